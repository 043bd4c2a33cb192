"""Whether a learnt space is better, found out before anybody relies on it.

Each product's pictures are parted into two halves by how they look. A picture
is then searched for with its own half left out of the catalogue, so that no
other shot of the same moment answers for it; near-identical shots make plain
leave-one-out look almost perfect. Spaces are learnt without what is asked:

- without the asked half of the product (``after``): a new photo of a product
  that was learnt;
- without the product altogether (``unseen``): one that came later.

The recipe that is judged is chosen by the other half of the products, so that
trying several does not flatter the figure.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.search.metric_learning import (
    Labels,
    Metric,
    Recipe,
    Scatter,
    Vectors,
)

Mask: TypeAlias = npt.NDArray[np.bool_]

RECIPES: Final = tuple(
    Recipe(shrinkage, *shares)
    for shrinkage in (0.1, 0.3)
    for shares in ((0.5, 0.5, 0.0), (0.25, 0.25, 0.5), (0.0, 1.0, 0.0))
)
MOST_QUERIES: Final = 2000
_QUERY_CHUNK: Final = 256
_SEEN_FOLDS: Final = 2
_UNSEEN_FOLDS: Final = 3
_KINDS: Final = 2  # learnt, and unseen


@dataclass(frozen=True, slots=True)
class CrossValidation:
    """What a trial found; shares of the pictures whose product is found first, 0..1.

    Attributes:
        recipe: the best.
        queries: number of pictures searched for.
        before: without a learnt space.
        after: with one.
        unseen: with one that was learnt without the product.
        uncertainty: of ``after - before``, two standard errors.
        unseen_uncertainty: of ``unseen - before``, two standard errors.
    """

    recipe: Recipe
    queries: int
    before: float
    after: float
    unseen: float
    uncertainty: float
    unseen_uncertainty: float


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """What there is to learn from.

    Attributes:
        vectors: (n, dim) float32, rows of length 1.
        products: (n,) int64, product of each.
        is_picture: (n,) bool; the others are photos, which are never an answer.
    """

    vectors: Vectors
    products: Labels
    is_picture: Mask


def cross_validate(lesson: TrainingSet) -> Job[CrossValidation]:
    """Find the best recipe and what it is worth; see the top of the module."""
    dim = lesson.vectors.shape[1]
    lesson = _turned(lesson)
    halves = split_by_appearance(lesson.vectors, lesson.products)
    queries = _choose_queries(lesson, halves)
    right = np.zeros((2, 1 + len(RECIPES), len(lesson.products)), np.bool_)
    done = 0
    for kind, learnt, asked in _tests(lesson, halves, queries):
        yield Progress(done, _KINDS * len(queries), Message("Trying what can be learnt"))
        scatter = Scatter.of(lesson.vectors[learnt], lesson.products[learnt], dim=dim)
        for rows, found in _find(lesson, halves, scatter, asked):
            right[kind][:, rows] |= found
            yield Progress(done, _KINDS * len(queries), Message("Trying what can be learnt"))
        done += len(asked)
    seen, unseen = right[:, :, queries]
    return _judge(seen, unseen, lesson.products[queries])


def _turned(lesson: TrainingSet) -> TrainingSet:
    """Turn vectors that are fewer than their numbers into the few dimensions they span.

    All inner products stay, and a small catalogue is tried in no time.
    """
    if len(lesson.vectors) >= lesson.vectors.shape[1]:
        return lesson
    directions = np.linalg.qr(lesson.vectors.T.astype(np.float64))[0]
    return replace(lesson, vectors=(lesson.vectors @ directions).astype(np.float32))


def split_by_appearance(vectors: Vectors, products: Labels) -> Labels:
    """Return 0 or 1 for each vector: the half of its product's vectors that it is in.

    A product's vectors are parted across the direction in which they differ most.
    """
    halves = np.zeros(len(products), np.int64)
    order = np.argsort(products, kind="stable")
    starts = np.flatnonzero(np.diff(products[order], prepend=products[order][:1] - 1))
    for rows in np.split(order, starts[1:]):
        apart = vectors[rows] - vectors[rows].mean(axis=0)
        along = apart @ np.linalg.svd(apart, full_matrices=False)[2][0]
        halves[rows[np.argsort(along, kind="stable")[len(rows) // 2 :]]] = 1
    return halves


def _choose_queries(lesson: TrainingSet, halves: Labels) -> Labels:
    """Return up to ``MOST_QUERIES`` rows that have a picture of their product to be found."""
    pairs = set(
        zip(
            lesson.products[lesson.is_picture].tolist(),
            halves[lesson.is_picture].tolist(),
            strict=True,
        )
    )
    others = zip(lesson.products.tolist(), (1 - halves).tolist(), strict=True)
    able = np.flatnonzero([pair in pairs for pair in others])
    return np.sort(np.random.default_rng(0).permutation(able)[:MOST_QUERIES])


def _tests(
    lesson: TrainingSet, halves: Labels, queries: Labels
) -> Iterator[tuple[int, Mask, Labels]]:
    """Yield kind (0 learnt, 1 unseen), the rows learnt from, and the rows asked for."""
    asked = np.isin(np.arange(len(halves)), queries)
    _, numbers = np.unique(lesson.products, return_inverse=True)
    turns = np.random.default_rng(0).permutation(numbers.max() + 1)[numbers]
    for fold in range(_SEEN_FOLDS):
        for half in (0, 1):
            left_out = (turns % _SEEN_FOLDS == fold) & (halves == half)
            yield 0, ~left_out, np.flatnonzero(left_out & asked)
    for fold in range(_UNSEEN_FOLDS):
        left_out = turns % _UNSEEN_FOLDS == fold
        yield 1, ~left_out, np.flatnonzero(left_out & asked)


def _find(
    lesson: TrainingSet, halves: Labels, scatter: Scatter, asked: Labels
) -> Iterator[tuple[Labels, Mask]]:
    """Yield some of the asked rows, and (1 + recipes, rows): whose product is found first.

    Row 0 is without a learnt space; what was not tried yet in a step is False.
    """
    for shrinkage in dict.fromkeys(recipe.shrinkage for recipe in RECIPES):
        some = [number for number, recipe in enumerate(RECIPES) if recipe.shrinkage == shrinkage]
        metric = Metric.of(scatter, RECIPES[some[0]])
        parts = metric.parts(lesson.vectors)
        for start in range(0, len(asked), _QUERY_CHUNK):
            rows = asked[start : start + _QUERY_CHUNK]
            own = lesson.products == lesson.products[rows, None]
            hidden = (own & (halves == halves[rows, None])) | ~lesson.is_picture
            cosines = [part[rows] @ part.T for part in parts]
            right = np.zeros((1 + len(RECIPES), len(rows)), np.bool_)
            right[0] = _finds(cosines[2], hidden, own)
            for number in some:
                recipe = RECIPES[number]
                shares = (recipe.discriminant, recipe.whitened, recipe.original)
                mixed = np.zeros_like(cosines[2])
                for share, cosine in zip(shares, cosines, strict=True):
                    mixed += np.float32(share) * cosine
                right[1 + number] = _finds(mixed, hidden, own)
            yield rows, right


def _finds(cosines: Vectors, hidden: Mask, own: Mask) -> Mask:
    best = np.where(hidden, -2, cosines).argmax(axis=1)
    found: Mask = np.take_along_axis(own, best[:, None], axis=1)[:, 0]
    return found


def _judge(seen: Mask, unseen: Mask, products: Labels) -> CrossValidation:
    """Choose by one half of the products, judge by the other, and the other way round."""
    _, numbers = np.unique(products, return_inverse=True)
    is_odd = numbers % 2 == 1
    both = seen[1:].astype(np.float64) + unseen[1:]
    chosen = np.where(is_odd, both[:, ~is_odd].mean(1).argmax(), both[:, is_odd].mean(1).argmax())
    columns = np.arange(len(products))
    before, after, later = seen[0], seen[1 + chosen, columns], unseen[1 + chosen, columns]
    return CrossValidation(
        recipe=RECIPES[int(both.mean(axis=1).argmax())],
        queries=len(products),
        before=float(before.mean()),
        after=float(after.mean()),
        unseen=float(later.mean()),
        uncertainty=_two_errors(after, before, numbers),
        unseen_uncertainty=_two_errors(later, before, numbers),
    )


def _two_errors(after: Mask, before: Mask, products: Labels) -> float:
    """Return two standard errors of the mean gain; pictures of a product err together."""
    gain = after.astype(np.float64) - before
    sums = np.bincount(products, gain - gain.mean())
    return float(2 * np.sqrt(np.square(sums).sum()) / len(gain))
