/* The functions of libvpx that FFmpeg links to, without a codec behind them.
 *
 * FFmpeg decodes VP8 and VP9 itself and needs libvpx, 4 MB, only for writing videos, which the
 * program does not do. linux_libraries.py builds this library and checks that no function is
 * missing.
 */
#include <stddef.h>

enum { VPX_CODEC_ERROR = 1 };

#define FAILS(NAME) int NAME(void) { return VPX_CODEC_ERROR; }
#define IS_NULL(NAME) void *NAME(void) { return NULL; }
#define IS_ZERO(NAME) long NAME(void) { return 0; }
#define IS_TEXT(NAME) const char *NAME(void) { return "the codecs of libvpx are not included"; }

FAILS(vpx_codec_control_)
FAILS(vpx_codec_dec_init_ver)
FAILS(vpx_codec_decode)
FAILS(vpx_codec_destroy)
FAILS(vpx_codec_enc_config_default)
FAILS(vpx_codec_enc_config_set)
FAILS(vpx_codec_enc_init_ver)
FAILS(vpx_codec_encode)
FAILS(vpx_codec_set_frame_buffer_functions)

IS_NULL(vpx_codec_get_cx_data)
IS_NULL(vpx_codec_get_frame)
IS_NULL(vpx_codec_vp8_cx)
IS_NULL(vpx_codec_vp8_dx)
IS_NULL(vpx_codec_vp9_cx)
IS_NULL(vpx_codec_vp9_dx)
IS_NULL(vpx_img_wrap)

IS_ZERO(vpx_codec_get_caps)
IS_ZERO(vpx_codec_version)

IS_TEXT(vpx_codec_build_config)
IS_TEXT(vpx_codec_err_to_string)
IS_TEXT(vpx_codec_error)
IS_TEXT(vpx_codec_error_detail)
IS_TEXT(vpx_codec_version_str)
