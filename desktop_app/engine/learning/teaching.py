"""Learning from the catalogue's own pictures, and from photos that staff confirmed.

``teach`` tries on the catalogue itself whether a learnt space finds products
better, and stores it, switched off, with what it found out. Nothing changes
before somebody switches it on: then pictures and photos are compared in it.
"""

import dataclasses
import time
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.calibration import Calibration
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.engine.learning.teach_report import TeachReport
from desktop_app.engine.recognition.calibration_examples import Gallery, examples_from_catalogue
from desktop_app.engine.recognition.calibration_fitting import fit_calibration
from desktop_app.engine.recognition.photo_decoding import PhotoSource, decode_photo
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.search.cross_validation import (
    CrossValidationResult,
    TrainingSet,
    cross_validate,
)
from desktop_app.search.metric_learning import Metric
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import ModelCard
from desktop_app.vision.picture_decoding import decode, thumbnail

# Products with two different pictures that there must be at least: in catalogues of
# ten, python -m benchmarks.teaching saw gains come true, and none that turned to harm.
LEAST_PRODUCTS: Final = 10
# A smaller gain is not believed: where the model was trained on some of the pictures,
# the same benchmark saw one of 0.016 turn to harm.
LEAST_GAIN: Final = 0.02
# The model's own calibration counts like so many examples.
_PULL: Final = 10.0
_CONFIRMED_SIDE_PX: Final = 512
_CHUNK: Final = 1024
_BATCH: Final = 16

_Vectors: TypeAlias = npt.NDArray[np.float32]


def teach(catalogue: Catalogue, embedder: Embedder) -> Job[TeachReport]:
    """Learn a space, try what it is worth, and store both, switched off.

    A job that is closed changes nothing.

    Raises:
        VitrineError: there is too little to learn from.
    """
    started = time.perf_counter()
    model = embedder.card.sha256
    yield from _embed_confirmations(catalogue, embedder)
    training_set = yield from _gather(catalogue, model, embedder.card.output.dimension)
    products = _check_enough(training_set)
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
        advised=is_better(validation),
        seconds=0.0,
    )
    calibration = yield from _calibrate(catalogue, embedder.card, metric)
    report = dataclasses.replace(report, seconds=round(time.perf_counter() - started, 1))
    with catalogue.transaction():
        teaching = catalogue.metrics.put(model, metric.to_bytes(model), dataclasses.asdict(report))
        if calibration is not None:
            catalogue.metrics.set_calibration(teaching, calibration.as_fields())
    return report


def _calibrate(catalogue: Catalogue, card: ModelCard, metric: Metric) -> Job[Calibration | None]:
    """Fit the probabilities of hits in the learnt space to the catalogue's own pictures.

    Where too few can be asked for, those of the model's card are as good as there are.
    """
    ids = catalogue.embeddings.picture_ids(card.sha256)
    owners = catalogue.pictures.owners(ids)
    found = catalogue.embeddings.get(card.sha256, ids.tolist())
    raw = np.stack([found[picture] for picture in ids.tolist()])
    products = np.array([owners[picture][0] for picture in ids.tolist()])
    gallery = Gallery(metric.cosine_transform(raw), ids, products)
    examples = yield from examples_from_catalogue(raw, gallery, catalogue)
    return fit_calibration(examples, card.calibration, _PULL) if examples else card.calibration


def is_better(validation: CrossValidationResult) -> bool:
    """Return whether the gain is beyond doubt, and costs no product that comes later."""
    gain = validation.seen_accuracy - validation.baseline_accuracy
    return (
        gain > max(validation.seen_uncertainty, LEAST_GAIN)
        and validation.unseen_accuracy >= validation.baseline_accuracy
    )


def _check_enough(training_set: TrainingSet) -> int:
    """Return the number of products that there is something to learn of."""
    names, counts = np.unique(training_set.products, return_counts=True)
    shown = np.isin(names, training_set.products[training_set.is_picture])
    products = int(((counts > 1) & shown).sum())
    if products < LEAST_PRODUCTS:
        raise VitrineError(
            Message(
                "There is too little to learn from: products with two different pictures"
                " or more: {count}, needed: {least}.",
                count=products,
                least=LEAST_PRODUCTS,
            ),
            Message("Add pictures of the products, or confirm photos, then teach again."),
        )
    return products


def _gather(catalogue: Catalogue, model: str, dim: int) -> Job[TrainingSet]:
    """Return all pictures and confirmed photos; of equal ones of a product only the first."""
    ids = catalogue.embeddings.picture_ids(model)
    owners = catalogue.pictures.owners(ids)
    labelled: dict[tuple[int, bytes], bool] = {}
    for start in range(0, len(ids), _CHUNK):
        yield Progress(start, len(ids), Message("Reading what there is to learn from"))
        vectors = catalogue.embeddings.get(model, ids[start : start + _CHUNK].tolist())
        for picture, vector in vectors.items():
            labelled[owners[picture][0], vector.tobytes()] = True
    for product, vector in catalogue.confirmed_photos.embeddings(model):
        labelled.setdefault((product, vector.tobytes()), False)
    return TrainingSet(
        np.frombuffer(b"".join(data for _, data in labelled), np.float32).reshape(-1, dim),
        np.fromiter((product for product, _ in labelled), np.int64),
        np.fromiter(labelled.values(), np.bool_),
    )


def _embed_confirmations(catalogue: Catalogue, embedder: Embedder) -> Job[None]:
    """Embed the confirmed photos that the model has not seen yet."""
    model = embedder.card.sha256
    while jpegs := catalogue.confirmed_photos.without_embedding(model, limit=_BATCH):
        yield Progress(0, 0, Message("Looking at the confirmed photos"))
        inputs = [embedder.preprocess(decode(jpeg, name="photo").pixels) for jpeg in jpegs.values()]
        vectors = embedder.embed(np.stack(inputs))
        catalogue.confirmed_photos.put_embeddings(model, dict(zip(jpegs, vectors, strict=True)))


def confirm(catalogue: Catalogue, embedder: Embedder, photo: PhotoSource, product_id: int) -> str:
    """Keep a small copy of a photo and what it shows; return its key, to undo that.

    Raises:
        KeyError: there is no product with this id.
        VitrineError: the photo cannot be read.
    """
    catalogue.products.get([product_id])[product_id]
    pixels = decode_photo(photo)
    key = content_hash(np.ascontiguousarray(pixels).tobytes())
    vector = embedder.embed(embedder.preprocess(pixels)[np.newaxis])[0]
    with catalogue.transaction():
        jpeg = thumbnail(pixels, _CONFIRMED_SIDE_PX)
        confirmation = catalogue.confirmed_photos.put(product_id, key, jpeg)
        catalogue.confirmed_photos.put_embeddings(embedder.card.sha256, {confirmation: vector})
    return key
