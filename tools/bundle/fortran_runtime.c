/* The functions of the Fortran runtime that numpy's OpenBLAS links to, instead of all of it.
 *
 * linux_libraries.py builds this library and checks that no function is missing.
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* dest = first // second, cut off or padded with spaces. */
void _gfortran_concat_string(size_t dest_length, char *dest, size_t first_length,
                             const char *first, size_t second_length, const char *second) {
    size_t taken = first_length < dest_length ? first_length : dest_length;
    memcpy(dest, first, taken);
    size_t rest = dest_length - taken;
    size_t more = second_length < rest ? second_length : rest;
    memcpy(dest + taken, second, more);
    memset(dest + taken + more, ' ', rest - more);
}

/* By squaring; a negative exponent is that of the reciprocal. */
#define POWER(NAME, REAL)                                         \
    REAL NAME(REAL base, int64_t exponent) {                      \
        uint64_t n = exponent < 0 ? -(uint64_t)exponent : (uint64_t)exponent; \
        REAL result = 1;                                          \
        if (exponent < 0) base = 1 / base;                        \
        for (; n; n >>= 1, base *= base)                          \
            if (n & 1) result *= base;                            \
        return result;                                            \
    }

POWER(_gfortran_pow_r4_i8, float)
POWER(_gfortran_pow_r8_i8, double)

/* LAPACK's clock, which only its own tests read: there is none, as the standard allows. */
float _gfortran_etime(void *times) {
    (void)times;
    return -1;
}
