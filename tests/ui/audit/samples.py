"""Pictures, groups and reviews for tests of single parts."""

from collections.abc import Sequence

from desktop_app.domain.duplicate_group import (
    DuplicateGroup,
    GroupDetail,
    GroupMember,
    GroupReason,
    GroupState,
)
from desktop_app.domain.finding import FindingLevel, PicturePair
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Product
from desktop_app.ui.audit.group_index import GroupIndex
from desktop_app.ui.audit.review_state import ReviewState


def make_picture(picture_id: int, product_id: int = 1, side_px: int = 100) -> Picture:
    path, content_hash = f"/{picture_id}.jpg", f"{picture_id:032x}"
    return Picture(picture_id, product_id, path, content_hash, side_px, side_px)


def make_group(
    first_id: int,
    level: FindingLevel = "copy",
    state: GroupState = "open",
    size: int = 2,
    reasons: tuple[GroupReason, ...] = (),
) -> DuplicateGroup:
    """Return a group of products with consecutive ids."""
    ids = tuple(range(first_id, first_id + size))
    skus = tuple(f"S-{product_id}" for product_id in ids)
    return DuplicateGroup(ids, ids, f"Name {first_id}", skus, level, 0.9, reasons, state)


def index_of(*groups: DuplicateGroup) -> GroupIndex:
    return GroupIndex.localised(groups, {}, "en")


def make_review(
    *products: Product,
    pictures: int = 2,
    pairs: Sequence[PicturePair] = (PicturePair(11, 21, "copy", 0.9, None),),
    reasons: tuple[GroupReason, ...] = (),
) -> ReviewState:
    """Return a review; product 1 has the pictures 10, 11 and so on, the last one found."""
    members = tuple(
        GroupMember(
            product,
            tuple(make_picture(10 * product.id + index, product.id) for index in range(pictures)),
        )
        for product in products
    )
    group = DuplicateGroup(
        tuple(product.id for product in products),
        tuple(10 * product.id + pictures - 1 if pictures else 0 for product in products),
        products[0].name,
        tuple(product.sku for product in products),
        "copy",
        0.9,
        reasons,
        "open",
    )
    return ReviewState(group, GroupDetail(members, tuple(pairs), ()))


def make_products(count: int) -> list[Product]:
    """Return products with the SKUs ``S-1``, ``S-2`` and so on."""
    return [Product(product_id, f"S-{product_id}") for product_id in range(1, count + 1)]
