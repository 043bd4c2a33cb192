"""Computation of what earlier imports did not store: embeddings, appearance, keypoints."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import Picture, RgbImage
from desktop_app.engine.ingest.catalogue_input import catalogue_input
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.engine.ingest.importer import EMBEDDING_BATCH
from desktop_app.engine.ingest.prefetch import prefetch
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.vision.appearance import APPEARANCE_VERSION, appearance
from desktop_app.vision.embedder import Embedder, default_threads
from desktop_app.vision.file_reading import read_file
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, packed_keypoints
from desktop_app.vision.picture_decoding import (
    decode,
    decode_thumbnail,
)

_THUMBNAIL_BATCH: Final = 64
# Pictures that are read, or computed, ahead.
_MAX_PENDING: Final = 64

Computed = TypeVar("Computed")


def backfill_pictures(catalogue: Catalogue, index: PictureIndex, embedder: Embedder) -> Job[None]:
    """Compute and store what pictures lack, on threads; every yield follows a commit."""
    yield from _backfill_embeddings(catalogue, index, embedder)
    yield from _backfill_appearances(catalogue)
    yield from _backfill_keypoints(catalogue)


def _backfill_embeddings(
    catalogue: Catalogue, index: PictureIndex, embedder: Embedder
) -> Job[None]:
    model = embedder.card.sha256
    if not (total := catalogue.embeddings.count_missing(model)):
        return
    done = 0
    inputs = prefetch(
        lambda job: _model_input(*job, embedder),
        _pictures_to_embed(catalogue, model),
        threads=embedder.threads,
        max_pending=_MAX_PENDING,
    )
    while batch := list(islice(inputs, EMBEDDING_BATCH)):
        computed = embedder.embed(np.stack([pixels for _, pixels in batch]))
        embeddings = {job[0].id: vector for (job, _), vector in zip(batch, computed, strict=True)}
        catalogue.embeddings.put(model, embeddings)
        index.add(embeddings)
        done += len(batch)
        yield Progress(done, total, Message("Embedding pictures with the new model"))


def _pictures_to_embed(catalogue: Catalogue, model: str) -> Iterator[tuple[Picture, bytes]]:
    """Yield each picture without an embedding, and its stored copy."""
    after = 0
    while ids := catalogue.embeddings.missing(model, after=after, limit=EMBEDDING_BATCH):
        pictures = catalogue.pictures.get(ids).values()
        stored = catalogue.thumbnails.get(ids) | catalogue.confirmed_photos.files(ids)
        yield from ((picture, stored.get(picture.id, b"")) for picture in pictures)
        after = ids[-1]


def _model_input(picture: Picture, stored: bytes, embedder: Embedder) -> npt.NDArray[Any]:
    """Return the model's input of a picture, from a stored copy if the file is gone or changed."""
    is_confirmed = picture.origin == "confirmed"
    try:
        data = b"" if is_confirmed else read_file(Path(picture.path))
    except VitrineError:
        data = b""
    if content_hash(data) != picture.content_hash:
        data = stored
    pixels = decode(data, name=Path(picture.path).name).pixels
    # Of a confirmed photo, only the part that shows the product was kept.
    return embedder.preprocess(pixels) if is_confirmed else catalogue_input(pixels, embedder)


def _backfill_appearances(catalogue: Catalogue) -> Job[None]:
    if not (total := catalogue.appearances.count_missing(APPEARANCE_VERSION)):
        return
    done = 0

    def missing(after: int) -> list[int]:
        return catalogue.appearances.missing(
            APPEARANCE_VERSION, after=after, limit=_THUMBNAIL_BATCH
        )

    for appearances in _of_thumbnails(appearance, missing, catalogue):
        catalogue.appearances.put(APPEARANCE_VERSION, appearances)
        done += len(appearances)
        yield Progress(done, total, Message("Measuring colours, shapes and textures"))


def _backfill_keypoints(catalogue: Catalogue) -> Job[None]:
    if not (total := catalogue.keypoints.count_missing(KEYPOINT_FORMAT)):
        return
    done = 0

    def missing(after: int) -> list[int]:
        return catalogue.keypoints.missing(KEYPOINT_FORMAT, after=after, limit=_THUMBNAIL_BATCH)

    for keypoints in _of_thumbnails(packed_keypoints, missing, catalogue):
        catalogue.keypoints.put(KEYPOINT_FORMAT, keypoints)
        done += len(keypoints)
        yield Progress(done, total, Message("Extracting keypoints"))


def _of_thumbnails(
    compute: Callable[[RgbImage], Computed],
    missing: Callable[[int], list[int]],
    catalogue: Catalogue,
) -> Iterator[dict[int, Computed]]:
    """Yield what is computed of the thumbnails of pictures, by picture id, in batches.

    Args:
        compute: called on several threads.
        missing: returns the next pictures after an id that lack it.
        catalogue: the catalogue.
    """

    def thumbnails() -> Iterator[tuple[int, bytes]]:
        after = 0
        while ids := missing(after):
            yield from catalogue.thumbnails.get(ids).items()
            after = ids[-1]

    results = prefetch(
        lambda picture: compute(decode_thumbnail(picture[1])),
        thumbnails(),
        threads=default_threads(),
        max_pending=_MAX_PENDING,
    )
    while batch := list(islice(results, _THUMBNAIL_BATCH)):
        yield {number: computed for (number, _), computed in batch}
