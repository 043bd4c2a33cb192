"""Learning of a metric from the catalogue's own pictures and from confirmed photos.

``teach`` measures by cross-validation whether the metric finds products better, and
stores it inactive, with a report. Answers change only when it is activated.
"""

import dataclasses
import time
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app import paths
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.calibration import Calibration
from desktop_app.engine.learning.catalogue_calibration import fit_if_better
from desktop_app.engine.learning.catalogue_examples import catalogue_examples
from desktop_app.engine.learning.teach_report import TeachReport
from desktop_app.engine.local_features import require_local_features
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.picture_keypoints import PictureKeypoints
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.search.cross_validation import (
    CrossValidationResult,
    TrainingSet,
    cross_validate,
)
from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.search.metric_learning import Metric
from desktop_app.vision.embedder import Embedder

# Minimum number of products with two different pictures: with ten,
# ``python -m benchmarks.teaching`` found that measured gains hold for new photos.
MIN_PRODUCTS: Final = 10
# Minimum gain in accuracy: in the same benchmark a gain of 0.016 was a loss for new
# photos, with a model trained on some of the pictures.
MIN_GAIN: Final = 0.02
_CHUNK: Final = 1024

_Vectors: TypeAlias = npt.NDArray[np.float32]


def teach(catalogue: Catalogue, embedder: Embedder) -> Job[TeachReport]:
    """Learn a metric, measure its accuracy, and store both; it is not activated.

    A cancelled job changes nothing.

    Raises:
        VitrineError: there is too little to learn from.
    """
    require_local_features(catalogue)
    started = time.perf_counter()
    model = embedder.card.sha256
    training_set = yield from _training_set(catalogue, model, embedder.card.output.dimension)
    products = _require_products(training_set)
    validation = yield from cross_validate(training_set)
    metric = Metric.learn(training_set.vectors, training_set.products, validation.hyperparameters)
    report = TeachReport(
        products=products,
        pictures=int(training_set.is_picture.sum()),
        confirmations=int((~training_set.is_picture).sum()),
        queries=validation.query_count,
        before=validation.baseline_accuracy,
        after=validation.seen_accuracy,
        unseen=validation.unseen_accuracy,
        uncertainty=validation.seen_uncertainty,
        unseen_uncertainty=validation.unseen_uncertainty,
        advised=is_improvement(validation),
        seconds=0.0,
    )
    calibration = yield from _calibrate(catalogue, embedder, metric)
    report = dataclasses.replace(report, seconds=round(time.perf_counter() - started, 1))
    with catalogue.transaction():
        teaching = catalogue.metrics.put(model, metric.to_bytes(model), dataclasses.asdict(report))
        if calibration is not None:
            catalogue.metrics.set_calibration(teaching, calibration.as_fields())
    return report


def _calibrate(catalogue: Catalogue, embedder: Embedder, metric: Metric) -> Job[Calibration | None]:
    """Fit a calibration for the learned space to the catalogue's own pictures.

    Return the model's own calibration if too few pictures can serve as queries, or if the
    fitted one is not significantly better for other products.
    """
    keypoints = PictureKeypoints(catalogue, paths.keypoint_vocabulary())
    space = EmbeddingSpace.learned(metric, "learnt")
    index = PictureIndex(catalogue, embedder.card.sha256, space, keypoints)
    keypoints.load()
    yield from index.build()
    examples = yield from catalogue_examples(catalogue, embedder, index)
    prior = embedder.card.calibration
    if not examples:
        return prior
    calibration, _ = fit_if_better(examples, prior)
    return calibration or prior


def is_improvement(validation: CrossValidationResult) -> bool:
    """Return whether the gain is significant, and unseen products lose nothing."""
    gain = validation.seen_accuracy - validation.baseline_accuracy
    return (
        gain > max(validation.seen_uncertainty, MIN_GAIN)
        and validation.unseen_accuracy >= validation.baseline_accuracy
    )


def _require_products(training_set: TrainingSet) -> int:
    """Return the number of products to learn from; raise ``VitrineError`` if too few."""
    names, counts = np.unique(training_set.products, return_counts=True)
    has_picture = np.isin(names, training_set.products[training_set.is_picture])
    products = int(((counts > 1) & has_picture).sum())
    if products < MIN_PRODUCTS:
        raise VitrineError(
            Message(
                "There is too little to learn from: products with two different pictures"
                " or more: {count}, needed: {least}.",
                count=products,
                least=MIN_PRODUCTS,
            ),
            Message("Add pictures of the products, or confirm photos, then learn again."),
        )
    return products


def _training_set(catalogue: Catalogue, model: str, dim: int) -> Job[TrainingSet]:
    """Return all pictures and confirmed photos; equal ones of a product only once."""
    ids = catalogue.embeddings.picture_ids(model)
    owners = catalogue.pictures.owners(ids, archived=True)
    confirmed = set(catalogue.confirmed_photos.ids())
    labelled: dict[tuple[int, bytes], bool] = {}
    for start in range(0, len(ids), _CHUNK):
        yield Progress(start, len(ids), Message("Reading the pictures"))
        vectors = catalogue.embeddings.get(model, ids[start : start + _CHUNK].tolist())
        for picture, vector in vectors.items():
            key = owners[picture][0], vector.tobytes()
            labelled[key] = labelled.get(key, False) or picture not in confirmed
    return TrainingSet(
        np.frombuffer(b"".join(data for _, data in labelled), np.float32).reshape(-1, dim),
        np.fromiter((product for product, _ in labelled), np.int64),
        np.fromiter(labelled.values(), np.bool_),
    )
