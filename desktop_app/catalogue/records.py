"""The values that leave the catalogue: no row, cursor or connection does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Product:
    """A product as the shop describes it. All text is plain text.

    Attributes:
        id: its number in this catalogue, never reused.
        sku: the shop's own key, unique in the catalogue.
        price: in units of ``currency``; None when not known.
        currency: as the shop writes it, ``EUR`` or ``¥``.
        gtin: barcode number, digits as written.
        attributes: further columns of the shop's table, name to value.
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


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a product.

    Attributes:
        id: its number in this catalogue, never reused: other contents at the
            same path make another picture.
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
