"""What is wrong with products and their pictures, in lists that can be worked through."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import median
from typing import Final

from desktop_app.catalogue.findings import Assessed
from desktop_app.catalogue.store import CatalogueStore
from desktop_app.engine.audit.findings import Complaint, HealthKind, HealthList
from desktop_app.engine.audit.linking import links_between, picture_pairs
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


def health(store: CatalogueStore) -> Job[tuple[HealthList, ...]]:
    """Return what is wrong, a list a kind, worst first; kinds without a complaint are empty.

    How many pictures there are the catalogue knows; how good they are, only an audit that
    has looked at them.
    """
    note = Message("Looking after the catalogue")
    yield Progress(0, 0, note)
    assessed = store.findings.assessed()
    products = {number: (sku, name) for number, sku, name in store.survey.names()}
    yield Progress(0, 0, note)
    found: dict[HealthKind, list[_Found]] = {
        "no_picture": [(number, 0, 0, 0.0) for number in store.survey.without_pictures()],
        "one_picture": [(*found, 0, 0.0) for found in store.survey.with_one_picture()],
        "blurred": list(_below(assessed, lambda one: one.quality.sharpness, _BLURRED)),
        "dark": list(_below(assessed, lambda one: one.quality.brightness, _DARK)),
        "tiny": list(_below(assessed, lambda one: min(one.width_px, one.height_px), _TINY_PX)),
        "odd_shape": list(_odd_shapes(assessed)),
        "same_twice": list(_same_twice(store)),
        "unlike_own": list(_strangers(assessed)),
        "confusable": list(_confusable(store)),
    }
    yield Progress(0, 0, note)
    return tuple(
        HealthList(
            kind,
            tuple(
                Complaint(number, *products[number], picture, other, value)
                for number, picture, other, value in complaints
                if number in products
            ),
        )
        for kind, complaints in found.items()
    )


# Product, picture, the other picture, what was measured.
_Found = tuple[int, int, int, float]


def _below(
    assessed: Iterable[Assessed], measured: Callable[[Assessed], float], least: float
) -> Iterator[_Found]:
    low = ((measured(one), one) for one in assessed)
    for value, one in sorted((item for item in low if item[0] < least), key=lambda item: item[0]):
        yield one.product_id, one.picture_id, 0, float(value)


def _odd_shapes(assessed: Sequence[Assessed]) -> Iterator[_Found]:
    if not assessed:
        return
    ratios = [one.width_px / one.height_px for one in assessed]
    usual = median(ratios)
    off = [max(ratio / usual, usual / ratio) for ratio in ratios]
    for by, one in sorted(zip(off, assessed, strict=True), key=lambda item: -item[0]):
        if by <= _ODD_SHAPE:
            return
        yield one.product_id, one.picture_id, 0, by


def _same_twice(store: CatalogueStore) -> Iterator[_Found]:
    """Yield pictures that a product has twice, be it edited."""
    for pair, one, other in picture_pairs(store.findings.placed(), store.findings.all()):
        if one == other and pair.level != "same_product":
            yield one, pair.second_id, pair.first_id, pair.score


def _strangers(assessed: Sequence[Assessed]) -> Iterator[_Found]:
    """Yield pictures that are not found by the other pictures of their product."""
    contents = {(one.product_id, one.content_hash) for one in assessed}
    count = Counter(product for product, _ in contents)
    picture_of = {one.content_hash: one.picture_id for one in reversed(assessed)}
    for one in assessed:
        stranger = picture_of.get(one.quality.stranger_hash or "")
        is_own = (one.product_id, one.quality.stranger_hash) in contents
        if stranger is not None and not is_own and count[one.product_id] > 1:
            yield one.product_id, one.picture_id, stranger, 0.0


def _confusable(store: CatalogueStore) -> Iterator[_Found]:
    """Yield the pairs of products that the program itself takes for one most easily."""
    merged = store.decisions.merged()
    alike = [
        (link.score, merged.get(first, first), link.pictures)
        for (first, second), link in links_between(store).items()
        if link.level == "same_product"
        and link.pictures[0]
        and merged.get(first, first) != merged.get(second, second)
    ]
    for score, product, (picture, other) in sorted(alike, reverse=True)[:_MOST_CONFUSABLE]:
        yield product, picture, other, score
