"""Units of shelves that are written as letters."""

from collections.abc import Sequence

import numpy as np

from desktop_app.catalogue.protocols import PhotoTransform
from desktop_app.domain.answer import Hit
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.domain.shelf import ShelfDifference
from desktop_app.engine.counting.shelf_alignment import Agreement, ShelfAlignment


def shelf(*boards: str) -> list[FoundUnit]:
    """Return units, a text for each board: letters are products, ``?`` is an unknown thing.

    A space is an empty place. Each place is a tenth of the photo wide.
    """
    return [
        unit(letter, column, row)
        for row, board in enumerate(boards)
        for column, letter in enumerate(board)
        if letter != " "
    ]


def unit(letter: str, column: int, row: int = 0) -> FoundUnit:
    """Return a sure unit, or an unknown thing."""
    left, top = column / 10 + 0.01, row * 0.3 + 0.05
    region = Region(left, top, left + 0.08, top + 0.2)
    if letter == "?":
        return FoundUnit(region, "unknown", (), None)
    hit = hit_of(letter)
    return FoundUnit(region, "match", (hit,), hit)


def hit_of(letter: str) -> Hit:
    """Return the product of a letter."""
    return Hit(Product(ord(letter), letter, f"Product {letter}"), None, 0.9)


def told(differences: Sequence[ShelfDifference]) -> list[tuple[str, str, int, int]]:
    """Return kind, SKU, planned and found facings of each difference."""
    return [
        (one.kind, "" if one.product is None else one.product.sku, one.planned, one.found)
        for one in differences
    ]


def alignment(transform: PhotoTransform | None = None) -> ShelfAlignment:
    """Return an alignment of photos without keypoints; None for photos of the same place."""
    unknown = Agreement.unknown()
    return ShelfAlignment(np.eye(3) if transform is None else transform, unknown, unknown)


SAME_PLACE = alignment()
