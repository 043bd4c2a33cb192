"""What is wrong with products and their pictures, in lists that can be worked through."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import Final, NamedTuple

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.finding import AssessedPicture
from desktop_app.domain.issue import (
    Issue,
    IssueKind,
    IssueList,
)
from desktop_app.engine.duplicates.product_links import links_between, picture_pairs
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress

# Thumbnails that were blurred by 1.5 pixels or more lie below, ordinary ones above.
_BLURRED: Final = 0.17
# Of these the brightest twentieth is darker than this.
_DARK: Final = 0.45
# The shorter side: keypoints and model want this much.
_TINY_PX: Final = 200
# The ratio of the sides is so much off the one that is usual in the catalogue.
_ODD_SHAPE: Final = 1.15
_MOST_CONFUSABLE: Final = 500


def find_issues(catalogue: Catalogue, language: str = "") -> Job[tuple[IssueList, ...]]:
    """Return what is wrong, a list a kind, worst first; kinds without a complaint are empty.

    How many pictures there are the catalogue knows; how good they are, only an audit that
    has looked at them. The arguments are those of ``Audit.health``.
    """
    note = Message("Looking after the catalogue")
    yield Progress(0, 0, note)
    assessed = catalogue.findings.assessed_pictures()
    products = {
        number: (sku, name) for number, sku, name in catalogue.health.product_names(language)
    }
    yield Progress(0, 0, note)
    found: dict[IssueKind, Iterable[_Found]] = {
        "no_picture": (_Found(number) for number in catalogue.health.products_without_pictures()),
        "one_picture": (_Found(*both) for both in catalogue.health.products_with_one_picture()),
        "blurred": _below(assessed, lambda one: one.quality.sharpness, _BLURRED),
        "dark": _below(assessed, lambda one: one.quality.brightness, _DARK),
        "tiny": _below(assessed, lambda one: min(one.width_px, one.height_px), _TINY_PX),
        "unusual_shape": _odd_shapes(assessed),
        "repeated_picture": _same_twice(catalogue),
        "misplaced_picture": _strangers(assessed),
        "confusable": _confusable(catalogue),
    }
    lists: list[IssueList] = []
    for kind, complaints in found.items():
        lists.append(IssueList(kind, tuple(_told(complaints, products))))
        yield Progress(len(lists), len(found), note)
    return tuple(lists)


def _told(found: Iterable["_Found"], products: Mapping[int, tuple[str, str]]) -> Iterator[Issue]:
    for one in found:
        if one.product in products:
            other_sku, _ = products.get(one.other_product, ("", ""))
            yield Issue(
                one.product, *products[one.product], one.picture, one.other, one.value, other_sku
            )


class _Found(NamedTuple):
    """What a complaint is about, by ids; 0 for none."""

    product: int
    picture: int = 0
    other: int = 0
    value: float = 0.0
    other_product: int = 0


def _below(
    assessed: Iterable[AssessedPicture], measured: Callable[[AssessedPicture], float], least: float
) -> Iterator[_Found]:
    low = ((measured(one), one) for one in assessed)
    for value, one in sorted((item for item in low if item[0] < least), key=lambda item: item[0]):
        yield _Found(one.product_id, one.picture_id, value=float(value))


def _odd_shapes(assessed: Sequence[AssessedPicture]) -> Iterator[_Found]:
    if not assessed:
        return
    ratios = [one.width_px / one.height_px for one in assessed]
    usual = median(ratios)
    off = [max(ratio / usual, usual / ratio) for ratio in ratios]
    for by, one in sorted(zip(off, assessed, strict=True), key=lambda item: -item[0]):
        if by <= _ODD_SHAPE:
            return
        ratio = one.width_px / one.height_px
        yield _Found(one.product_id, one.picture_id, value=max(ratio, 1 / ratio))


def _same_twice(catalogue: Catalogue) -> Iterator[_Found]:
    """Yield pictures that a product has twice, be it edited."""
    merged = catalogue.resolutions.merge_targets()
    for pair, one, other in picture_pairs(
        catalogue.findings.related_pictures(), catalogue.findings.all()
    ):
        if one == other and pair.level != "same_product":
            yield _Found(merged.get(one, one), pair.second_id, pair.first_id, pair.score)


def _strangers(assessed: Sequence[AssessedPicture]) -> Iterator[_Found]:
    """Yield pictures that are not found by the other pictures of their product."""
    contents = {(one.product_id, one.content_hash) for one in assessed}
    count = Counter(product for product, _ in contents)
    first_with = {one.content_hash: one for one in reversed(assessed)}
    for one in assessed:
        stranger = first_with.get(one.quality.foreign_neighbour_hash or "")
        is_own = (one.product_id, one.quality.foreign_neighbour_hash) in contents
        if stranger is not None and not is_own and count[one.product_id] > 1:
            yield _Found(
                one.product_id,
                one.picture_id,
                stranger.picture_id,
                other_product=stranger.product_id,
            )


def _confusable(catalogue: Catalogue) -> Iterator[_Found]:
    """Yield the pairs of products that the program itself takes for one most easily."""
    merged = catalogue.resolutions.merge_targets()
    alike = [
        _Found(merged.get(first, first), *link.pictures, link.score, merged.get(second, second))
        for (first, second), link in links_between(catalogue).items()
        if link.level == "same_product" and link.pictures[0]
    ]
    apart = [one for one in alike if one.product != one.other_product]
    apart.sort(key=lambda one: (-one.value, one))
    yield from apart[:_MOST_CONFUSABLE]
