// What bindings.cpp imports from its host, so that the linker knows these names and no others.
mergeInto(LibraryManager.library, {duidu_linked: () => {}});
