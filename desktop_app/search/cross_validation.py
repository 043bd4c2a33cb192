"""Cross-validation of a learned metric before it is used.

The pictures of each product are split into two halves by appearance. A query picture is
searched for without its own half in the gallery: near-identical shots of the same moment
would make plain leave-one-out look almost perfect. The metric is learned without the query:

- seen products: without the query's half of its product. This estimates the accuracy
  for new photos of products that were learned;
- unseen products: without any picture of the product. This estimates the accuracy for
  products that are added later.

The hyperparameters are selected on one half of the products and evaluated on the other,
so that trying several settings does not inflate the accuracy.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.search.array_types import Labels, Vectors
from desktop_app.search.metric_learning import ClassScatter, Hyperparameters, Metric

Mask: TypeAlias = npt.NDArray[np.bool_]

HYPERPARAMETER_GRID: Final = tuple(
    Hyperparameters(shrinkage, *weights)
    for shrinkage in (0.1, 0.3)
    for weights in ((0.5, 0.5, 0.0), (0.25, 0.25, 0.5), (0.0, 1.0, 0.0))
)
MAX_QUERIES: Final = 2000
_QUERY_CHUNK: Final = 256
_SEEN_FOLDS: Final = 2
_UNSEEN_FOLDS: Final = 3
_SEEN: Final = 0
_UNSEEN: Final = 1
_NOTE: Final = Message("Testing what can be learned")


@dataclass(frozen=True, slots=True)
class CrossValidationResult:
    """The outcome of a cross-validation; accuracies are top-1, 0..1.

    Attributes:
        hyperparameters: the best ones.
        query_count: number of pictures searched for.
        baseline_accuracy: with the model's own vectors.
        seen_accuracy: with a learned metric, for products that were learned.
        unseen_accuracy: with a learned metric, for products that were not.
        seen_uncertainty: two standard errors of ``seen_accuracy - baseline_accuracy``.
        unseen_uncertainty: two standard errors of ``unseen_accuracy - baseline_accuracy``.
    """

    hyperparameters: Hyperparameters
    query_count: int
    baseline_accuracy: float
    seen_accuracy: float
    unseen_accuracy: float
    seen_uncertainty: float
    unseen_uncertainty: float


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """Labelled vectors to learn from.

    Attributes:
        vectors: (n, dim) float32, rows of length 1.
        products: (n,) int64 product of each vector.
        is_picture: (n,) bool, whether it is a catalogue picture; the others are photos,
            which are never a search result.
    """

    vectors: Vectors
    products: Labels
    is_picture: Mask


def cross_validate(training_set: TrainingSet) -> Job[CrossValidationResult]:
    """Select the hyperparameters and estimate their accuracy; see the module docstring."""
    dim = training_set.vectors.shape[1]
    training_set = _rotate_into_span(training_set)
    halves = split_by_appearance(training_set.vectors, training_set.products)
    queries = _choose_queries(training_set, halves)
    correct = np.zeros((2, 1 + len(HYPERPARAMETER_GRID), len(training_set.products)), np.bool_)
    done, total = 0, 2 * len(queries)
    for kind, is_training, test_rows in _folds(training_set, halves, queries):
        yield Progress(done, total, _NOTE)
        scatter = ClassScatter.estimate(
            training_set.vectors[is_training], training_set.products[is_training], dim=dim
        )
        for rows, is_correct in _evaluate(training_set, halves, scatter, test_rows):
            correct[kind][:, rows] |= is_correct
            yield Progress(done, total, _NOTE)
        done += len(test_rows)
    seen, unseen = correct[:, :, queries]
    return _summarise(seen, unseen, training_set.products[queries])


def _rotate_into_span(training_set: TrainingSet) -> TrainingSet:
    """Rotate fewer vectors than dimensions into the subspace they span.

    All inner products are preserved, and a small catalogue is evaluated much faster.
    """
    if len(training_set.vectors) >= training_set.vectors.shape[1]:
        return training_set
    basis = np.linalg.qr(training_set.vectors.T.astype(np.float64))[0]
    return replace(training_set, vectors=(training_set.vectors @ basis).astype(np.float32))


def split_by_appearance(vectors: Vectors, products: Labels) -> Labels:
    """Split the vectors of each product into two halves along their first principal axis.

    Returns:
        (n,) int64, 0 or 1.
    """
    halves = np.zeros(len(products), np.int64)
    order = np.argsort(products, kind="stable")
    starts = np.flatnonzero(np.diff(products[order], prepend=products[order][:1] - 1))
    for rows in np.split(order, starts[1:]):
        centred = vectors[rows] - vectors[rows].mean(axis=0)
        along = centred @ np.linalg.svd(centred, full_matrices=False)[2][0]
        halves[rows[np.argsort(along, kind="stable")[len(rows) // 2 :]]] = 1
    return halves


def _choose_queries(training_set: TrainingSet, halves: Labels) -> Labels:
    """Return up to ``MAX_QUERIES`` rows whose other half has a picture to be found."""
    pairs = set(
        zip(
            training_set.products[training_set.is_picture].tolist(),
            halves[training_set.is_picture].tolist(),
            strict=True,
        )
    )
    others = zip(training_set.products.tolist(), (1 - halves).tolist(), strict=True)
    candidates = np.flatnonzero([pair in pairs for pair in others])
    return np.sort(np.random.default_rng(0).permutation(candidates)[:MAX_QUERIES])


def _folds(
    training_set: TrainingSet, halves: Labels, queries: Labels
) -> Iterator[tuple[int, Mask, Labels]]:
    """Yield the kind (``_SEEN`` or ``_UNSEEN``), the mask of the training rows, the test rows."""
    is_query = np.isin(np.arange(len(halves)), queries)
    _, numbers = np.unique(training_set.products, return_inverse=True)
    shuffled = np.random.default_rng(0).permutation(numbers.max() + 1)[numbers]
    for fold in range(_SEEN_FOLDS):
        for half in (0, 1):
            left_out = (shuffled % _SEEN_FOLDS == fold) & (halves == half)
            yield _SEEN, ~left_out, np.flatnonzero(left_out & is_query)
    for fold in range(_UNSEEN_FOLDS):
        left_out = shuffled % _UNSEEN_FOLDS == fold
        yield _UNSEEN, ~left_out, np.flatnonzero(left_out & is_query)


def _evaluate(
    training_set: TrainingSet, halves: Labels, scatter: ClassScatter, test_rows: Labels
) -> Iterator[tuple[Labels, Mask]]:
    """Yield some test rows, and whether each setting ranks their product first.

    The mask is (1 + settings, rows). Row 0 is the baseline. Settings with another
    shrinkage than the one being evaluated are False.
    """
    for shrinkage in dict.fromkeys(setting.shrinkage for setting in HYPERPARAMETER_GRID):
        settings = [
            (number, setting)
            for number, setting in enumerate(HYPERPARAMETER_GRID)
            if setting.shrinkage == shrinkage
        ]
        metric = Metric.from_scatter(scatter, settings[0][1])
        projections = metric.projections(training_set.vectors)
        for start in range(0, len(test_rows), _QUERY_CHUNK):
            rows = test_rows[start : start + _QUERY_CHUNK]
            same_product = training_set.products == training_set.products[rows, None]
            excluded = (same_product & (halves == halves[rows, None])) | ~training_set.is_picture
            cosines = [projection[rows] @ projection.T for projection in projections]
            correct = np.zeros((1 + len(HYPERPARAMETER_GRID), len(rows)), np.bool_)
            correct[0] = _is_first_correct(cosines[2], excluded, same_product)
            for number, setting in settings:
                weighted = np.zeros_like(cosines[2])
                for weight, cosine in zip(setting.weights, cosines, strict=True):
                    weighted += np.float32(weight) * cosine
                correct[1 + number] = _is_first_correct(weighted, excluded, same_product)
            yield rows, correct


def _is_first_correct(cosines: Vectors, excluded: Mask, same_product: Mask) -> Mask:
    """Return (queries,) whether the nearest picture that is not excluded is of the product."""
    best = np.where(excluded, -2, cosines).argmax(axis=1)
    is_correct: Mask = np.take_along_axis(same_product, best[:, None], axis=1)[:, 0]
    return is_correct


def _summarise(seen: Mask, unseen: Mask, products: Labels) -> CrossValidationResult:
    """Select the setting on one half of the products, evaluate on the other, and swap.

    Args:
        seen: (1 + settings, queries), see ``_evaluate``.
        unseen: the same, for unseen products.
        products: (queries,) product of each query.
    """
    _, numbers = np.unique(products, return_inverse=True)
    is_odd = numbers % 2 == 1
    both = seen[1:].astype(np.float64) + unseen[1:]
    selected = np.where(is_odd, both[:, ~is_odd].mean(1).argmax(), both[:, is_odd].mean(1).argmax())
    columns = np.arange(len(products))
    baseline = seen[0]
    seen_selected, unseen_selected = seen[1 + selected, columns], unseen[1 + selected, columns]
    return CrossValidationResult(
        hyperparameters=HYPERPARAMETER_GRID[int(both.mean(axis=1).argmax())],
        query_count=len(products),
        baseline_accuracy=float(baseline.mean()),
        seen_accuracy=float(seen_selected.mean()),
        unseen_accuracy=float(unseen_selected.mean()),
        seen_uncertainty=_two_standard_errors(seen_selected, baseline, numbers),
        unseen_uncertainty=_two_standard_errors(unseen_selected, baseline, numbers),
    )


def _two_standard_errors(correct: Mask, baseline: Mask, products: Labels) -> float:
    """Return two cluster-robust standard errors of the mean gain; a product is a cluster."""
    gain = correct.astype(np.float64) - baseline
    sums = np.bincount(products, gain - gain.mean())
    return float(2 * np.sqrt(np.square(sums).sum()) / len(gain))
