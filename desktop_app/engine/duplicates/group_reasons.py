"""The reasons why products are in one group, and what differs between them."""

import re
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from typing import Final

from desktop_app.catalogue.gtin import gtin_14
from desktop_app.domain.duplicate_group import GroupReason
from desktop_app.domain.finding import FindingLevel, VariantDifference
from desktop_app.domain.product import Product

_MIN_NAME_SIMILARITY: Final = 0.85
_REASON_OF_LEVEL: Final[dict[FindingLevel, GroupReason]] = {
    "exact": "same_file",
    "copy": "same_photograph",
    "same_product": "looks_alike",
    "variant": "same_style",
}
_REASON_OF_DIFFERENCE: Final[dict[VariantDifference, GroupReason]] = {
    "colour": "colour_differs",
    "label": "label_differs",
    "size": "size_differs",
}
_REASON_OF_FIELD: Final[dict[str, GroupReason]] = {
    "name": "name_differs",
    "sku": "sku_differs",
    "attributes": "attributes_differ",
}


def group_reasons(
    level: FindingLevel,
    products: Sequence[Product],
    *,
    has_pictures: bool,
    differences: Collection[VariantDifference] = (),
    fields: Collection[str] = (),
) -> tuple[GroupReason, ...]:
    """Return the reasons for and against one group.

    Args:
        level: of the findings between the products.
        products: of the group, the reference first.
        has_pictures: whether any finding is about pictures.
        differences: what differs between variants, or by the fields.
        fields: names of the fields that say so.
    """
    reasons: list[GroupReason] = [_REASON_OF_LEVEL[level]] if has_pictures else []
    reasons += _variant_reasons(differences, fields)
    if _have_same_gtin(products):
        reasons.append("same_gtin")
    if "name" not in fields and _have_similar_names(products):
        reasons.append("alike_names")
    if len({product.price for product in products} - {None}) > 1:
        reasons.append("price_differs")
    if len({product.category for product in products} - {""}) > 1:
        reasons.append("category_differs")
    return tuple(reasons)


def _variant_reasons(
    differences: Collection[VariantDifference], fields: Collection[str]
) -> list[GroupReason]:
    shown = [reason for what, reason in _REASON_OF_DIFFERENCE.items() if what in differences]
    return shown + [reason for name, reason in _REASON_OF_FIELD.items() if name in fields]


def _have_same_gtin(products: Sequence[Product]) -> bool:
    gtins = {gtin_14(product.gtin) for product in products}
    return len(products) > 1 and len(gtins) == 1 and None not in gtins


def _have_similar_names(products: Sequence[Product]) -> bool:
    reference, *others = products
    return bool(others) and all(_are_names_similar(reference.name, other.name) for other in others)


def _are_names_similar(first: str, second: str) -> bool:
    """Return whether two names are nearly equal, regardless of word order."""
    ours, theirs = (
        " ".join(sorted(re.findall(r"\w+", name.casefold()))) for name in (first, second)
    )
    if not ours or not theirs:
        return False
    return ours == theirs or SequenceMatcher(None, ours, theirs).ratio() >= _MIN_NAME_SIMILARITY
