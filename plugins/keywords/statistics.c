#include "statistics.h"
#include <math.h>

double kw_per_thousand(uint64_t count, uint64_t words) {
    return words ? 1000.0 * (double)count / (double)words : 0;
}

double kw_idf(uint64_t documents, uint64_t with_term) {
    return log((1.0 + (double)documents) / (1.0 + (double)with_term)) + 1;
}
