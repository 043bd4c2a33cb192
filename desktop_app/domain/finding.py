"""What a duplicate scan finds: related pictures and the quality of each picture."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

# How two pictures are related: identical file or pixels; an edited copy of the same
# photograph; another photograph of probably the same product; one style in another colour,
# size or with another label.
FindingLevel = Literal["exact", "copy", "same_product", "variant"]
# Pictures that recognition may confuse are remembered, too, but are no finding of the audit.
ComparisonLevel = FindingLevel | Literal["look_alike"]
# What differs between variants.
VariantDifference = Literal["colour", "label", "size"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Two different picture contents that are related.

    Attributes:
        first_hash, second_hash: content hashes, the smaller one first.
        score: probability, 0..1.
        transform: as in ``PicturePair``, from the first content to the second.
        differences: what the pictures of variants show to differ.
    """

    first_hash: str
    second_hash: str
    level: ComparisonLevel
    score: float
    transform: tuple[float, ...] | None = None
    differences: tuple[VariantDifference, ...] = ()


@dataclass(frozen=True, slots=True)
class PicturePair:
    """Two related pictures.

    Attributes:
        first_id, second_id: picture ids, the smaller one first.
        score: probability, 0..1.
        transform: homography from the first picture to the second, nine numbers row by
            row, coordinates 0..1 of width and height; None if unknown.
        differences: as in ``Finding``.
    """

    first_id: int
    second_id: int
    level: ComparisonLevel
    score: float
    transform: tuple[float, ...] | None = None
    differences: tuple[VariantDifference, ...] = ()


class PictureQuality(NamedTuple):
    """The quality of one picture.

    Attributes:
        sharpness, brightness: 0..1.
        foreign_neighbour_hash: content hash of the nearest picture of another product;
            None if a picture of the same product is among the neighbours.
    """

    sharpness: float
    brightness: float
    foreign_neighbour_hash: str | None = None


class AssessedPicture(NamedTuple):
    """A picture, the product it counts for, and its quality."""

    picture_id: int
    product_id: int
    width_px: int
    height_px: int
    content_hash: str
    quality: PictureQuality


class PictureContents(NamedTuple):
    """A picture's contents, and the product it was imported for."""

    content_hash: str
    picture_id: int
    product_id: int
