/* A data library of ICU without data, as ICU's own source has it (stubdata.cpp).
 *
 * Qt takes its dates, numbers and letters from tables of its own, and needs ICU's data, 32 MB,
 * only for collation and for encodings other than Unicode's and Latin-1, which the program does
 * not use. linux_libraries.py builds it with ENTRY_POINT as the name that ICU's version looks for.
 */
#include <stdint.h>

const struct {
    uint16_t header_size;
    uint8_t magic[2];
    uint16_t info_size, reserved;
    uint8_t is_big_endian, charset_family, size_of_char, reserved_byte;
    uint8_t format[4], format_version[4], data_version[4];
    char padding[8];
    uint32_t count, reserved_count;
    int32_t no_names_and_data[4];
} ENTRY_POINT = {
    .header_size = 32,
    .magic = {0xda, 0x27},
    .info_size = 20,
    .is_big_endian = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__,
    .size_of_char = 2,
    .format = {'T', 'o', 'C', 'P'},
    .format_version = {1, 0, 0, 0},
};
