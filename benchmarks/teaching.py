"""Measure what teaching a catalogue gains on new photos.

python -m benchmarks.teaching --data FOLDER

FOLDER holds the Grocery Store Dataset (Klasson, Zhang and Kjellström, WACV 2019). The
catalogue is the shop photos of ``train``. The accuracy that the cross-validation
estimates is printed beside the measured one: top-1 of the ``val`` photos by exact search.

Prints the figures of

- every setting of the hyperparameters, also for products that were not learned: a third
  of them in turn, with their ``val`` photos against the whole catalogue;
- the whole catalogue;
- vectors that were overfitted to half of the products, as those of a network are to its
  training data: catalogues of this half, of the other half, and of all products;
- small parts of the catalogue.

python -m benchmarks.teaching --pictures 50000 --dimension 512

measures the time of teaching on synthetic vectors, six for each product.
"""

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.embedding import LabelledVectors, Labels, embed_photos
from benchmarks.synthetic_catalogue import clustered_vectors
from datasets.labelled_photos import grocery_photos
from desktop_app import paths
from desktop_app.engine.learning.teaching import is_improvement
from desktop_app.progress import finish
from desktop_app.search.cross_validation import (
    HYPERPARAMETER_GRID,
    CrossValidationResult,
    TrainingSet,
    cross_validate,
)
from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.search.metric_learning import Hyperparameters, Metric
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card

_UNSEEN_FOLDS = 3
_SIZES = tuple((products, pictures) for products in (5, 10, 20, 40) for pictures in (2, 5, 10))
_DRAWS = 5


@dataclass(frozen=True)
class Gain:
    """The estimated and the measured accuracy.

    Attributes:
        estimate: of the cross-validation.
        before: top-1 of new photos with the original vectors, 0..1.
        after: top-1 of new photos with the learned metric, 0..1.
    """

    estimate: CrossValidationResult
    before: float
    after: float


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, help="folder of the data set")
    parser.add_argument("--pictures", type=int, help="measure the time for this number of pictures")
    parser.add_argument("--dimension", type=int, default=512, help="of the vectors")
    parser.add_argument(
        "--model", default="", help="name of a model card; default: the shipped one"
    )
    arguments = parser.parse_args()
    if arguments.pictures:
        print_time(arguments.pictures, arguments.dimension)
    if arguments.data:
        print_tables(arguments.data, arguments.model)


