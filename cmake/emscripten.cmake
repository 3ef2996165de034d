# Finds Emscripten's own toolchain file: an emsdk's, else the one beside emcc, else Debian's.
set(CMAKE_ASM_COMPILER_ID Clang)  # CMake cannot find out by itself
find_program(emcc emcc REQUIRED NO_CMAKE_FIND_ROOT_PATH)
get_filename_component(emcc_folder ${emcc} REALPATH)
get_filename_component(emcc_folder ${emcc_folder} DIRECTORY)
foreach(folder $ENV{EMSDK}/upstream/emscripten ${emcc_folder} /usr/share/emscripten)
  if(EXISTS ${folder}/cmake/Modules/Platform/Emscripten.cmake)
    include(${folder}/cmake/Modules/Platform/Emscripten.cmake)
    return()
  endif()
endforeach()
message(FATAL_ERROR "There is an emcc, but its cmake/Modules/Platform/Emscripten.cmake was not found; is EMSDK set?")
