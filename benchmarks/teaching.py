"""What teaching a catalogue is worth on photos that it has never seen.

python -m benchmarks.teaching --data FOLDER

FOLDER holds ``train.txt`` and ``val.txt`` of the Grocery Store Dataset (Klasson,
Zhang and Kjellström, WACV 2019). The catalogue is the shop photos of ``train``;
it is taught as the program teaches. Beside what the trial foretells stands what
the photos of ``val`` say: the share whose product is found first, by exact search.

Printed are

- each recipe by itself, also for products kept from being learnt: a third of
  them in turn, their ``val`` photos against the whole catalogue;
- the whole catalogue, taught;
- vectors that were fitted to half of the products beforehand, as a network's are
  to what it was trained on: the catalogue of that half, of the other, of all;
- parts of the catalogue, to see how little is enough.

python -m benchmarks.teaching --pictures 50000 --dimension 512

measures the time that teaching takes, on vectors made up, six to a product.
"""

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.datasets import shop_photos
from benchmarks.embedding import LabelledVectors, embedded
from benchmarks.shop import clustered_vectors
from desktop_app import paths
from desktop_app.engine.learning.teaching import is_better
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
    """What a trial foretold, and what photos never seen say."""

    trial: CrossValidationResult
    before: float
    after: float


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, help="folder of the data set")
    parser.add_argument("--pictures", type=int, help="measure the time for so many pictures")
    parser.add_argument("--dimension", type=int, default=512, help="numbers of a vector")
    parser.add_argument(
        "--model", default="", help="name of a model card; default: the shipped one"
    )
    chosen = parser.parse_args()
    if chosen.pictures:
        time_it(chosen.pictures, chosen.dimension)
    if chosen.data:
        compare_all(chosen.data, chosen.model)


