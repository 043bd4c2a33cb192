"""Embeddings and keypoints of imported pictures, computed on threads ahead of the writing."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.ingest.import_chunks import Chunk
from desktop_app.engine.ingest.import_reader import ReadPicture
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, packed_keypoints

# Chunks that are computed ahead, so that all threads have work while a chunk is written.
_MAX_PENDING_CHUNKS: Final = 4
# Threads beside one for each core: a thread may wait for the interpreter lock.
_MORE_THREADS: Final = 1
# Pictures whose keypoints are one task.
_KEYPOINT_PICTURES: Final = 4


@dataclass(frozen=True, slots=True)
class Features:
    """Embeddings and packed keypoints of pictures, by content hash."""

    embeddings: dict[str, npt.NDArray[np.float32]] = field(default_factory=dict)
    keypoints: dict[str, bytes] = field(default_factory=dict)

    def update(self, other: "Features") -> None:
        """Add those of other pictures."""
        self.embeddings.update(other.embeddings)
        self.keypoints.update(other.keypoints)


@dataclass(frozen=True, slots=True)
class _PendingChunk:
    """A chunk whose features are being computed.

    Attributes:
        known: what is stored of its contents.
        computed: the other features, in parts.
    """

    chunk: Chunk[ReadPicture]
    known: Features
    computed: Sequence[Future[Features]]

    def wait(self) -> tuple[Chunk[ReadPicture], Features]:
        """Return the chunk with the features of all its pictures."""
        for part in self.computed:
            self.known.update(part.result())
        return self.chunk, self.known


def with_features(
    chunks: Iterable[Chunk[ReadPicture]], catalogue: Catalogue, embedder: Embedder
) -> Iterator[tuple[Chunk[ReadPicture], Features]]:
    """Yield each chunk with its features, while threads work on the next chunks.

    A chunk is divided into tasks of a few pictures for all threads, so that chunks are finished
    one after another and not several at once after a longer time.
    """
    pool = ThreadPoolExecutor(embedder.threads + _MORE_THREADS, thread_name_prefix="features")
    pending: deque[_PendingChunk] = deque()
    try:
        for chunk in chunks:
            known = _known_features(chunk, catalogue, embedder.card.sha256)
            tasks = _tasks(chunk.pictures_by_content(), known, embedder)
            pending.append(_PendingChunk(chunk, known, [pool.submit(task) for task in tasks]))
            if len(pending) >= _MAX_PENDING_CHUNKS:
                yield pending.popleft().wait()
        while pending:
            yield pending.popleft().wait()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _known_features(chunk: Chunk[ReadPicture], catalogue: Catalogue, model: str) -> Features:
    """Return the stored features: one "no image" picture may stand for hundreds of products."""
    contents = list(chunk.pictures_by_content())
    return Features(
        catalogue.embeddings.by_content(model, contents),
        catalogue.keypoints.by_content(KEYPOINT_FORMAT, contents),
    )


def _tasks(
    pictures: Mapping[str, ReadPicture], known: Features, embedder: Embedder
) -> list[Callable[[], Features]]:
    """Return what computes the features that are not known, in parts."""
    to_embed = [content for content in pictures if content not in known.embeddings]
    to_examine = [content for content in pictures if not known.keypoints.get(content)]
    return [
        *(
            partial(_embedded, {content: pictures[content] for content in some}, embedder)
            for some in _parts(to_embed, embedder.batch_size)
        ),
        *(
            partial(_examined, {content: pictures[content] for content in some})
            for some in _parts(to_examine, _KEYPOINT_PICTURES)
        ),
    ]


def _parts(contents: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (contents[start : start + size] for start in range(0, len(contents), size))


def _embedded(pictures: Mapping[str, ReadPicture], embedder: Embedder) -> Features:
    vectors = embedder.embed(np.stack([picture.model_input for picture in pictures.values()]))
    return Features(embeddings=dict(zip(pictures, vectors, strict=True)))


def _examined(pictures: Mapping[str, ReadPicture]) -> Features:
    return Features(
        keypoints={
            content: packed_keypoints(picture.thumbnail_pixels)
            for content, picture in pictures.items()
        }
    )
