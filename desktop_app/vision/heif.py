"""HEIC for Pillow: what reads it is loaded when the first one comes.

pi-heif is the decode-only build of pillow-heif, under the LGPL.
"""

import functools

_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_ITEM_ID_BYTES = {2: 2, 3: 4}


def is_heif(data: bytes) -> bool:
    """Tell from its first bytes whether a file is HEIC, or of the brand shared with AVIF."""
    return data[4:8] == b"ftyp" and data[8:12] in _BRANDS


@functools.cache
def register() -> None:
    """Make Pillow read HEIC."""
    import pi_heif

    pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)


def check_item_names(data: bytes) -> None:
    """Refuse a file whose list of items holds anything but text: pi-heif 1.4 crashes on it.

    The boxes are those of ISO/IEC 14496-12: ``iinf`` holds one ``infe`` an item,
    with version, flags, id, protection index, then type and names.

    Raises:
        ValueError: it does.
    """
    start = data.find(b"iinf")
    end = start - 4 + int.from_bytes(data[max(0, start - 4) : start], "big")
    at = data.find(b"infe", start, end)
    while at > 0:
        version = int.from_bytes(data[at + 4 : at + 5], "big")
        text = at + 8 + _ITEM_ID_BYTES.get(version, 0) + 2
        data[text : at - 4 + int.from_bytes(data[at - 4 : at], "big")].decode("utf-8")
        at = data.find(b"infe", at + 4, end)
