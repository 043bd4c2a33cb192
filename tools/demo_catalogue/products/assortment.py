"""The whole assortment."""

from functools import cache

from tools.demo_catalogue.products import (
    drinks,
    duplicates,
    home,
    household,
    market,
    pantry,
    playroom,
    sweets,
    wardrobe,
)  # fmt: skip
from tools.demo_catalogue.products.record import Product


@cache
def originals() -> tuple[Product, ...]:
    """Return all products, families together, without the planted entries."""
    parts = (drinks, pantry, sweets, household, home, wardrobe, playroom, market)
    return tuple(product for part in parts for product in part.products())


@cache
def everything() -> tuple[Product, ...]:
    """Return all entries of the catalogue, the planted ones last."""
    return (*originals(), *duplicates.entries(originals()))
