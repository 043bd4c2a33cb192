"""The whole assortment."""

from functools import cache

from tools.demo_catalogue.products import (
    drinks,
    duplicates,
    fresh_produce,
    home,
    household,
    pantry,
    shoes_and_bags,
    sweets,
    toys_and_tools,
)  # fmt: skip
from tools.demo_catalogue.products.product import Product


@cache
def originals() -> tuple[Product, ...]:
    """Return all products, grouped by family, without the planted duplicates."""
    modules = (
        drinks, pantry, sweets, household, home, shoes_and_bags, toys_and_tools, fresh_produce,
    )  # fmt: skip
    return tuple(product for module in modules for product in module.products())


@cache
def all_products() -> tuple[Product, ...]:
    """Return all entries of the catalogue, the planted duplicates last."""
    return (*originals(), *duplicates.entries(originals()))
