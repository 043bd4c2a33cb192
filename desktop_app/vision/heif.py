"""HEIC support for Pillow with pi-heif, loaded at first use.

pi-heif is the decode-only build of pillow-heif, under the LGPL.
"""

import functools

_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_ITEM_ID_BYTES = {2: 2, 3: 4}


def is_heif(data: bytes) -> bool:
    """Return whether the file type is HEIC, or the one it shares with AVIF."""
    return data[4:8] == b"ftyp" and data[8:12] in _BRANDS


@functools.cache
def register() -> None:
    """Register HEIC with Pillow."""
    import pi_heif

    pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)


def check_item_names(data: bytes) -> None:
    """Check that the item names are UTF-8, because pi-heif 1.4 crashes if they are not.

    The boxes are those of ISO/IEC 14496-12: ``iinf`` contains an ``infe`` for each item,
    with version, flags, id, protection index, then type and names.

    Raises:
        ValueError: they are not.
    """
    start = data.find(b"iinf")
    end = start - 4 + int.from_bytes(data[max(0, start - 4) : start], "big")
    box = data.find(b"infe", start, end)
    while box > 0:
        version = int.from_bytes(data[box + 4 : box + 5], "big")
        names_start = box + 8 + _ITEM_ID_BYTES.get(version, 0) + 2
        box_end = box - 4 + int.from_bytes(data[box - 4 : box], "big")
        data[names_start:box_end].decode("utf-8")
        box = data.find(b"infe", box + 4, end)
