"""Fitting the probabilities of hits to what was right and what was wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.evidence import Evidence
from desktop_app.engine.recognition.category_vote import VOTERS
from desktop_app.engine.recognition.geometric_verification import count_inliers
from desktop_app.engine.recognition.multi_crop import best_of_crops
from desktop_app.engine.recognition.retrieval import Nearest, candidates
from desktop_app.engine.recognition.verdict import feature_values, with_inlier_leads
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.search.cross_validation import split_by_appearance
from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.vision.model_card import Calibration

_Numbers: TypeAlias = npt.NDArray[np.float64]

# Typical spreads of 1 and of what is weighed, in that order: the pull towards the
# earlier weights is meant for parts of about one size.
_SPREADS: Final = np.array([1.0, 0.15, 0.1, 0.3, 1.0, 1.0, 0.15])
_STEPS: Final = 100
# Pictures asked for.
_ASKED: Final = 200
# Photos of things that are not in the catalogue come so often, for each other photo.
ABSENT_RATE: Final = 1 / 8
# Pictures of a product that must be left to find one by. Fewer are of its other sides,
# as studio pictures are, and say nothing of a photo that shows one of them.
_LEAST_LEFT: Final = 3
_LEAST_ASKED: Final = 30
# Pictures among which the products are sought, products that are verified, and
# hits kept as examples of each photo; most of the rest would never come first.
_NEAREST: Final = 400
_LOOKED_AT: Final = 10
_KEPT: Final = 2
_CLOSE: Final = 1e-8


@dataclass(frozen=True, slots=True)
class Example:
    """A hit, and whether it was the product in the photo.

    Attributes:
        evidence: what spoke for the hit.
        right: whether it was the product.
        absent: whether the product was not there to be found.
    """

    evidence: Evidence
    right: bool
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Gallery:
    """Pictures to be found, in the space that ranks.

    Attributes:
        vectors: (n, dim) float32, rows of length 1.
        pictures: (n,) int64, id of each picture.
        products: (n,) int64, id of each picture's product.
    """

    vectors: npt.NDArray[np.float32]
    pictures: npt.NDArray[np.int64]
    products: npt.NDArray[np.int64]


Verify: TypeAlias = Callable[[Sequence[int]], Mapping[int, int]]


def examples_of(
    views: npt.NDArray[np.float32],
    product: int,
    gallery: Gallery,
    hidden: npt.NDArray[np.bool_],
    verify: Verify,
) -> list[Example]:
    """Return the best hits for a photo whose product is known.

    Args:
        views: (views, dim) of the photo, as ``views_of`` gives them.
        product: id of its product; where all its pictures are hidden, every hit is wrong.
        gallery: what is searched.
        hidden: (n,) pictures of the gallery that are taken for not there.
        verify: inliers by picture id of the given pictures, where there are some.
    """
    is_absent = not (gallery.products[~hidden] == product).any()
    cosines = np.where(hidden, -2, best_of_crops(views @ gallery.vectors.T))
    order = np.argsort(-cosines)[: min(_NEAREST, int((~hidden).sum()))]
    around = [
        Nearest(int(gallery.products[i]), "", int(gallery.pictures[i]), float(cosines[i]))
        for i in order
    ]
    nearest: dict[int, Nearest] = {}
    for item in around:
        nearest.setdefault(item.product_id, item)
    first = list(nearest.values())[: _LOOKED_AT + 1]
    plain = EmbeddingSpace.original(views.shape[1])
    centres = {
        item.product_id: plain.centroid_similarity(
            views, gallery.vectors[~hidden & (gallery.products == item.product_id)]
        )
        for item in first
    }
    found = candidates(first, around[:VOTERS], centres)[:_LOOKED_AT]
    inliers = verify([candidate.picture_id for candidate in found])
    evidence = with_inlier_leads(
        [
            replace(candidate.evidence, inliers=inliers.get(candidate.picture_id))
            for candidate in found
        ]
    )
    examples = [
        Example(compared, candidate.product_id == product, absent=is_absent)
        for candidate, compared in zip(found, evidence, strict=True)
    ]
    by_inliers = sorted(examples[_KEPT:], key=lambda e: -(e.evidence.inliers or 0))
    return examples[:_KEPT] + by_inliers[:1]


def examples_from_catalogue(
    raw: npt.NDArray[np.float32], gallery: Gallery, catalogue: Catalogue
) -> Job[list[Example]]:
    """Return examples of the catalogue's own pictures, each asked for like a photo.

    A picture's own half of its product is hidden, as in ``search/cross_validation.py``; then the
    whole product is, as photos of things that are not in the catalogue come too.
    Products with few pictures are not asked for; none is where there are hardly others.

    Args:
        raw: (n, dim) the vectors as the model gives them.
        gallery: the same pictures in the space that ranks.
        catalogue: the catalogue.
    """
    halves = split_by_appearance(raw, gallery.products)
    possible = np.flatnonzero(_left(gallery.products, halves) >= _LEAST_LEFT)
    if len(possible) < _LEAST_ASKED:
        return []
    asked = np.random.default_rng(0).permutation(possible)[:_ASKED].tolist()
    examples: list[Example] = []
    for done, row in enumerate(asked):
        yield Progress(done, len(asked), Message("Measuring how far hits can be trusted"))
        own = gallery.products == gallery.products[row]
        verify = partial(count_inliers, int(gallery.pictures[row]), catalogue=catalogue)
        own_half = own & (halves == halves[row])
        for mask in (own_half, own):
            product = int(gallery.products[row])
            examples += examples_of(gallery.vectors[[row]], product, gallery, mask, verify)
    return examples


def _left(products: npt.NDArray[np.int64], halves: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Return how many pictures of its product are in the other half, for each picture."""
    _, product = np.unique(products, return_inverse=True)
    _, half = np.unique(np.column_stack([product, halves]), axis=0, return_inverse=True)
    return np.bincount(product)[product] - np.bincount(half.ravel())[half.ravel()]


