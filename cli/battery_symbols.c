/* What a shared object shows to others: its dynamic symbols, read from the file. */
#include "battery.h"

#include "base/datafile.h"

#include <elf.h>
#include <link.h>
#include <stdio.h>
#include <string.h>

#define ENTRY_ENDING "_LTX_gongbao_entry"

/* A section of the file when it lies inside it; NULL otherwise. */
static const void *content_of(gb_string file, const ElfW(Shdr) * section) {
    if (section->sh_offset > file.length || section->sh_size > file.length - section->sh_offset) return NULL;
    return file.data + section->sh_offset;
}

static int ends_with(const char *name, const char *ending) {
    const size_t length = strlen(name), tail = strlen(ending);
    return length >= tail && strcmp(name + length - tail, ending) == 0;
}

/* Names that compilers and sanitizers add. */
static int is_tools(const char *name) {
    return name[0] == '_' || strncmp(name, "asan", 4) == 0;
}

/* The first function or object that is exported beside the entry; NULL = none. */
static const char *stray(gb_string file, const ElfW(Shdr) * symbols, const ElfW(Shdr) * names) {
    const ElfW(Sym) *list = content_of(file, symbols);
    const char *text = content_of(file, names);
    if (!list || !text || names->sh_size == 0 || text[names->sh_size - 1] != '\0') return NULL;
    for (size_t i = 0; i < symbols->sh_size / sizeof *list; i++) {
        const ElfW(Sym) *symbol = &list[i];
        const int bind = ELF64_ST_BIND(symbol->st_info), type = ELF64_ST_TYPE(symbol->st_info);
        if (symbol->st_shndx == SHN_UNDEF || (bind != STB_GLOBAL && bind != STB_WEAK)) continue;
        if ((type != STT_FUNC && type != STT_OBJECT) || symbol->st_name >= names->sh_size) continue;
        const char *name = text + symbol->st_name;
        if (!ends_with(name, ENTRY_ENDING) && !is_tools(name)) return name;
    }
    return NULL;
}

static const char *find_stray(gb_string file) {
    ElfW(Ehdr) header;
    if (file.length < sizeof header) return NULL;
    memcpy(&header, file.data, sizeof header);
    if (header.e_shoff > file.length || header.e_shentsize != sizeof(ElfW(Shdr)) ||
        (uint64_t)header.e_shnum * sizeof(ElfW(Shdr)) > file.length - header.e_shoff)
        return NULL;
    const ElfW(Shdr) *sections = (const void *)(file.data + header.e_shoff);
    for (unsigned i = 0; i < header.e_shnum; i++)
        if (sections[i].sh_type == SHT_DYNSYM && sections[i].sh_link < header.e_shnum)
            return stray(file, &sections[i], &sections[sections[i].sh_link]);
    return NULL;
}

finding rule_symbols(const subject *s) {
    gb_string file;
    gb_error why = {0};
    finding f = found(VERDICT_PASS, "exports its entry alone");
    if (!ends_with(s->file, ".so")) return found(VERDICT_SKIP, "it is no shared object");
    if (gb_file_map(s->file, &file, &why) != 0) return found(VERDICT_SKIP, "%s", why.text);
    const char *name = find_stray(file);
    if (name) f = found(VERDICT_FAIL, "exports %s: make it static, or compile with -fvisibility=hidden", name);
    gb_file_unmap(file);
    return f;
}
