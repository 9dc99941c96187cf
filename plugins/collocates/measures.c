#include "measures.h"
#include <math.h>

double collocates_information(double together, double window, double word, double all) {
    return log2(together * all / (window * word));
}

double collocates_log_dice(double together, double node, double word) {
    return 14 + log2(2 * together / (node + word));
}
