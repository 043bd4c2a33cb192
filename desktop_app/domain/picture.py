"""Pictures of products: the stored record, the file it came from, and pixel arrays."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a product.

    Attributes:
        id: its number in this catalogue, never reused: other contents at the
            same path make another picture.
        product_id: of the product that it came with; ``SqliteCatalogue.owners`` tells
            which one it counts for.
        path: where the original lies; it may be gone, the thumbnail stays.
        content_hash: BLAKE2b of the file's bytes, 32 hexadecimal digits.
        width_px, height_px: of the upright original.
    """

    id: int
    product_id: int
    path: str
    content_hash: str
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as it is taken in: the file it came from and its thumbnail.

    Attributes:
        path: absolute, as text.
        content_hash: BLAKE2b of the file's bytes, 32 hexadecimal digits.
        file_bytes, file_mtime_ns: of the file when it was read; a file that
            still has both is taken for unchanged.
        thumbnail: a small JPEG.
    """

    path: str
    content_hash: str
    file_bytes: int
    file_mtime_ns: int
    width_px: int
    height_px: int
    thumbnail: bytes


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What the catalogue remembers of a picture's file."""

    picture_id: int
    content_hash: str
    file_bytes: int
    file_mtime_ns: int


RgbImage = npt.NDArray[np.uint8]