def time_it(pictures: int, dimension: int) -> None:
    """Print how long teaching takes, and its longest step, which nothing interrupts."""
    vectors = np.concatenate(list(clustered_vectors(pictures, dimension)))
    lesson = TrainingSet(vectors, np.arange(pictures) // 6, np.ones(pictures, np.bool_))
    steps = [time.perf_counter()]
    started = time.process_time()
    job = cross_validate(lesson)
    try:
        while True:
            next(job)
            steps.append(time.perf_counter())
    except StopIteration as end:
        Metric.learn(lesson.vectors, lesson.products, end.value.hyperparameters)
    print(
        f"{pictures} pictures, {dimension} numbers each: {time.perf_counter() - steps[0]:.1f} s, "
        f"{time.process_time() - started:.1f} CPU s, longest step {np.diff(steps).max():.1f} s"
    )


def compare_all(data: Path, model: str) -> None:
    """Print the tables of the data set."""
    embedder = Embedder.open(load_card(paths.model_card(model)))
    show(*(embedded(embedder, shop_photos(data, split)) for split in ("train", "val")))


def show(shop: LabelledVectors, queries: LabelledVectors) -> None:
    """Print the tables of one model's vectors."""
    plain = EmbeddingSpace.original(shop.vectors.shape[1])
    print(f"{len(shop.labels)} pictures of {len(np.unique(shop.labels))} products,", end=" ")
    print(f"{len(queries.labels)} photos; before: {top1(plain, shop, queries):.3f}")
    print("\nrecipe: shrinkage, shares; photos; photos of products kept out (before, after)")
    for recipe in (
        *HYPERPARAMETER_GRID,
        Hyperparameters(0.1, 1, 0, 0),
        Hyperparameters(0.3, 1, 0, 0),
    ):
        learnt = EmbeddingSpace.learned(Metric.learn(shop.vectors, shop.labels, recipe), "")
        before, after = unseen(recipe, shop, queries)
        print(recipe_name(recipe), f"{top1(learnt, shop, queries):.3f}  {before:.3f} {after:.3f}")
    print("\nproducts x pictures: trial before, after +- two errors, unseen; photos before, after")
    started = time.process_time()
    print("all:", line(judge(shop, queries)), f"({time.process_time() - started:.1f} CPU s)")
    for name, some, asked in fitted(shop, queries):
        print(f"{name}:", line(judge(some, asked)))
    for products, pictures in _SIZES:
        for some, asked in parts(shop, queries, products, pictures):
            print(f"{products} x {pictures}:", line(judge(some, asked)))


def recipe_name(recipe: Hyperparameters) -> str:
    """Return the four numbers of a recipe."""
    shares = recipe.weights
    return f"{recipe.shrinkage:4} " + " ".join(f"{share:4}" for share in shares)


def line(gain: Gain) -> str:
    """Return what was foretold and what came true."""
    trial = gain.trial
    advised = "advised" if is_better(trial) else "-"
    return (
        f"{trial.baseline_accuracy:.3f} {trial.seen_accuracy:.3f} "
        f"+- {trial.seen_uncertainty:.3f} {trial.unseen_accuracy:.3f}; "
        f"{gain.before:.3f} {gain.after:.3f} {advised} {recipe_name(trial.hyperparameters)}"
    )


def judge(shop: LabelledVectors, queries: LabelledVectors) -> Gain:
    """Teach a catalogue and ask it for photos that it has never seen."""
    everything = np.ones(len(shop.labels), np.bool_)
    trial = finish(cross_validate(TrainingSet(shop.vectors, shop.labels, everything)))
    metric = Metric.learn(shop.vectors, shop.labels, trial.hyperparameters)
    plain = EmbeddingSpace.original(shop.vectors.shape[1])
    return Gain(
        trial, top1(plain, shop, queries), top1(EmbeddingSpace.learned(metric, ""), shop, queries)
    )


def unseen(
    recipe: Hyperparameters, shop: LabelledVectors, queries: LabelledVectors
) -> tuple[float, float]:
    """Return the shares before and after, of products that were not learnt."""
    plain = EmbeddingSpace.original(shop.vectors.shape[1])
    names = np.random.default_rng(0).permutation(np.unique(shop.labels))
    shares = []
    for fold in range(_UNSEEN_FOLDS):
        kept_out = names[fold::_UNSEEN_FOLDS]
        learnt = ~np.isin(shop.labels, kept_out)
        metric = Metric.learn(shop.vectors[learnt], shop.labels[learnt], recipe)
        asked = only(queries, kept_out)
        shares.append(
            [top1(space, shop, asked) for space in (plain, EmbeddingSpace.learned(metric, ""))]
        )
    before, after = np.mean(shares, axis=0)
    return float(before), float(after)


def fitted(
    shop: LabelledVectors, queries: LabelledVectors
) -> Iterator[tuple[str, LabelledVectors, LabelledVectors]]:
    """Yield catalogues of vectors that were fitted to half of the products."""
    half = np.unique(shop.labels)[::2]
    others = np.unique(shop.labels)[1::2]
    own = only(shop, half)
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
        yield name, only(placed[0], names), only(placed[1], names)


def parts(
    shop: LabelledVectors, queries: LabelledVectors, products: int, pictures: int
) -> Iterator[tuple[LabelledVectors, LabelledVectors]]:
    """Yield small catalogues drawn from the large one, and the photos of their products."""
    for draw in range(_DRAWS):
        random = np.random.default_rng(draw)
        names = random.choice(np.unique(shop.labels), products, replace=False)
        rows = np.concatenate(
            [random.permutation(np.flatnonzero(shop.labels == name))[:pictures] for name in names]
        )
        yield LabelledVectors(shop.vectors[rows], shop.labels[rows]), only(queries, names)


def only(
    some: LabelledVectors, names: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> LabelledVectors:
    """Return those of some products."""
    wanted = np.isin(some.labels, names)
    return LabelledVectors(some.vectors[wanted], some.labels[wanted])


def top1(space: EmbeddingSpace, shop: LabelledVectors, queries: LabelledVectors) -> float:
    """Return the share of photos whose nearest picture is of their product."""
    best = space.similarity(queries.vectors, shop.vectors).argmax(axis=1)
    return float((shop.labels[best] == queries.labels).mean())


if __name__ == "__main__":
    main()