def fit_calibration(
    examples: Sequence[Example], earlier: Calibration | None, pull: float
) -> Calibration:
    """Fit a calibration to examples by penalised maximum likelihood.

    Newton's method for the logistic regression (Bishop, Pattern Recognition and
    Machine Learning, 2006, 4.3.3). More of any part never makes a hit less
    probable: a weight that would fall below 0 is held there. Absent products are half
    of what the weights are fitted to, so that they tell known from absent; the
    intercept is then set for as many as there are in life (prior correction, King
    and Zeng, Logistic Regression in Rare Events Data, 2001).

    Args:
        examples: of right and of wrong hits.
        earlier: what the weights are pulled towards; None for 0.
        pull: how strongly, as if so many examples stood for ``earlier``.
    """
    rows = np.array([(1.0, *feature_values(example.evidence)) for example in examples]) / _SPREADS
    right = np.array([example.right for example in examples], np.float64)
    start = np.zeros(rows.shape[1])
    if earlier is not None:
        start = np.array([earlier.intercept, *earlier.weights]) * _SPREADS
    free = np.ones(len(start), np.bool_)
    while True:
        weights = _newton(rows, right, start, free, pull)
        below = free & (weights < 0)
        below[0] = False
        if not below.any():
            break
        free &= ~below
    counted = np.array([ABSENT_RATE if example.absent else 1.0 for example in examples])
    weights[0] += _shift(rows @ weights, right, counted, pull if earlier else 0.0)
    return Calibration(*(float(weight) for weight in weights / _SPREADS))


def _newton(
    rows: _Numbers, right: _Numbers, start: _Numbers, free: npt.NDArray[np.bool_], pull: float
) -> _Numbers:
    """Return the best weights, those that are not free at 0."""
    weights = np.where(free, start, 0.0)
    for _ in range(_STEPS):
        likely = 0.5 * (1 + np.tanh(rows @ weights / 2))
        slope = rows.T @ (likely - right) + pull * (weights - start)
        curve = (rows.T * (likely * (1 - likely))) @ rows + pull * np.eye(len(weights))
        step = np.zeros(len(weights))
        step[free] = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        # A full Newton step may overshoot where nearly all is certain.
        step *= min(1.0, 5.0 / max(float(np.abs(step).max()), _CLOSE))
        weights = weights - step
        if np.abs(step).max() < _CLOSE:
            break
    return weights


def _shift(logits: _Numbers, right: _Numbers, counted: _Numbers, pull: float) -> float:
    """Return what to add to all logits so that as many are right as they promise.

    Args:
        logits: (n,) of the examples.
        right: (n,) 1 where the hit was right.
        counted: (n,) how much each example counts.
        pull: towards no shift, as if so many examples stood for it.
    """
    shift = 0.0
    for _ in range(_STEPS):
        likely = 0.5 * (1 + np.tanh((logits + shift) / 2))
        slope = float(counted @ (likely - right)) + pull * shift
        curve = float(counted @ (likely * (1 - likely))) + pull + _CLOSE
        step = max(-1.0, min(1.0, slope / curve))
        shift -= step
        if abs(step) < _CLOSE:
            break
    return shift
