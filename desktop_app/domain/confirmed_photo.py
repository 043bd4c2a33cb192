"""Photos that users confirmed to show a product."""

from dataclasses import dataclass

from desktop_app.domain.picture import Picture


@dataclass(frozen=True, slots=True)
class ConfirmedPhoto:
    """A confirmed photo, for a list.

    Attributes:
        picture: the photo as a picture of the product.
        product_id, sku, name: of the product that it counts for.
        confirmed_at: UTC, ``2026-11-21T16:00:00Z``.
        author, station: who confirmed it, and where; empty if unknown.
    """

    picture: Picture
    product_id: int
    sku: str
    name: str
    confirmed_at: str
    author: str
    station: str


@dataclass(frozen=True, slots=True)
class EarlierConfirmation:
    """A photo that was confirmed in a version whose confirmed photos were no pictures.

    Attributes:
        content_hash: of its pixels, 32 hexadecimal digits.
        jpeg: a small copy.
    """

    id: int
    product_id: int
    content_hash: str
    jpeg: bytes
