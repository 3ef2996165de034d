# The format parsers behind src/parse/formats: lexbor (HTML), md4c (Markdown), zlib and pugixml (ZIP and XML: DOCX, EPUB, ODT);
# and the JSON reader of the tests.
file(GLOB_RECURSE lexbor_sources ${DUIDU_SOURCES}/lexbor/lexbor/*.c)
list(FILTER lexbor_sources EXCLUDE REGEX "/lexbor/selectors|/ports/windows")
add_library(lexbor STATIC EXCLUDE_FROM_ALL ${lexbor_sources})
target_include_directories(lexbor SYSTEM PUBLIC ${DUIDU_SOURCES}/lexbor)
target_compile_definitions(lexbor PUBLIC LEXBOR_STATIC)
set_target_properties(lexbor PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 25)  # its files are many and short

add_library(md4c STATIC EXCLUDE_FROM_ALL ${DUIDU_SOURCES}/md4c/src/md4c.c)
target_include_directories(md4c SYSTEM PUBLIC ${DUIDU_SOURCES}/md4c/src)

add_library(zlib STATIC EXCLUDE_FROM_ALL)
foreach(name adler32 crc32 inffast inflate inftrees zutil)
  target_sources(zlib PRIVATE ${DUIDU_SOURCES}/zlib/${name}.c)
endforeach()
target_include_directories(zlib SYSTEM PUBLIC ${DUIDU_SOURCES}/zlib)

add_library(pugixml STATIC EXCLUDE_FROM_ALL ${DUIDU_SOURCES}/pugixml/src/pugixml.cpp)
target_include_directories(pugixml SYSTEM PUBLIC ${DUIDU_SOURCES}/pugixml/src)
target_compile_definitions(pugixml PUBLIC PUGIXML_NO_EXCEPTIONS PUGIXML_NO_XPATH PUGIXML_NO_STL)

foreach(library lexbor md4c zlib pugixml)
  target_compile_options(${library} PRIVATE -w -ffunction-sections -fdata-sections)
endforeach()

add_library(json INTERFACE)
target_include_directories(json SYSTEM INTERFACE ${DUIDU_SOURCES}/nlohmann-json/include)
target_compile_definitions(json INTERFACE JSON_USE_IMPLICIT_CONVERSIONS=0)
