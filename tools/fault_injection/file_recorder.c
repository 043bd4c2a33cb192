/* Records what a process writes below a folder, for the simulation of power failures.

   Preloaded into a process (LD_PRELOAD), it appends a record to the file FILE_RECORDER_LOG for
   each change of a file below the folder FILE_RECORDER_FOLDER, after the change has been made.
   A record is a header (see below; the byte order is that of the computer), two paths and data.
   power_records.py reads it. Changes through mmap, sendfile and copy_file_range are not
   recorded; the first is used for no file that has to survive, the others are refused, so that
   the C library and Python fall back to write. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum operation { CREATE = 1, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, MKDIR, RMDIR, LINK };

struct header {
    uint32_t operation, path_bytes, other_path_bytes, padding;
    uint64_t inode, offset, data_bytes;
};

#define MAX_FILES 4096

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_fd = -1;
static char folder[PATH_MAX];
static size_t folder_bytes;
static char is_watched[MAX_FILES];

__attribute__((constructor)) static void start(void) {
    const char *log = getenv("FILE_RECORDER_LOG"), *watched = getenv("FILE_RECORDER_FOLDER");
    if (!log || !watched || !realpath(watched, folder)) return;
    folder_bytes = strlen(folder);
    log_fd = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void record(enum operation operation, const char *path, const char *other, uint64_t inode,
                   uint64_t offset, const struct iovec *data, int count, size_t data_bytes) {
    if (log_fd < 0) return;
    struct header header = {operation, (uint32_t)strlen(path), (uint32_t)strlen(other), 0,
                            inode, offset, data_bytes};
    struct iovec parts[64] = {{&header, sizeof header}, {(void *)path, header.path_bytes},
                              {(void *)other, header.other_path_bytes}};
    int used = 3;
    for (int i = 0; i < count && used < 64 && data_bytes; i++) {
        size_t size = data[i].iov_len < data_bytes ? data[i].iov_len : data_bytes;
        parts[used++] = (struct iovec){data[i].iov_base, size};
        data_bytes -= size;
    }
    syscall(SYS_writev, log_fd, parts, used);
}

/* Whether a path is below the folder; makes it absolute. */
static int is_below(int directory, const char *path, char *absolute) {
    if (log_fd < 0 || !path) return 0;
    if (path[0] == '/') {
        snprintf(absolute, PATH_MAX, "%s", path);
    } else {
        char base[PATH_MAX], link[64];
        if (directory == AT_FDCWD) {
            if (!getcwd(base, sizeof base)) return 0;
        } else {
            snprintf(link, sizeof link, "/proc/self/fd/%d", directory);
            ssize_t size = readlink(link, base, sizeof base - 1);
            if (size < 0) return 0;
            base[size] = 0;
        }
        if (snprintf(absolute, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) return 0;
    }
    return !strncmp(absolute, folder, folder_bytes) && absolute[folder_bytes] == '/';
}

static uint64_t inode_of(int fd) {
    struct stat status;
    return fstat(fd, &status) ? 0 : status.st_ino;
}

static int open_at(int directory, const char *path, int flags, mode_t mode) {
    char absolute[PATH_MAX];
    int is_ours = is_below(directory, path, absolute);
    /* Folders are opened to be flushed, also the watched one itself. */
    int is_top = log_fd >= 0 && path && !strcmp(path, folder);
    if (!is_ours && !is_top) {
        int fd = (int)syscall(SYS_openat, directory, path, flags, mode);
        if (fd >= 0 && fd < MAX_FILES) is_watched[fd] = 0;
        return fd;
    }
    pthread_mutex_lock(&lock);
    int existed = !syscall(SYS_faccessat, directory, path, F_OK);
    int fd = (int)syscall(SYS_openat, directory, path, flags, mode);
    int error = errno;
    if (fd >= 0 && fd < MAX_FILES) {
        is_watched[fd] = 1;
        uint64_t inode = inode_of(fd);
        if (!existed) record(CREATE, absolute, "", inode, 0, NULL, 0, 0);
        else if ((flags & O_TRUNC) && (flags & O_ACCMODE) != O_RDONLY)
            record(TRUNCATE, "", "", inode, 0, NULL, 0, 0);
    }
    pthread_mutex_unlock(&lock);
    errno = error;
    return fd;
}

#define OPEN_MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list arguments; \
        va_start(arguments, flags); \
        mode = va_arg(arguments, mode_t); \
        va_end(arguments); \
    }

