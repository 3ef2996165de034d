# ICU 76.1 as one static library: the parts behind src/text/unicode.cpp and no more, without ICU's own build and without its tools.
# What the list leaves out was found by linking (llvm-nm over the whole library); the linker drops the rest.
set(icu_root ${DUIDU_SOURCES}/icu)

set(icu_unneeded  # of common/
    bytestriebuilder bytestrieiterator caniter cstr cwchar dtintrv filteredbrk filterednormalizer2 icudataver icuplug localematcher
    localeprioritylist locdispnames locdistance locdspnm locresdata messagepattern mlbe normlzr pluralmap propsvec punycode resbund_cnv
    restrace schriter serv servlk servlkf servls servnotf servrbf servslkf sharedobject simpleformatter static_unicode_sets
    stringtriebuilder ubidi ubidiln ubiditransform ubidiwrt ubrk ucasemap ucasemap_titlecase_brkiter ucat ucharstriebuilder ucnv_set
    ucnvdisp ucnvsel ucol_swp ucurr uidna uinit uiter ulist ulocale ulocbuilder unifiedcache unistr_cnv unistr_props unorm unormcmp
    ures_cnv usc_impl uset_props ushape usprep ustr_wcs utrie utrie2_builder uts46 wintz)
file(GLOB icu_sources ${icu_root}/common/*.cpp)
foreach(name IN LISTS icu_unneeded)
  list(REMOVE_ITEM icu_sources ${icu_root}/common/${name}.cpp)
endforeach()

add_library(icu STATIC EXCLUDE_FROM_ALL ${icu_sources} ${icu_root}/stubdata/stubdata.cpp)
target_include_directories(icu SYSTEM PUBLIC ${icu_root}/common)
target_compile_definitions(icu
  PUBLIC U_STATIC_IMPLEMENTATION=1 U_CHARSET_IS_UTF8=1 U_USING_ICU_NAMESPACE=0 UNISTR_FROM_CHAR_EXPLICIT=explicit
         UNISTR_FROM_STRING_EXPLICIT=explicit UCONFIG_NO_COLLATION=1 UCONFIG_NO_FORMATTING=1 UCONFIG_NO_IDNA=1 UCONFIG_NO_SERVICE=1
         UCONFIG_NO_FILE_IO=1 UCONFIG_NO_FILTERED_BREAK_ITERATION=1 U_CHECK_DYLOAD=0 U_ENABLE_DYLOAD=0 U_ENABLE_TRACING=0
  PRIVATE U_COMMON_IMPLEMENTATION)
target_compile_options(icu PRIVATE -w -ffunction-sections -fdata-sections)

# Twelve files a unit build in a third of the time; these define names that meet others.
set_target_properties(icu PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
foreach(name ucnv_u16 ucnv_u32 ucase uchar ucnv_io)
  set_source_files_properties(${icu_root}/common/${name}.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endforeach()

# The pack that stands inside the program, and the one that a page loads when a document asks for it.
set(icu_cutter ${CMAKE_SOURCE_DIR}/tools/cut-icu-data.mjs)
set(icu_items ${CMAKE_SOURCE_DIR}/wasm/icu-data.txt)
function(icu_pack name sections)
  add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/${name}.dat
    COMMAND ${DUIDU_NODE} ${icu_cutter} ${icu_root}/data/in/icudt76l.dat ${icu_items} ${sections} ${CMAKE_BINARY_DIR}/${name}.dat
    DEPENDS ${icu_cutter} ${icu_items} VERBATIM COMMENT "Cutting ICU's data: ${sections}")
endfunction()
if(EMSCRIPTEN)
  icu_pack(boot boot)
  icu_pack(legacy legacy)
  add_custom_target(data_packs ALL DEPENDS ${CMAKE_BINARY_DIR}/legacy.dat)
else()
  icu_pack(boot boot,legacy)
endif()
