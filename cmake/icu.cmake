# ICU 76.1 as one static library: the files behind src/text/unicode.cpp and no more, without ICU's own build and without its tools.
# Where that file asks for more, the linker names what is missing; its source in common/ joins the list.
set(icu_root ${DUIDU_SOURCES}/icu)

set(icu_sources)
foreach(name  # of common/
    appendable bmpset bytesinkutil bytestream charstr cmemory cstring edits emojiprops loadednormalizer2impl normalizer2 normalizer2impl
    patternprops putil stringpiece uarrsort ubidi_props ucase uchar ucharstrie ucharstrieiterator ucln_cmn ucmndata ucptrie udata udatamem
    udataswp uhash uinvchar umapfile umath umutablecptrie umutex unifilt unifunct uniset unisetspan unistr unistr_case uobject uprops
    ustrcase ustring ustrtrns utf_impl util utrace utrie2 utrie_swap uvector uvectr32)
  list(APPEND icu_sources ${icu_root}/common/${name}.cpp)
endforeach()

add_library(icu STATIC EXCLUDE_FROM_ALL ${icu_sources} ${icu_root}/stubdata/stubdata.cpp)
target_include_directories(icu SYSTEM PUBLIC ${icu_root}/common)
target_compile_definitions(icu
  PUBLIC U_STATIC_IMPLEMENTATION=1 U_CHARSET_IS_UTF8=1 U_USING_ICU_NAMESPACE=0 UNISTR_FROM_CHAR_EXPLICIT=explicit
         UNISTR_FROM_STRING_EXPLICIT=explicit UCONFIG_NO_COLLATION=1 UCONFIG_NO_FORMATTING=1 UCONFIG_NO_IDNA=1 UCONFIG_NO_SERVICE=1
         UCONFIG_NO_FILE_IO=1 UCONFIG_NO_FILTERED_BREAK_ITERATION=1 U_CHECK_DYLOAD=0 U_ENABLE_DYLOAD=0 U_ENABLE_TRACING=0
  PRIVATE U_COMMON_IMPLEMENTATION)
# The sanitizer's look at virtual tables would ask for classes that are not in the list.
target_compile_options(icu PRIVATE -w -ffunction-sections -fdata-sections -fno-sanitize=vptr)

# Twelve files a unit build in a third of the time; these define names that meet others.
set_target_properties(icu PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
foreach(name ucase uchar putil umutablecptrie)
  set_source_files_properties(${icu_root}/common/${name}.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endforeach()

# The pack that stands inside the program (wasm/icu-data.S).
set(icu_cutter ${CMAKE_SOURCE_DIR}/tools/cut-icu-data.mjs)
set(icu_items ${CMAKE_SOURCE_DIR}/wasm/icu-data.txt)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/icu.dat
  COMMAND ${DUIDU_NODE} ${icu_cutter} ${icu_root}/data/in/icudt76l.dat ${icu_items} ${CMAKE_BINARY_DIR}/icu.dat
  DEPENDS ${icu_cutter} ${icu_items} VERBATIM COMMENT "Cutting ICU's data")
