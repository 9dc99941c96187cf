#include "run/limits.h"

#include <time.h>

#define MEGABYTE 1e6

gb_budget gb_budget_for(double stage_seconds, uint64_t bytes) {
    double base = stage_seconds > 0 ? stage_seconds : GB_STAGE_SECONDS;
    double cpu = base + base / 5 * ((double)bytes / MEGABYTE);
    return (gb_budget){cpu, 3 * cpu + base};
}

static double seconds_of(const struct timespec *time) {
    return (double)time->tv_sec + (double)time->tv_nsec * 1e-9;
}

double gb_now(void) {
    struct timespec now = {0, 0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return seconds_of(&now);
}

/* CPU time of a process; 0 when it is gone. */
static double cpu_of(pid_t pid) {
    clockid_t clock;
    struct timespec used;
    if (pid <= 0 || clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &used) != 0) return 0;
    return seconds_of(&used);
}

gb_overrun gb_watch_look(gb_watch *watch, pid_t pid, uint32_t step, gb_budget budget) {
    double cpu = cpu_of(pid), now = gb_now();
    if (!watch->seen || watch->step != step) {
        *watch = (gb_watch){1, step, cpu, now};
        return GB_IN_TIME;
    }
    if (cpu - watch->cpu > budget.cpu) return GB_CPU_OVERRUN;
    return now - watch->wall > budget.wall ? GB_WALL_OVERRUN : GB_IN_TIME;
}
