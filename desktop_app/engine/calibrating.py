"""Fitting the probabilities of hits to what was right and what was wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.store import CatalogueStore
from desktop_app.engine.finding import Nearest, candidates
from desktop_app.engine.guessing import VOTERS
from desktop_app.engine.results import Evidence
from desktop_app.engine.verdict import parts
from desktop_app.engine.verifying import inliers_of
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.search.trial import part_by_looks
from desktop_app.vision.model_card import Calibration

_Numbers: TypeAlias = npt.NDArray[np.float64]

# Typical spreads of cosine, margin, agreement and the inliers' logarithm: the
# pull towards the earlier weights is meant for parts of about one size.
_SPREADS: Final = np.array([1.0, 0.15, 0.1, 0.3, 1.0])
_STEPS: Final = 100
# Pictures asked for; every so many of them also as if their product was not there.
_ASKED: Final = 300
_ABSENT_EVERY: Final = 8
# Pictures among which the products are sought, products that are verified, and
# hits kept as examples of each photo; most of the rest would never come first.
_NEAREST: Final = 400
_LOOKED_AT: Final = 10
_KEPT: Final = 2
_CLOSE: Final = 1e-8


@dataclass(frozen=True, slots=True)
class Example:
    """A hit, and whether it was the product in the photo."""

    evidence: Evidence
    right: bool


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
    vector: npt.NDArray[np.float32],
    product: int,
    gallery: Gallery,
    hidden: npt.NDArray[np.bool_],
    verify: Verify,
) -> list[Example]:
    """Return the best hits for a photo whose product is known.

    Args:
        vector: (dim,) of the photo.
        product: id of its product; where all its pictures are hidden, every hit is wrong.
        gallery: what is searched.
        hidden: (n,) pictures of the gallery that are taken for not there.
        verify: inliers by picture id of the given pictures, where there are some.
    """
    cosines = np.where(hidden, -2, gallery.vectors @ vector)
    order = np.argsort(-cosines)[: min(_NEAREST, int((~hidden).sum()))]
    around = [
        Nearest(int(gallery.products[i]), "", int(gallery.pictures[i]), float(cosines[i]))
        for i in order
    ]
    nearest: dict[int, Nearest] = {}
    for item in around:
        nearest.setdefault(item.product_id, item)
    found = candidates(list(nearest.values()), around[:VOTERS])[:_LOOKED_AT]
    inliers = verify([candidate.picture_id for candidate in found])
    examples = [
        Example(
            replace(candidate.evidence, inliers=inliers.get(candidate.picture_id)),
            candidate.product_id == product,
        )
        for candidate in found
    ]
    by_inliers = sorted(examples[_KEPT:], key=lambda e: -(e.evidence.inliers or 0))
    return examples[:_KEPT] + by_inliers[:1]


def own_examples(
    raw: npt.NDArray[np.float32], gallery: Gallery, store: CatalogueStore
) -> Job[list[Example]]:
    """Return examples of the catalogue's own pictures, each asked for like a photo.

    A picture's own half of its product is hidden, as in ``search/trial.py``; of some
    the whole product is, as photos of things that are not in the catalogue come too.

    Args:
        raw: (n, dim) the vectors as the model gives them.
        gallery: the same pictures in the space that ranks.
        store: the catalogue.
    """
    halves = part_by_looks(raw, gallery.products)
    asked = np.random.default_rng(0).permutation(len(raw))[:_ASKED].tolist()
    examples: list[Example] = []
    for done, row in enumerate(asked):
        yield Progress(done, len(asked), Message("Measuring how far hits can be trusted"))
        own = gallery.products == gallery.products[row]
        verify = partial(inliers_of, int(gallery.pictures[row]), store=store)
        hidden = [own & (halves == halves[row])]
        if (own & ~hidden[0]).sum() == 0:
            continue
        if done % _ABSENT_EVERY == 0:
            hidden.append(own)
        for mask in hidden:
            product = int(gallery.products[row])
            examples += examples_of(gallery.vectors[row], product, gallery, mask, verify)
    return examples


def fit(examples: Sequence[Example], earlier: Calibration | None, pull: float) -> Calibration:
    """Fit a calibration to examples by penalised maximum likelihood.

    Newton's method for the logistic regression (Bishop, Pattern Recognition and
    Machine Learning, 2006, 4.3.3). More of any part never makes a hit less
    probable: a weight that would fall below 0 is held there.

    Args:
        examples: of right and of wrong hits.
        earlier: what the weights are pulled towards; None for 0.
        pull: how strongly, as if so many examples stood for ``earlier``.
    """
    rows = np.array([(1.0, *parts(example.evidence)) for example in examples]) / _SPREADS
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
    intercept, cosine, margin, agreement, inliers = (float(w) for w in weights / _SPREADS)
    return Calibration(intercept, cosine, margin, agreement, inliers)


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
