"""Embeddings and keypoints of imported pictures, computed on threads ahead of the writing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.ingest.import_chunks import Chunk
from desktop_app.engine.ingest.import_reader import ReadPicture
from desktop_app.engine.ingest.prefetch import prefetch
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, packed_keypoints

# One model run computes while the other waits between layers.
_CONCURRENT_RUNS: Final = 2


@dataclass(frozen=True, slots=True)
class Features:
    """Embeddings and packed keypoints of pictures, by content hash."""

    embeddings: Mapping[str, npt.NDArray[np.float32]]
    keypoints: Mapping[str, bytes]


def with_features(
    chunks: Iterable[Chunk[ReadPicture]], catalogue: Catalogue, embedder: Embedder
) -> Iterator[tuple[Chunk[ReadPicture], Features]]:
    """Yield each chunk with its features, while threads work on the next chunks."""

    def compute(job: tuple[Chunk[ReadPicture], Features]) -> Features:
        chunk, known = job
        return computed_features(chunk.pictures_by_content(), known, embedder)

    jobs = ((chunk, _known_features(chunk, catalogue, embedder.card.sha256)) for chunk in chunks)
    max_pending = 2 * _CONCURRENT_RUNS
    results = prefetch(compute, jobs, threads=_CONCURRENT_RUNS, max_pending=max_pending)
    for (chunk, _), features in results:
        yield chunk, features


def _known_features(chunk: Chunk[ReadPicture], catalogue: Catalogue, model: str) -> Features:
    """Return the stored features: one "no image" picture may stand for hundreds of products."""
    contents = list(chunk.pictures_by_content())
    return Features(
        catalogue.embeddings.by_content(model, contents),
        catalogue.keypoints.by_content(KEYPOINT_FORMAT, contents),
    )


def computed_features(
    pictures: Mapping[str, ReadPicture], known: Features, embedder: Embedder
) -> Features:
    """Return the features of all pictures, computed if they are not known."""
    embeddings = dict(known.embeddings)
    inputs = {
        content: picture.model_input
        for content, picture in pictures.items()
        if content not in embeddings
    }
    if inputs:
        computed = embedder.embed(np.stack(list(inputs.values())))
        embeddings.update(zip(inputs, computed, strict=True))
    keypoints = {
        content: known.keypoints.get(content) or packed_keypoints(picture.thumbnail_pixels)
        for content, picture in pictures.items()
    }
    return Features(embeddings, keypoints)
