// Memory that was given back stays at hand. The vectors of a document grow to megabytes and go with it; the C library would return them to
// the system each time and ask for them again, page by page, which is a tenth of the time that reading one file after the other takes.
#pragma once

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace duidu {

// For programs that read and end: called once, before anything is read.
inline void keep_memory() {
#ifdef __GLIBC__
    constexpr int all = ~0u >> 1; // bytes that may stay unused at the end of the heap
    mallopt(M_MMAP_MAX, 0), mallopt(M_TRIM_THRESHOLD, all);
#endif
}

} // namespace duidu
