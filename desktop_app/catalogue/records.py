"""The values that come into the catalogue and leave it: no row, cursor or connection does."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final, Literal

# How two pictures are related: the same file or pixels; the same photograph, edited;
# another photograph of what is probably the same product.
Level = Literal["exact", "copy", "same_product"]
# What a user says of two products.
Ruling = Literal["merge", "variant", "different", "later"]
_LEAST_GTIN: Final = 8
# A further column such as ``name_zh``: a field in a language that the window has.
TRANSLATION: Final = re.compile(r"(name|category|description)_(en|zh)")


def is_gtin(text: str) -> bool:
    """Return whether this may be a barcode number, and not a word or a row of zeros."""
    return len(text) >= _LEAST_GTIN and len(set(text)) > 1


@dataclass(frozen=True, slots=True)
class Product:
    """A product as the shop describes it. All text is plain text.

    Attributes:
        id: its number in this catalogue, never reused.
        sku: the shop's own key, unique in the catalogue.
        price: in units of ``currency``; None when not known.
        currency: as the shop writes it, ``EUR`` or ``¥``.
        gtin: barcode number, digits as written.
        attributes: further columns of the shop's table, name to value; among them
            ``name_zh`` and the like, see ``in_language``.
        aliases: SKUs of products that were merged into it, sorted.
    """

    id: int
    sku: str
    name: str = ""
    brand: str = ""
    category: str = ""
    price: Decimal | None = None
    currency: str = ""
    gtin: str = ""
    description: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()

    def in_language(self, code: str) -> "Product":
        """Return the product as the shop describes it in a language, for showing it.

        Name, category and description come from the attributes ``name_zh``,
        ``category_zh``, ``description_zh`` where these are given, and stay as they
        are where not. No attribute of this kind is left, of either language.

        Args:
            code: of the language, ``en`` or ``zh``.
        """
        texts, attributes = {}, {}
        for heading, value in self.attributes.items():
            parts = TRANSLATION.fullmatch(heading)
            if parts is None:
                attributes[heading] = value
            elif parts[2] == code:
                texts[parts[1]] = value
        return replace(
            self,
            name=texts.get("name", self.name),
            category=texts.get("category", self.category),
            description=texts.get("description", self.description),
            attributes=attributes,
        )


@dataclass(frozen=True, slots=True)
class Category:
    """A category of the catalogue.

    Attributes:
        products: how many are of it.
        names: what it is called in other languages, by code; see
            ``Product.in_language``.
    """

    products: int
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a product.

    Attributes:
        id: its number in this catalogue, never reused: other contents at the
            same path make another picture.
        product_id: of the product that it came with; ``CatalogueStore.owners`` tells
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
