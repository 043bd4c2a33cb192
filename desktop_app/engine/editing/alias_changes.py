"""Other SKUs under which a product is found: added and removed by hand."""

import re
from collections.abc import Sequence
from typing import Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.product import Product
from desktop_app.engine.editing.field_validation import FieldProblem, validated
from desktop_app.errors import Message

_SEPARATOR: Final = re.compile(r"[;；|\n]")


def typed_aliases(given: str | Sequence[str]) -> tuple[str, ...]:
    """Return SKUs in their normal form.

    Args:
        given: the SKUs, or a text in which semicolons or bars separate them.
    """
    parts = _SEPARATOR.split(given) if isinstance(given, str) else given
    typed = (validated({"sku": part})[0].get("sku", "") for part in parts)
    return tuple(dict.fromkeys(sku for sku in typed if sku))


def alias_problem(
    catalogue: Catalogue, product: Product | None, skus: Sequence[str]
) -> FieldProblem | None:
    """Return why a product cannot have exactly these other SKUs; None if it can."""
    own = () if product is None else product.aliases
    added, removed = _difference(own, skus)
    if product is not None and product.sku in added:
        return _problem(Message("The product has the SKU {sku} already.", sku=product.sku))
    taken = catalogue.products.ids_by_sku(added)
    if taken:
        return _problem(Message("Another product has the SKU {sku}.", sku=min(taken)))
    merged = _merged(catalogue, removed)
    if merged:
        return _problem(
            Message(
                "{sku} was merged into this product: undo the merge to separate it.", sku=merged[0]
            )
        )
    return None


def change_aliases(catalogue: Catalogue, product: Product, skus: Sequence[str]) -> None:
    """Give a product exactly these other SKUs, inside a recorded action."""
    added, removed = _difference(product.aliases, skus)
    ids = catalogue.products.ids_by_sku(removed)
    if ids:
        catalogue.products.delete(list(ids.values()))
    if added:
        catalogue.products.add_aliases({product.id: added})


def _difference(own: Sequence[str], skus: Sequence[str]) -> tuple[list[str], list[str]]:
    added = [sku for sku in skus if sku not in own]
    return added, [sku for sku in own if sku not in skus]


def _merged(catalogue: Catalogue, skus: Sequence[str]) -> list[str]:
    """Return which aliases are merged products with values or pictures of their own."""
    products = catalogue.products.by_own_sku(skus)
    ids = [product.id for product in products.values()]
    pictures = catalogue.pictures.imported_for(ids) if ids else {}
    return [
        sku
        for sku, product in products.items()
        if Product(product.id, sku) != product or pictures.get(product.id)
    ]


def _problem(message: Message) -> FieldProblem:
    return FieldProblem("aliases", message)
