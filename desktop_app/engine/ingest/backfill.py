"""What pictures lack that came in earlier: vectors of a new model, appearance, keypoints."""

from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import Picture
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.engine.ingest.importer import BATCH
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.vision.appearance import APPEARANCE_VERSION, appearance
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, packed_keypoints
from desktop_app.vision.picture_decoding import (
    decode,
    decode_thumbnail,
    read_file,
)

_BATCH: Final = 64


def backfill_pictures(catalogue: Catalogue, index: PictureIndex, embedder: Embedder) -> Job[None]:
    """Give every picture what it lacks; every yield follows a commit."""
    yield from _embed_missing(catalogue, index, embedder)
    yield from _describe_missing(catalogue)
    yield from _find_missing_keypoints(catalogue)


def _embed_missing(catalogue: Catalogue, index: PictureIndex, embedder: Embedder) -> Job[None]:
    """Embed the pictures that have no vector of this model; every yield follows a commit."""
    model = embedder.card.sha256
    total = catalogue.embeddings.count_missing(model)
    after = done = 0
    while ids := catalogue.embeddings.missing(model, after=after, limit=BATCH):
        pictures = catalogue.pictures.get(ids).values()
        inputs = np.stack([_input_again(picture, catalogue, embedder) for picture in pictures])
        vectors = embedder.embed(inputs)
        made = dict(zip((picture.id for picture in pictures), vectors, strict=True))
        catalogue.embeddings.put(model, made)
        index.add(made)
        after = ids[-1]
        done += len(ids)
        yield Progress(done, total, Message("Looking at the pictures anew"))


def _input_again(picture: Picture, catalogue: Catalogue, embedder: Embedder) -> npt.NDArray[Any]:
    """Return the model's input of a known picture, of its thumbnail when the file is gone."""
    try:
        data = read_file(Path(picture.path))
    except VitrineError:
        data = b""
    if content_hash(data) != picture.content_hash:
        data = catalogue.thumbnails.get([picture.id])[picture.id]
    return embedder.preprocess(decode(data, name=Path(picture.path).name).pixels)


def _describe_missing(catalogue: Catalogue) -> Job[None]:
    """Look at the thumbnails of pictures without colour, shape and texture; yields commit."""
    total = catalogue.appearances.count_missing(APPEARANCE_VERSION)
    done = 0
    while picture_ids := catalogue.appearances.missing(APPEARANCE_VERSION, limit=_BATCH):
        thumbnails = catalogue.thumbnails.get(picture_ids)
        looks = {number: appearance(decode_thumbnail(thumbnails[number])) for number in picture_ids}
        catalogue.appearances.put(APPEARANCE_VERSION, looks)
        done += len(picture_ids)
        yield Progress(done, total, Message("Looking at colours, shapes and textures"))


def _find_missing_keypoints(catalogue: Catalogue) -> Job[None]:
    """Look for keypoints in the thumbnails of pictures without; every yield follows a commit."""
    total = catalogue.keypoints.count_missing(KEYPOINT_FORMAT)
    done = 0
    while picture_ids := catalogue.keypoints.missing(KEYPOINT_FORMAT, limit=_BATCH):
        thumbnails = catalogue.thumbnails.get(picture_ids)
        found = {
            number: packed_keypoints(decode_thumbnail(thumbnails[number])) for number in picture_ids
        }
        catalogue.keypoints.put(KEYPOINT_FORMAT, found)
        done += len(picture_ids)
        yield Progress(done, total, Message("Looking for keypoints"))