def print_time(pictures: int, dimension: int) -> None:
    """Print the time of teaching, and of its longest step, which cannot be interrupted."""
    vectors = np.concatenate(list(clustered_vectors(pictures, dimension)))
    training_set = TrainingSet(vectors, np.arange(pictures) // 6, np.ones(pictures, np.bool_))
    steps = [time.perf_counter()]
    started = time.process_time()
    job = cross_validate(training_set)
    try:
        while True:
            next(job)
            steps.append(time.perf_counter())
    except StopIteration as end:
        Metric.learn(training_set.vectors, training_set.products, end.value.hyperparameters)
    print(
        f"{pictures} pictures, {dimension} numbers each: {time.perf_counter() - steps[0]:.1f} s, "
        f"{time.process_time() - started:.1f} CPU s, longest step {np.diff(steps).max():.1f} s"
    )


def print_tables(data: Path, model: str) -> None:
    """Print the tables of the data set."""
    embedder = Embedder.open(load_card(paths.model_card(model)))
    print_accuracies(
        *(embed_photos(embedder, grocery_photos(data, split)) for split in ("train", "val"))
    )


def print_accuracies(shop: LabelledVectors, queries: LabelledVectors) -> None:
    """Print the tables for embedded catalogue pictures and queries."""
    original = EmbeddingSpace.original(shop.vectors.shape[1])
    print(f"{len(shop.labels)} pictures of {len(np.unique(shop.labels))} products,", end=" ")
    print(f"{len(queries.labels)} photos; before: {top1(original, shop, queries):.3f}")
    print("\nrecipe: shrinkage, shares; photos; photos of products kept out (before, after)")
    for setting in (
        *HYPERPARAMETER_GRID,
        Hyperparameters(0.1, 1, 0, 0),
        Hyperparameters(0.3, 1, 0, 0),
    ):
        learned = EmbeddingSpace.learned(Metric.learn(shop.vectors, shop.labels, setting), "")
        before, after = unseen(setting, shop, queries)
        print(
            setting_text(setting), f"{top1(learned, shop, queries):.3f}  {before:.3f} {after:.3f}"
        )
    print("\nproducts x pictures: trial before, after +- two errors, unseen; photos before, after")
    started = time.process_time()
    print(
        "all:",
        gain_text(measure_gain(shop, queries)),
        f"({time.process_time() - started:.1f} CPU s)",
    )
    for name, some, photos in overfitted_catalogues(shop, queries):
        print(f"{name}:", gain_text(measure_gain(some, photos)))
    for products, pictures in _SIZES:
        for some, photos in small_catalogues(shop, queries, products, pictures):
            print(f"{products} x {pictures}:", gain_text(measure_gain(some, photos)))


def setting_text(setting: Hyperparameters) -> str:
    """Return the four hyperparameters as text."""
    weights = " ".join(f"{weight:4}" for weight in setting.weights)
    return f"{setting.shrinkage:4} {weights}"


def gain_text(gain: Gain) -> str:
    """Return the estimated and the measured accuracies as text."""
    estimate = gain.estimate
    advised = "advised" if is_improvement(estimate) else "-"
    return (
        f"{estimate.baseline_accuracy:.3f} {estimate.seen_accuracy:.3f} "
        f"+- {estimate.seen_uncertainty:.3f} {estimate.unseen_accuracy:.3f}; "
        f"{gain.before:.3f} {gain.after:.3f} {advised} {setting_text(estimate.hyperparameters)}"
    )


def measure_gain(shop: LabelledVectors, queries: LabelledVectors) -> Gain:
    """Teach a catalogue and identify new photos."""
    is_picture = np.ones(len(shop.labels), np.bool_)
    estimate = finish(cross_validate(TrainingSet(shop.vectors, shop.labels, is_picture)))
    metric = Metric.learn(shop.vectors, shop.labels, estimate.hyperparameters)
    original = EmbeddingSpace.original(shop.vectors.shape[1])
    return Gain(
        estimate,
        top1(original, shop, queries),
        top1(EmbeddingSpace.learned(metric, ""), shop, queries),
    )


def unseen(
    setting: Hyperparameters, shop: LabelledVectors, queries: LabelledVectors
) -> tuple[float, float]:
    """Return top-1 before and after learning, for products that were not learned."""
    original = EmbeddingSpace.original(shop.vectors.shape[1])
    names = np.random.default_rng(0).permutation(np.unique(shop.labels))
    shares = []
    for fold in range(_UNSEEN_FOLDS):
        held_out = names[fold::_UNSEEN_FOLDS]
        learned = ~np.isin(shop.labels, held_out)
        metric = Metric.learn(shop.vectors[learned], shop.labels[learned], setting)
        some = select_products(queries, held_out)
        shares.append(
            [top1(space, shop, some) for space in (original, EmbeddingSpace.learned(metric, ""))]
        )
    before, after = np.mean(shares, axis=0)
    return float(before), float(after)


def overfitted_catalogues(
    shop: LabelledVectors, queries: LabelledVectors
) -> Iterator[tuple[str, LabelledVectors, LabelledVectors]]:
    """Yield catalogues and queries with vectors overfitted to half of the products."""
    half = np.unique(shop.labels)[::2]
    others = np.unique(shop.labels)[1::2]
    own = select_products(shop, half)
    overfit = Metric.learn(own.vectors, own.labels, Hyperparameters(0.01, 1, 0, 0))
    placed = [
        LabelledVectors(overfit.cosine_transform(some.vectors), some.labels)
        for some in (shop, queries)
    ]
    for name, names in (
        ("fitted to these", half),
        ("fitted to others", others),
        ("fitted to half", np.concatenate([half, others])),
    ):
        yield name, select_products(placed[0], names), select_products(placed[1], names)


def small_catalogues(
    shop: LabelledVectors, queries: LabelledVectors, products: int, pictures: int
) -> Iterator[tuple[LabelledVectors, LabelledVectors]]:
    """Yield random parts of the catalogue with the queries of their products."""
    for draw in range(_DRAWS):
        random = np.random.default_rng(draw)
        names = random.choice(np.unique(shop.labels), products, replace=False)
        rows = np.concatenate(
            [random.permutation(np.flatnonzero(shop.labels == name))[:pictures] for name in names]
        )
        yield (
            LabelledVectors(shop.vectors[rows], shop.labels[rows]),
            select_products(queries, names),
        )


def select_products(some: LabelledVectors, products: Labels) -> LabelledVectors:
    """Return the vectors of these products."""
    mask = np.isin(some.labels, products)
    return LabelledVectors(some.vectors[mask], some.labels[mask])


def top1(space: EmbeddingSpace, shop: LabelledVectors, queries: LabelledVectors) -> float:
    """Return the share of queries whose nearest picture is of their product."""
    best = space.similarity(queries.vectors, shop.vectors).argmax(axis=1)
    return float((shop.labels[best] == queries.labels).mean())


if __name__ == "__main__":
    main()
