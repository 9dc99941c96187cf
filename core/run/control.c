#include "run/control.h"

#include <fcntl.h>
#include <stddef.h>
#include <sys/mman.h>
#include <unistd.h>

int gb_control_create(void) {
    int file = memfd_create("gongbao-control", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (file < 0) return -1;
    if (ftruncate(file, (off_t)sizeof(gb_control)) == 0 && fcntl(file, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) == 0)
        return file;
    close(file);
    return -1;
}

gb_control *gb_control_map(int file) {
    void *page = mmap(NULL, sizeof(gb_control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    return page == MAP_FAILED ? NULL : page;
}

void gb_control_unmap(gb_control *control) {
    if (control) munmap(control, sizeof *control);
}

void gb_control_set(gb_control *control, gb_phase phase, int stage) {
    atomic_store_explicit(&control->stage, stage, memory_order_relaxed);
    atomic_store_explicit(&control->phase, (uint32_t)phase, memory_order_relaxed);
    uint32_t step = atomic_load_explicit(&control->step, memory_order_relaxed);
    atomic_store_explicit(&control->step, step + 1, memory_order_release);
}

void gb_control_document(gb_control *control, uint64_t document, uint64_t bytes) {
    atomic_store_explicit(&control->document, document, memory_order_relaxed);
    atomic_store_explicit(&control->bytes, bytes, memory_order_relaxed);
}

gb_position gb_control_get(const gb_control *control) {
    gb_position position;
    position.step = atomic_load_explicit(&control->step, memory_order_acquire);
    position.phase = (gb_phase)atomic_load_explicit(&control->phase, memory_order_relaxed);
    position.stage = atomic_load_explicit(&control->stage, memory_order_relaxed);
    position.document = atomic_load_explicit(&control->document, memory_order_relaxed);
    position.bytes = atomic_load_explicit(&control->bytes, memory_order_relaxed);
    return position;
}
