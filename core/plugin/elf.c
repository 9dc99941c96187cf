#include "plugin/elf.h"

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SEGMENT_LIMIT 512

static int refuse(gb_error *error, const char *reason) {
    return gb_error_set(error, GB_ERROR_INPUT, "%s", reason);
}

static int truncated(gb_error *error, uint64_t promised, uint64_t size) {
    return gb_error_set(error, GB_ERROR_INPUT,
                        "truncated: its header speaks of %llu bytes, the file has %llu: build or copy it again",
                        (unsigned long long)promised, (unsigned long long)size);
}

static const char *machine_name(unsigned machine) {
    static const struct {
        unsigned machine;
        const char *name;
    } names[] = {{EM_386, "i386"},        {EM_X86_64, "x86-64"}, {EM_ARM, "ARM"},
                 {EM_AARCH64, "AArch64"}, {EM_RISCV, "RISC-V"},  {EM_PPC64, "PPC64"},
                 {EM_S390, "S/390"},      {EM_MIPS, "MIPS"},     {258, "LoongArch"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].machine == machine) return names[i].name;
    return "another machine";
}

/* The header of the running program: what a plugin must match. */
static int own_header(ElfW(Ehdr) * header) {
    int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    ssize_t got;
    if (fd < 0) return -1;
    got = pread(fd, header, sizeof *header, 0);
    close(fd);
    return got == (ssize_t)sizeof *header ? 0 : -1;
}

/* Bits and byte order, which say how to read the rest; then machine and kind of file. */
static int check_header(const ElfW(Ehdr) * header, gb_error *error) {
    ElfW(Ehdr) own;
    int known = own_header(&own) == 0;
    if (header->e_ident[EI_CLASS] != (sizeof(void *) == 8 ? ELFCLASS64 : ELFCLASS32))
        return refuse(error, sizeof(void *) == 8 ? "built for 32-bit programs, this one is 64-bit: rebuild the plugin"
                                                 : "built for 64-bit programs, this one is 32-bit: rebuild the plugin");
    if (known && header->e_ident[EI_DATA] != own.e_ident[EI_DATA])
        return refuse(error, "built for the other byte order: rebuild the plugin for this machine");
    if (known && header->e_machine != own.e_machine)
        return gb_error_set(error, GB_ERROR_INPUT,
                            "built for %s (machine type %u), this is %s (%u): rebuild the plugin for this machine",
                            machine_name(header->e_machine), header->e_machine, machine_name(own.e_machine),
                            own.e_machine);
    if (header->e_type == ET_REL) return refuse(error, "an object file, not a shared object: link it with -shared");
    if (header->e_type == ET_EXEC) return refuse(error, "a program, not a shared object: link it with -shared");
    if (header->e_type != ET_DYN) return refuse(error, "not a shared object: link it with -shared");
    return 0;
}

/* Every part that is loaded must lie inside the file. */
static int check_segments(int fd, const ElfW(Ehdr) * header, uint64_t size, gb_error *error) {
    uint64_t end = (uint64_t)header->e_phnum * sizeof(ElfW(Phdr));
    if (header->e_phnum == 0 || header->e_phnum > SEGMENT_LIMIT || header->e_phentsize != sizeof(ElfW(Phdr)))
        return refuse(error, "damaged: its ELF program headers make no sense");
    if (header->e_phoff > size || end > size - header->e_phoff) return truncated(error, header->e_phoff + end, size);
    for (unsigned i = 0; i < header->e_phnum; i++) {
        ElfW(Phdr) segment;
        off_t at = (off_t)(header->e_phoff + (uint64_t)i * sizeof segment);
        if (pread(fd, &segment, sizeof segment, at) != (ssize_t)sizeof segment)
            return refuse(error, "cannot be read to its end");
        if (segment.p_offset > UINT64_MAX - segment.p_filesz) return refuse(error, "damaged: a segment has no end");
        end = (uint64_t)segment.p_offset + segment.p_filesz;
        if (segment.p_type != PT_NULL && end > size) return truncated(error, end, size);
    }
    return 0;
}

int gb_elf_check(int fd, gb_error *error) {
    ElfW(Ehdr) header;
    struct stat status;
    ssize_t got;
    uint64_t size, sections;
    memset(&header, 0, sizeof header);
    if (fstat(fd, &status) != 0 || (got = pread(fd, &header, sizeof header, 0)) < 0)
        return refuse(error, "cannot be read");
    size = (uint64_t)status.st_size;
    if (got == 0) return refuse(error, "empty file");
    if (got < SELFMAG || memcmp(header.e_ident, ELFMAG, SELFMAG) != 0)
        return refuse(error, "not an ELF file: a plugin is a shared object that a compiler made");
    if (got < (ssize_t)sizeof header) return truncated(error, sizeof header, size);
    if (check_header(&header, error) != 0 || check_segments(fd, &header, size, error) != 0) return -1;
    sections = (uint64_t)header.e_shnum * header.e_shentsize;
    if (header.e_shoff > size || sections > size - header.e_shoff)
        return truncated(error, header.e_shoff + (header.e_shoff > size ? 0 : sections), size);
    return 0;
}
