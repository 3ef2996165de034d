# duidu.wasm stands alone: a plain C ABI (wasm/bindings.cpp), no glue of Emscripten's, a handful of imports that any host can give.
# Tests are a command that runs under WASI, in Node.
set(CMAKE_EXECUTABLE_SUFFIX .wasm)

if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 15)  # Emscripten before 3.1.27
  set(wasm_stack -sTOTAL_STACK=1MB)
else()
  set(wasm_stack -sSTACK_SIZE=1MB)
endif()
set(wasm_link -sSTANDALONE_WASM -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB ${wasm_stack})

add_executable(duidu_wasm wasm/bindings.cpp wasm/memory.c)
# Only there is memory.copy asked for, and no loop may become a call of the function that it stands in.
set_source_files_properties(wasm/memory.c PROPERTIES COMPILE_OPTIONS "-O2;-mbulk-memory;-fno-builtin")
set_target_properties(duidu_wasm PROPERTIES OUTPUT_NAME duidu)
target_compile_options(duidu_wasm PRIVATE -fno-exceptions)
target_link_libraries(duidu_wasm PRIVATE core)
# A function with one caller goes into it only while it is small. Else the whole of reading is one function of 230 KB, which an engine compiles in one go before
# the first byte is read, cannot make faster while it runs, and whose optimizing takes 60 MB: without it a pair of 5 MB costs a quarter less processor time.
target_link_options(duidu_wasm PRIVATE -O3 --no-entry --js-library ${CMAKE_SOURCE_DIR}/wasm/imports.js ${wasm_link} -sINITIAL_MEMORY=4MB -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=100)

# The same while compiling, where much is run once a document: only what is marked inline is inlined, and the linker adds the smallest. The first
# reading of a document costs a fifth less, and all that follow a twentieth to a quarter. Comparing and repairing, whose loops are long, would lose a
# sixth, and writing reports, which is made of small functions, half.
foreach(source IN LISTS core_sources)
  if(source MATCHES "/src/(parse|segment|reference)/|/mojibake.cpp$")
    set_property(SOURCE ${source} APPEND PROPERTY COMPILE_OPTIONS -finline-hint-functions)
  endif()
endforeach()

# Exceptions live only in the tests (Catch2 throws); the core is compiled without them, once for both.
set(wasm_exceptions -fwasm-exceptions)
function(wasm_test name)
  target_sources(${name} PRIVATE wasm/test-files.c wasm/memory.c)
  target_compile_options(catch PRIVATE ${wasm_exceptions})
  target_compile_options(${name} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:${wasm_exceptions}>)
  # Emscripten does not know the calls that wasm/test-files.c takes from WASI.
  target_link_options(${name} PRIVATE -O1 ${wasm_exceptions} ${wasm_link} -sINITIAL_MEMORY=16MB -sERROR_ON_UNDEFINED_SYMBOLS=0 -sWARN_ON_UNDEFINED_SYMBOLS=0)
  add_test(NAME ${name} COMMAND ${DUIDU_NODE} --no-warnings ${CMAKE_SOURCE_DIR}/wasm/test-host.mjs $<TARGET_FILE:${name}>)
endfunction()
