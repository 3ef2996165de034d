# The tests in tests/ (one program, Catch2), tests/fuzz (a libFuzzer program a file) and tests/bench (a Google Benchmark program a file).
file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS tests/*.cpp)
list(FILTER test_sources EXCLUDE REGEX "/tests/(fuzz|bench|score|web)/")

add_library(catch STATIC EXCLUDE_FROM_ALL ${DUIDU_SOURCES}/catch2/extras/catch_amalgamated.cpp)
target_include_directories(catch SYSTEM PUBLIC ${DUIDU_SOURCES}/catch2/extras)
target_compile_options(catch PRIVATE -O1)

# Where tests find their *.cases files and the documents shared between checkouts.
add_library(test_rules INTERFACE)
target_include_directories(test_rules INTERFACE tests)
target_compile_definitions(test_rules INTERFACE
  DUIDU_TESTS_DIR="${CMAKE_SOURCE_DIR}/tests" DUIDU_SHARED_DIR="${CMAKE_SOURCE_DIR}/../shared" DUIDU_DATA_DIR="${DUIDU_DATA_DIR}")
target_link_libraries(test_rules INTERFACE core json)

if(test_sources AND NOT DUIDU_FUZZ AND NOT DUIDU_BENCH)
  add_executable(duidu_tests ${test_sources})
  target_link_libraries(duidu_tests PRIVATE catch test_rules)
  target_compile_options(duidu_tests PRIVATE -O1)  # builds sooner than it would run faster
  if(EMSCRIPTEN)
    wasm_test(duidu_tests)
  else()
    add_test(NAME duidu_tests COMMAND duidu_tests)
  endif()
endif()

# What src/segment/weights.mjs fits its weights to.
if(NOT EMSCRIPTEN AND NOT DUIDU_FUZZ AND NOT DUIDU_BENCH)
  add_executable(duidu_evidence EXCLUDE_FROM_ALL tests/score/evidence.cpp)
  target_link_libraries(duidu_evidence PRIVATE test_rules)
endif()

if(DUIDU_FUZZ)
  file(GLOB fuzz_sources CONFIGURE_DEPENDS tests/fuzz/*.cpp)
  foreach(source IN LISTS fuzz_sources)
    get_filename_component(name ${source} NAME_WE)
    add_executable(duidu_fuzz_${name} ${source} tests/zipped.cpp)
    target_link_libraries(duidu_fuzz_${name} PRIVATE test_rules)
    target_link_options(duidu_fuzz_${name} PRIVATE -fsanitize=fuzzer)
    # A test only knocks; `build/fuzz/duidu_fuzz_x -max_total_time=600 corpus/` looks for something.
    add_test(NAME duidu_fuzz_${name} COMMAND duidu_fuzz_${name} -max_total_time=10 -timeout=10 -rss_limit_mb=4096)
  endforeach()
endif()

if(DUIDU_BENCH)
  find_package(benchmark REQUIRED)
  file(GLOB bench_sources CONFIGURE_DEPENDS tests/bench/*.cpp)
  foreach(source IN LISTS bench_sources)
    get_filename_component(name ${source} NAME_WE)
    add_executable(duidu_bench_${name} ${source})
    target_link_libraries(duidu_bench_${name} PRIVATE test_rules benchmark::benchmark benchmark::benchmark_main)
  endforeach()
endif()
