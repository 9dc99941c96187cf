/* gongbao-engine: started by gongbao, of no use by itself. */
#include <stdio.h>
#include <stdlib.h>

#include "run/engine.h"

int main(int argc, char **argv) {
    long supervisor = argc == 2 ? strtol(argv[1], NULL, 10) : 0;
    if (supervisor <= 0) {
        fputs("gongbao-engine: gongbao starts this program itself: use gongbao run\n", stderr);
        return 2;
    }
    return gb_engine_main((pid_t)supervisor);
}
