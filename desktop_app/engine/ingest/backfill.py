"""Computation of what earlier imports did not store: embeddings, appearance, keypoints."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import Picture
from desktop_app.engine.ingest.catalogue_input import catalogue_input
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.engine.ingest.importer import EMBEDDING_BATCH
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.vision.appearance import APPEARANCE_VERSION, appearance
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.file_reading import read_file
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, packed_keypoints
from desktop_app.vision.picture_decoding import (
    decode,
    decode_thumbnail,
)

_THUMBNAIL_BATCH: Final = 64


def backfill_pictures(catalogue: Catalogue, index: PictureIndex, embedder: Embedder) -> Job[None]:
    """Compute and store what pictures lack; every yield follows a commit."""
    yield from _backfill_embeddings(catalogue, index, embedder)
    yield from _backfill_appearances(catalogue)
    yield from _backfill_keypoints(catalogue)


def _backfill_embeddings(
    catalogue: Catalogue, index: PictureIndex, embedder: Embedder
) -> Job[None]:
    model = embedder.card.sha256
    if not (total := catalogue.embeddings.count_missing(model)):
        return
    after = done = 0
    while ids := catalogue.embeddings.missing(model, after=after, limit=EMBEDDING_BATCH):
        pictures = catalogue.pictures.get(ids).values()
        stored = catalogue.thumbnails.get(ids) | catalogue.confirmed_photos.files(ids)
        inputs = np.stack([_model_input(picture, stored, embedder) for picture in pictures])
        computed = embedder.embed(inputs)
        embeddings = dict(zip((picture.id for picture in pictures), computed, strict=True))
        catalogue.embeddings.put(model, embeddings)
        index.add(embeddings)
        after = ids[-1]
        done += len(ids)
        yield Progress(done, total, Message("Embedding pictures with the new model"))


def _model_input(
    picture: Picture, stored: Mapping[int, bytes], embedder: Embedder
) -> npt.NDArray[Any]:
    """Return the model's input of a picture, from a stored copy if the file is gone or changed."""
    is_confirmed = picture.origin == "confirmed"
    try:
        data = b"" if is_confirmed else read_file(Path(picture.path))
    except VitrineError:
        data = b""
    if content_hash(data) != picture.content_hash:
        data = stored[picture.id]
    pixels = decode(data, name=Path(picture.path).name).pixels
    # Of a confirmed photo, only the part that shows the product was kept.
    return embedder.preprocess(pixels) if is_confirmed else catalogue_input(pixels, embedder)


def _backfill_appearances(catalogue: Catalogue) -> Job[None]:
    if not (total := catalogue.appearances.count_missing(APPEARANCE_VERSION)):
        return
    after = done = 0
    while ids := catalogue.appearances.missing(
        APPEARANCE_VERSION, after=after, limit=_THUMBNAIL_BATCH
    ):
        thumbnails = catalogue.thumbnails.get(ids)
        appearances = {number: appearance(decode_thumbnail(thumbnails[number])) for number in ids}
        catalogue.appearances.put(APPEARANCE_VERSION, appearances)
        after = ids[-1]
        done += len(ids)
        yield Progress(done, total, Message("Measuring colours, shapes and textures"))


def _backfill_keypoints(catalogue: Catalogue) -> Job[None]:
    if not (total := catalogue.keypoints.count_missing(KEYPOINT_FORMAT)):
        return
    after = done = 0
    while ids := catalogue.keypoints.missing(KEYPOINT_FORMAT, after=after, limit=_THUMBNAIL_BATCH):
        thumbnails = catalogue.thumbnails.get(ids)
        keypoints = {
            number: packed_keypoints(decode_thumbnail(thumbnails[number])) for number in ids
        }
        catalogue.keypoints.put(KEYPOINT_FORMAT, keypoints)
        after = ids[-1]
        done += len(ids)
        yield Progress(done, total, Message("Extracting keypoints"))
