"""The current members of a group, and the findings between their pictures."""

from collections.abc import Sequence

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.duplicate_group import GroupDetail, GroupMember
from desktop_app.domain.finding import PictureContents
from desktop_app.domain.product import Product
from desktop_app.domain.resolution import MERGED_FIELDS
from desktop_app.engine.duplicates.product_links import picture_pairs


def group_detail(catalogue: Catalogue, product_ids: Sequence[int]) -> GroupDetail:
    """Return the members of a group as they are now; a merged product gives its reference."""
    merged = catalogue.resolutions.merge_targets()
    ids = list(dict.fromkeys(merged.get(number, number) for number in product_ids))
    products = catalogue.products.get(ids)
    by_product = catalogue.pictures.of_products(ids)
    members = tuple(
        GroupMember(products[number], tuple(by_product[number]), products[number].aliases)
        for number in ids
        if number in products
    )
    pictures = [
        PictureContents(picture.content_hash, picture.id, number)
        for number in ids
        for picture in by_product[number]
    ]
    findings = catalogue.findings.between([picture.content_hash for picture in pictures])
    pairs = tuple(
        pair for pair, first, second in picture_pairs(pictures, findings) if first != second
    )
    return GroupDetail(members, pairs, _differing_fields([member.product for member in members]))


def _differing_fields(products: Sequence[Product]) -> tuple[str, ...]:
    return tuple(
        field
        for field in MERGED_FIELDS
        if len({getattr(product, field) for product in products}) > 1
    )
