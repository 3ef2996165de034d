# The packs of data that programs load when they want words or the other script: build/*/data/*.pack, made out of npm packages.
# Where those are not installed everything else is built all the same.
set(DUIDU_DATA_DIR ${CMAKE_BINARY_DIR}/data)
file(MAKE_DIRECTORY ${DUIDU_DATA_DIR})
set(packs)

# pack(name package script words…): data/<name>.pack, where the npm package is there.
function(pack name package script)
  if(NOT EXISTS ${CMAKE_SOURCE_DIR}/node_modules/${package}/package.json)
    message(STATUS "no ${name}.pack: npm install brings ${package}, which it is made from")
    return()
  endif()
  add_custom_command(OUTPUT ${DUIDU_DATA_DIR}/${name}.pack
    COMMAND ${DUIDU_NODE} ${CMAKE_SOURCE_DIR}/${script} ${DUIDU_DATA_DIR}/${name}.pack ${ARGN}
    DEPENDS ${CMAKE_SOURCE_DIR}/${script} ${CMAKE_SOURCE_DIR}/src/text/fold.inc ${CMAKE_SOURCE_DIR}/node_modules/${package}/package.json)
  set(packs ${packs} ${DUIDU_DATA_DIR}/${name}.pack PARENT_SCOPE)
endfunction()

pack(words nodejieba src/segment/words.mjs)
pack(words-small nodejieba src/segment/words.mjs 65500)  # 189 kB brotli instead of 281
if(NOT EMSCRIPTEN)  # 1.2 MB compressed: pages do without it
  add_custom_command(OUTPUT ${DUIDU_DATA_DIR}/phrases.pack
    COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_SOURCE_DIR}/src/decode/phrases.pack ${DUIDU_DATA_DIR}/phrases.pack
    DEPENDS ${CMAKE_SOURCE_DIR}/src/decode/phrases.pack)
  list(APPEND packs ${DUIDU_DATA_DIR}/phrases.pack)
endif()
add_custom_target(data ALL DEPENDS ${packs})