int open(const char *path, int flags, ...) { OPEN_MODE(flags) return open_at(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { OPEN_MODE(flags) return open_at(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { OPEN_MODE(flags) return open_at(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { OPEN_MODE(flags) return open_at(at, path, flags, mode); }
int creat(const char *path, mode_t mode) { return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

/* The C library opens the files of streams itself. */
static FILE *open_stream(const char *path, const char *kind) {
    int is_plus = strchr(kind, '+') != NULL;
    int flags = is_plus ? O_RDWR : kind[0] == 'r' ? O_RDONLY : O_WRONLY;
    if (kind[0] == 'w') flags |= O_CREAT | O_TRUNC;
    if (kind[0] == 'a') flags |= O_CREAT | O_APPEND;
    if (strchr(kind, 'e')) flags |= O_CLOEXEC;
    if (strchr(kind, 'x')) flags |= O_EXCL;
    int fd = open_at(AT_FDCWD, path, flags, 0666);
    return fd < 0 ? NULL : fdopen(fd, kind);
}
FILE *fopen(const char *path, const char *kind) { return open_stream(path, kind); }
FILE *fopen64(const char *path, const char *kind) { return open_stream(path, kind); }

static int is_ours(int fd) { return log_fd >= 0 && fd >= 0 && fd < MAX_FILES && is_watched[fd]; }

static ssize_t write_parts(int fd, const struct iovec *parts, int count, off64_t at) {
    if (!is_ours(fd))
        return at < 0 ? syscall(SYS_writev, fd, parts, count)
                      : syscall(SYS_pwritev, fd, parts, count, (long)at, 0L);
    pthread_mutex_lock(&lock);
    struct stat status;
    int flags = fcntl(fd, F_GETFL);
    off64_t start = at;
    if (at < 0) {
        start = lseek64(fd, 0, SEEK_CUR);
        if ((flags & O_APPEND) && !fstat(fd, &status)) start = status.st_size;
    }
    ssize_t written = at < 0 ? syscall(SYS_writev, fd, parts, count)
                             : syscall(SYS_pwritev, fd, parts, count, (long)at, 0L);
    int error = errno;
    if (written > 0)
        record(WRITE, "", "", inode_of(fd), (uint64_t)start, parts, count, (size_t)written);
    pthread_mutex_unlock(&lock);
    errno = error;
    return written;
}

ssize_t write(int fd, const void *data, size_t size) {
    if (!is_ours(fd)) return syscall(SYS_write, fd, data, size);
    struct iovec part = {(void *)data, size};
    return write_parts(fd, &part, 1, -1);
}
ssize_t writev(int fd, const struct iovec *parts, int count) { return write_parts(fd, parts, count, -1); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    struct iovec part = {(void *)data, size};
    return write_parts(fd, &part, 1, at);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return pwrite64(fd, data, size, at); }

static ssize_t refuse(void) {
    errno = EINVAL;
    return -1;
}
ssize_t sendfile(int out, int in, off_t *at, size_t size) {
    return is_ours(out) ? refuse() : syscall(SYS_sendfile, out, in, at, size);
}
ssize_t sendfile64(int out, int in, off64_t *at, size_t size) { return sendfile(out, in, at, size); }
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t size, unsigned flags) {
    return is_ours(out) ? refuse() : syscall(SYS_copy_file_range, in, from, out, to, size, flags);
}

int ftruncate(int fd, off_t size) {
    if (!is_ours(fd)) return (int)syscall(SYS_ftruncate, fd, size);
    pthread_mutex_lock(&lock);
    int result = (int)syscall(SYS_ftruncate, fd, size);
    int error = errno;
    if (!result) record(TRUNCATE, "", "", inode_of(fd), (uint64_t)size, NULL, 0, 0);
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}
int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

static int flush(int fd, long call) {
    if (!is_ours(fd)) return (int)syscall(call, fd);
    pthread_mutex_lock(&lock);
    int result = (int)syscall(call, fd);
    int error = errno;
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    path[size < 0 ? 0 : size] = 0;
    if (!result) record(SYNC, path, "", inode_of(fd), 0, NULL, 0, 0);
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}
int fsync(int fd) { return flush(fd, SYS_fsync); }
int fdatasync(int fd) { return flush(fd, SYS_fdatasync); }

static int change_name(enum operation operation, int at, const char *path, long call, long flags) {
    char absolute[PATH_MAX];
    int is_recorded = is_below(at, path, absolute);
    pthread_mutex_lock(&lock);
    int result = (int)syscall(call, at, path, flags);
    int error = errno;
    if (!result && is_recorded) record(operation, absolute, "", 0, 0, NULL, 0, 0);
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}
int unlinkat(int at, const char *path, int flags) {
    return change_name(flags & AT_REMOVEDIR ? RMDIR : UNLINK, at, path, SYS_unlinkat, flags);
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int mkdirat(int at, const char *path, mode_t mode) { return change_name(MKDIR, at, path, SYS_mkdirat, mode); }
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

int renameat(int from_at, const char *from, int to_at, const char *to) {
    char before[PATH_MAX], after[PATH_MAX];
    int is_recorded = is_below(from_at, from, before) | is_below(to_at, to, after);
    pthread_mutex_lock(&lock);
    int result = (int)syscall(SYS_renameat, from_at, from, to_at, to);
    int error = errno;
    if (!result && is_recorded) record(RENAME, before, after, 0, 0, NULL, 0, 0);
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

int linkat(int from_at, const char *from, int to_at, const char *to, int flags) {
    char before[PATH_MAX], after[PATH_MAX];
    int is_recorded = is_below(from_at, from, before) | is_below(to_at, to, after);
    pthread_mutex_lock(&lock);
    int result = (int)syscall(SYS_linkat, from_at, from, to_at, to, flags);
    int error = errno;
    if (!result && is_recorded) record(LINK, before, after, 0, 0, NULL, 0, 0);
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }
int rename(const char *from, const char *to) { return renameat(AT_FDCWD, from, AT_FDCWD, to); }
