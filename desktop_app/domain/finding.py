"""A pair of related pictures, as a duplicate scan finds them."""

from dataclasses import dataclass
from typing import Literal

# How two pictures are related: the same file or pixels; the same photograph, edited;
# another photograph of what is probably the same product.
Level = Literal["exact", "copy", "same_product"]


@dataclass(frozen=True, slots=True)
class PicturePair:
    """Two pictures that an audit found to be related.

    Attributes:
        first_id, second_id: of the pictures, the smaller one first.
        score: how sure that is, 0..1.
        transform: nine numbers row by row, the homography that lays the first
            picture over the second, both with places 0..1 of width and height; None
            where none is known.
    """

    first_id: int
    second_id: int
    level: Level
    score: float
    transform: tuple[float, ...] | None = None
