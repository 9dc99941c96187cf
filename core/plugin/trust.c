#include "plugin/trust.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int refuse(gb_error *error, const char *reason) {
    return gb_error_set(error, GB_ERROR_INPUT, "%s", reason);
}

/* 1 when the group is the owner's private one (same name, his main group, nobody else in it): distributions that give
 * each user such a group let files be group-writable by default. */
static int is_private_group(uid_t owner, gid_t group) {
    const struct passwd *user = getpwuid(owner);
    if (!user || user->pw_gid != group) return 0;
    char name[256];
    if (snprintf(name, sizeof name, "%s", user->pw_name) >= (int)sizeof name) return 0;
    const struct group *entry = getgrgid(group);
    if (!entry || strcmp(entry->gr_name, name) != 0) return 0;
    for (char **member = entry->gr_mem; member && *member; member++)
        if (strcmp(*member, name) != 0) return 0;
    return 1;
}

/* Owner and mode; `what` is the thing in the message. */
static int judge(const struct stat *status, const char *what, gb_error *error) {
    unsigned mode = (unsigned)status->st_mode & 07777;
    if (status->st_uid != 0 && status->st_uid != geteuid())
        return gb_error_set(error, GB_ERROR_INPUT,
                            "%s belongs to user %lu, neither to root nor to you (user %lu): its code is not run", what,
                            (unsigned long)status->st_uid, (unsigned long)geteuid());
    if (mode & S_IWOTH ||
        (mode & S_IWGRP && (status->st_uid == 0 || !is_private_group(status->st_uid, status->st_gid))))
        return gb_error_set(error, GB_ERROR_INPUT,
                            "%s can be written to by %s (mode %04o): take that away with chmod go-w", what,
                            mode & S_IWOTH ? "everybody" : "its group", mode);
    return 0;
}

int gb_trust_directory(const char *path, gb_error *error) {
    struct stat status;
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        if (errno == ENOENT) return -2;
        return refuse(error, gb_error_system(errno));
    }
    if (fstat(fd, &status) != 0) {
        refuse(error, gb_error_system(errno));
    } else if (judge(&status, "this directory", error) == 0) {
        return fd;
    }
    close(fd);
    return -1;
}

static const char *kind_of(mode_t mode) {
    switch (mode & S_IFMT) {
    case S_IFDIR:
        return "a directory, not a file";
    case S_IFIFO:
        return "a FIFO, not a file";
    case S_IFSOCK:
        return "a socket, not a file";
    case S_IFCHR:
        return "a character device, not a file";
    case S_IFBLK:
        return "a block device, not a file";
    default:
        return "not a regular file";
    }
}

/* Whoever can write to the directory of a link's target can exchange the target. */
static int judge_target(int directory, const char *name, gb_error *error) {
    char path[64 + NAME_MAX], target[PATH_MAX], *slash;
    struct stat status;
    int length = snprintf(path, sizeof path, "/proc/self/fd/%d/%s", directory, name);
    if (length < 0 || (size_t)length >= sizeof path || !realpath(path, target))
        return refuse(error, gb_error_system(errno));
    slash = strrchr(target, '/');
    if (slash == target) slash++;
    *slash = '\0';
    if (stat(target, &status) != 0) return refuse(error, gb_error_system(errno));
    return judge(&status, "the directory of the file that this link points to", error);
}

int gb_trust_file(int directory, const char *name, gb_error *error) {
    struct stat link, status;
    int fd;
    if (fstatat(directory, name, &link, AT_SYMLINK_NOFOLLOW) != 0) return refuse(error, gb_error_system(errno));
    if (fstatat(directory, name, &status, 0) != 0)
        return refuse(error, S_ISLNK(link.st_mode) ? "a symbolic link to nothing" : gb_error_system(errno));
    /* Looked at before it is opened: opening a FIFO or a device can wait or have effects. */
    if (!S_ISREG(status.st_mode)) return refuse(error, kind_of(status.st_mode));
    if (S_ISLNK(link.st_mode) && judge_target(directory, name, error) != 0) return -1;
    fd = openat(directory, name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) return refuse(error, gb_error_system(errno));
    if (fstat(fd, &status) != 0)
        refuse(error, gb_error_system(errno));
    else if (!S_ISREG(status.st_mode))
        refuse(error, kind_of(status.st_mode));
    else if (judge(&status, "this file", error) == 0)
        return fd;
    close(fd);
    return -1;
}
