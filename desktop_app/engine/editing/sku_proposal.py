"""Proposals of free SKUs for new products."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from desktop_app.catalogue.protocols import ProductStore
from desktop_app.engine.editing.translated_fields import stored_category

_NUMBER: Final = re.compile(r"(?P<start>.*?)(?P<number>\d{1,9})(?P<end>\D*)", re.DOTALL)
# Candidates that are looked up in one query, and in all.
_BATCH: Final = 100
_MAX_CANDIDATES: Final = 10_000
_BEFORE_FIRST: Final = "1000"


def free_sku(products: ProductStore, category: str = "", language: str = "") -> str:
    """Return the SKU that follows that of the product added last; empty if none is near.

    A SKU without a number is not continued: it would seem to be of the same product.

    Args:
        products: the products of the catalogue.
        category: of the new product; SKUs of many shops begin with it. Empty if unknown.
        language: code of the language in which the category may be named.
    """
    if category:
        category = stored_category(category, language, products.categories())
    newest = products.newest_sku(category), products.newest_sku()
    numbered = next((sku for sku in newest if _NUMBER.fullmatch(sku)), _BEFORE_FIRST)
    return _first_free(products, _following(numbered))


def free_sku_of_copy(products: ProductStore, sku: str) -> str:
    """Return a SKU for a copy: the product's own with ``-2``, ``-3`` …; empty if none is free."""
    return _first_free(products, (f"{sku}-{number}" for number in range(2, _MAX_CANDIDATES)))


def _following(sku: str) -> Iterator[str]:
    """Yield SKUs with a larger last number, as many digits wide; none if there is no number."""
    parts = _NUMBER.fullmatch(sku)
    if parts is not None:
        number, width = int(parts["number"]), len(parts["number"])
        for following in range(number + 1, number + _MAX_CANDIDATES):
            yield f"{parts['start']}{following:0{width}d}{parts['end']}"


def _first_free(products: ProductStore, candidates: Iterator[str]) -> str:
    while batch := list(islice(candidates, _BATCH)):
        taken = products.ids_by_sku(batch)
        for sku in batch:
            if sku not in taken:
                return sku
    return ""
