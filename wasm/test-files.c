// Emscripten's standalone programs can write to the terminal and no more. This gives the tests' fopen, opendir and stat the files that the
// host shows under "/" (wasm/test-host.mjs), by WASI's own calls: tests read their *.cases as they do natively.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <wasi/api.h>
#include <wasi/wasi-helpers.h>

enum { root = 3 }; // the first descriptor after the standard streams: the host's "/"

static char const* below_root(char const* path) {
    while (*path == '/') ++path;
    return *path ? path : ".";
}

static long failed(__wasi_errno_t error) { return -(long)error; } // Emscripten's errno values are WASI's

long __syscall_open(char const* path, long flags, ...) {
    if (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) return -EROFS;
    __wasi_oflags_t how = flags & O_DIRECTORY ? __WASI_OFLAGS_DIRECTORY : 0;
    __wasi_rights_t rights = __WASI_RIGHTS_FD_READ | __WASI_RIGHTS_FD_SEEK | __WASI_RIGHTS_FD_TELL | __WASI_RIGHTS_FD_READDIR | __WASI_RIGHTS_FD_FILESTAT_GET;
    __wasi_fd_t opened;
    path = below_root(path);
    __wasi_errno_t error = __wasi_path_open(root, __WASI_LOOKUPFLAGS_SYMLINK_FOLLOW, path, strlen(path), how, rights, rights, 0, &opened);
    return error ? failed(error) : (long)opened;
}

long __syscall_openat(long folder, char const* path, long flags, ...) {
    (void)folder;
    return __syscall_open(path, flags);
}

static long tell(__wasi_errno_t error, __wasi_filestat_t const* found, struct stat* status) {
    if (error) return failed(error);
    memset(status, 0, sizeof *status);
    status->st_mode = found->filetype == __WASI_FILETYPE_DIRECTORY ? S_IFDIR | 0555 : S_IFREG | 0444;
    status->st_size = found->size;
    status->st_ino = found->ino;
    status->st_nlink = 1;
    return 0;
}

long __syscall_stat64(char const* path, struct stat* status) {
    __wasi_filestat_t found;
    path = below_root(path);
    return tell(__wasi_path_filestat_get(root, __WASI_LOOKUPFLAGS_SYMLINK_FOLLOW, path, strlen(path), &found), &found, status);
}

long __syscall_lstat64(char const* path, struct stat* status) { return __syscall_stat64(path, status); }

long __syscall_fstatat64(long folder, char const* path, struct stat* status, long flags) {
    (void)folder, (void)flags;
    return __syscall_stat64(path, status);
}

long __syscall_newfstatat(long folder, char const* path, struct stat* status, long flags) { return __syscall_fstatat64(folder, path, status, flags); }

long __syscall_fstat64(long file, struct stat* status) {
    __wasi_filestat_t found;
    return tell(__wasi_fd_filestat_get(file, &found), &found, status);
}

// WASI reads on from a cookie, Emscripten from where the descriptor stands; so the place in each open folder is kept here.
static __wasi_dircookie_t read_so_far[1024];

long __syscall_getdents64(long folder, char* out, long room) {
    static char buffer[65536];
    __wasi_size_t used;
    if (folder < 0 || folder >= 1024) return -EMFILE;
    __wasi_errno_t error = __wasi_fd_readdir(folder, (uint8_t*)buffer, sizeof buffer, read_so_far[folder], &used);
    if (error) return failed(error);
    long written = 0;
    for (char const* entry = buffer; entry + sizeof(__wasi_dirent_t) <= buffer + used;) {
        __wasi_dirent_t head;
        memcpy(&head, entry, sizeof head);
        char const* name = entry + sizeof head;
        if (name + head.d_namlen > buffer + used || written + (long)sizeof(struct dirent) > room) break;
        struct dirent* made = (struct dirent*)(out + written);
        made->d_ino = head.d_ino;
        made->d_off = head.d_next;
        made->d_reclen = sizeof(struct dirent);
        made->d_type = head.d_type == __WASI_FILETYPE_DIRECTORY ? DT_DIR : DT_REG;
        size_t length = head.d_namlen < sizeof made->d_name ? head.d_namlen : sizeof made->d_name - 1;
        memcpy(made->d_name, name, length);
        made->d_name[length] = 0;
        written += sizeof(struct dirent);
        read_so_far[folder] = head.d_next;
        entry = name + head.d_namlen;
    }
    if (written == 0) read_so_far[folder] = 0; // the end: the next to open this descriptor begins anew
    return written;
}
