"""The health check of a catalogue: problems with products and pictures, by kind."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import median
from typing import Final, NamedTuple, TypeVar

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.finding import AssessedPicture
from desktop_app.domain.issue import Issue, IssueKind, IssueList
from desktop_app.engine.duplicates.product_links import picture_pairs
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress

# Thumbnails blurred by 1.5 pixels or more are below this, ordinary ones above.
_MIN_SHARPNESS: Final = 0.17
# The brightest twentieth of the pixels of a dark picture is below this.
_MIN_BRIGHTNESS: Final = 0.45
# Of the shorter side; keypoints and the model need as much.
_MIN_SIDE_PX: Final = 200
# Largest factor between a picture's aspect ratio and the catalogue's median.
_MAX_RATIO_FACTOR: Final = 1.15
_MAX_CONFUSABLE: Final = 500
# Of one kind: nobody goes through more, and objects for a million would slow the window down.
MAX_ISSUES: Final = 10_000
_NOTE: Final = Message("Checking the catalogue")

_Sortable = TypeVar("_Sortable", bound=tuple[str | int, int])


class _IssueIds(NamedTuple):
    """An issue by ids, before products are named; 0 for none."""

    product_id: int
    picture_id: int = 0
    other_picture_id: int = 0
    value: float = 0.0
    other_product_id: int = 0


def find_issues(catalogue: Catalogue, language: str = "") -> Job[tuple[IssueList, ...]]:
    """Return a list for each kind of issue, worst first; it is empty if there are none.

    Missing pictures are found at any time, the other issues only after an audit.

    Args:
        catalogue: the catalogue to check.
        language: code of the language that products are named in, if the shop gives it.
    """
    yield Progress(0, 0, _NOTE)
    assessed = catalogue.findings.assessed_pictures()
    without, without_count = yield from _first(catalogue.health.products_without_pictures())
    single, single_count = yield from _first(catalogue.health.products_with_one_picture())
    counts: dict[IssueKind, int] = {"no_picture": without_count, "one_picture": single_count}
    found: dict[IssueKind, Iterable[_IssueIds]] = {
        "no_picture": (_IssueIds(number) for _, number in without),
        "one_picture": (_IssueIds(product, picture) for picture, product in single),
        "blurred": _below(assessed, lambda one: one.quality.sharpness, _MIN_SHARPNESS),
        "dark": _below(assessed, lambda one: one.quality.brightness, _MIN_BRIGHTNESS),
        "tiny": _below(assessed, lambda one: min(one.width_px, one.height_px), _MIN_SIDE_PX),
        "unusual_shape": _unusual_shapes(assessed),
        "repeated_picture": _repeated_pictures(catalogue),
        "misplaced_picture": _misplaced_pictures(assessed),
        "confusable": _confusable_products(catalogue),
    }
    lists: list[IssueList] = []
    for kind, every in found.items():
        issues = list(every)
        listed = tuple(_named_issues(issues[:MAX_ISSUES], catalogue, language))
        unlisted = max(counts.get(kind, len(issues)) - MAX_ISSUES, 0)
        lists.append(IssueList(kind, listed, unlisted))
        yield Progress(len(lists), len(found), _NOTE)
    return tuple(lists)


def _first(parts: Iterable[list[_Sortable]]) -> Job[tuple[list[_Sortable], int]]:
    """Return the first items in their order, as many as are listed, and how many there are."""
    first: list[_Sortable] = []
    count = 0
    for part in parts:
        first = sorted([*first, *part])[:MAX_ISSUES]
        count += len(part)
        yield Progress(0, 0, _NOTE)
    return first, count


def _named_issues(
    issues: Sequence[_IssueIds], catalogue: Catalogue, language: str
) -> Iterator[Issue]:
    ids = {number for one in issues for number in (one.product_id, one.other_product_id)}
    names = catalogue.health.product_names(sorted(ids), language)
    for one in issues:
        if one.product_id in names:
            other_sku, _ = names.get(one.other_product_id, ("", ""))
            sku, name = names[one.product_id]
            yield Issue(
                one.product_id,
                sku,
                name,
                one.picture_id,
                one.other_picture_id,
                one.value,
                other_sku,
            )


def _below(
    assessed: Iterable[AssessedPicture],
    measure: Callable[[AssessedPicture], float],
    threshold: float,
) -> Iterator[_IssueIds]:
    values = ((measure(one), one) for one in assessed)
    low = (item for item in values if item[0] < threshold)
    for value, one in sorted(low, key=lambda item: item[0]):
        yield _IssueIds(one.product_id, one.picture_id, value=float(value))


def _unusual_shapes(assessed: Sequence[AssessedPicture]) -> Iterator[_IssueIds]:
    if not assessed:
        return
    ratios = [one.width_px / one.height_px for one in assessed]
    usual = median(ratios)
    factors = [max(ratio / usual, usual / ratio) for ratio in ratios]
    for factor, one in sorted(zip(factors, assessed, strict=True), key=lambda item: -item[0]):
        if factor <= _MAX_RATIO_FACTOR:
            return
        ratio = one.width_px / one.height_px
        yield _IssueIds(one.product_id, one.picture_id, value=max(ratio, 1 / ratio))


def _repeated_pictures(catalogue: Catalogue) -> Iterator[_IssueIds]:
    """Yield the second of two pictures of a product that are the same or copies."""
    merged = catalogue.resolutions.merge_targets()
    pictures, findings = catalogue.findings.related_pictures(), catalogue.findings.all()
    for pair, first, second in picture_pairs(pictures, findings):
        if first == second and pair.level in ("exact", "copy"):
            yield _IssueIds(merged.get(first, first), pair.second_id, pair.first_id, pair.score)


def _misplaced_pictures(assessed: Sequence[AssessedPicture]) -> Iterator[_IssueIds]:
    """Yield pictures that are nearer to another product than to any of their own."""
    contents = {(one.product_id, one.content_hash) for one in assessed}
    count = Counter(product_id for product_id, _ in contents)
    first_with = {one.content_hash: one for one in reversed(assessed)}
    for one in assessed:
        nearest = first_with.get(one.quality.foreign_neighbour_hash or "")
        is_own = (one.product_id, one.quality.foreign_neighbour_hash) in contents
        if nearest is not None and not is_own and count[one.product_id] > 1:
            yield _IssueIds(
                one.product_id,
                one.picture_id,
                nearest.picture_id,
                other_product_id=nearest.product_id,
            )


def _confusable_products(catalogue: Catalogue) -> Iterator[_IssueIds]:
    """Yield the pairs of products that recognition mistakes for each other most easily."""
    merged = catalogue.resolutions.merge_targets()
    similar: dict[tuple[int, int], _IssueIds] = {}
    pictures, findings = catalogue.findings.related_pictures(), catalogue.findings.all()
    copied: set[tuple[int, int]] = set()
    for pair, *ids in picture_pairs(pictures, findings):
        first, second = (merged.get(number, number) for number in ids)
        products = min(first, second), max(first, second)
        if pair.level in ("exact", "copy"):
            copied.add(products)
        elif first != second and products not in copied:
            one = _IssueIds(first, pair.first_id, pair.second_id, pair.score, second)
            known = similar.setdefault(products, one)
            if one.value > known.value:
                similar[products] = one
    distinct = sorted(similar.values(), key=lambda one: (-one.value, one))
    yield from distinct[:_MAX_CONFUSABLE]
