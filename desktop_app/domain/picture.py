"""Pictures of products: the stored record, the imported file, and pixel arrays."""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

# (height, width, 3) uint8.
RgbImage = npt.NDArray[np.uint8]
# (height, width, 4) uint8: blue, green, red, and 255; 32 bits a pixel as screens use them.
ScreenImage = npt.NDArray[np.uint8]

# How a picture came into the catalogue: with a table or folder, as a photo that a user
# confirmed, added by hand, or with a product that was added at the counter.
OriginKind = Literal["import", "confirmed", "added", "counter"]
# The origins of photos that were taken at the counter.
COUNTER_ORIGINS: Final[frozenset[OriginKind]] = frozenset(("confirmed", "counter"))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a product.

    Attributes:
        id: number in this catalogue, never reused; new contents at the same path make a
            new picture.
        product_id: the product it was imported for; ``PictureStore.owners`` returns the
            product it counts for.
        path: of the original file, which may be gone; the thumbnail stays. A confirmed
            photo has no file, the path is only its name.
        content_hash: BLAKE2b of the file, 32 hexadecimal digits; of a confirmed photo that
            of its pixels.
        width_px, height_px: of the upright original.
        origin: how it came into the catalogue.
    """

    id: int
    product_id: int
    path: str
    content_hash: str
    width_px: int
    height_px: int
    origin: OriginKind = "import"


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture file to import, with its thumbnail.

    Attributes:
        path: absolute, as text.
        content_hash: BLAKE2b of the file, 32 hexadecimal digits.
        file_bytes, file_mtime_ns: size and modification time when the file was read; if
            both are the same at the next import, the file counts as unchanged.
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
    """What the catalogue knows about a picture's file; see ``PictureFile``."""

    picture_id: int
    content_hash: str
    file_bytes: int
    file_mtime_ns: int


@dataclass(frozen=True, slots=True)
class PictureOrigin:
    """The table that names a picture.

    Attributes:
        table: path of the file.
        headings: hash of its headings, by which a later version of the table is known in
            another file; empty if they say too little.
    """

    table: str
    headings: str = ""


class PictureOwner(NamedTuple):
    """The product that a picture counts for, and the category of the product."""

    product_id: int
    category: str
