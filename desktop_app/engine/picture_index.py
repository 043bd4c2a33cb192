"""The index of a catalogue's pictures: loaded, updated or rebuilt.

The embeddings in the catalogue are the source of the index. Picture ids are never reused
and a picture's embedding never changes, so that the set of ids shows whether an index is
current: new ids are added. Removed ids stay in the graph, which is fast and lets them be
restored, and searches leave them out; when there are many, the index is rebuilt.
"""

import copy
import logging
from collections.abc import Collection, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.picture_keypoints import PictureKeypoints
from desktop_app.engine.recognition.multi_crop import best_of_crops
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.search.array_types import Vectors
from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.search.index_storage import load_index, remove_variants, save_index
from desktop_app.search.vector_index import Neighbours, VectorIndex
from desktop_app.vision.keypoints import Keypoints

_log = logging.getLogger(__name__)

# Share of removed pictures up to which the index is kept; they cost time in each search.
_MAX_REMOVED: Final = 0.1
# Number of vectors that are read and added between two yields.
_CHUNK: Final = 256


class PictureIndex:
    """The index of one catalogue and one model.

    Args:
        catalogue: the catalogue; the index file is in its cache folder.
        model: sha256 of the model file.
        space: the space of comparison; all methods take the model's own embeddings.
        keypoints: of the same catalogue's pictures; None for a search by embeddings only.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        model: str,
        space: EmbeddingSpace,
        keypoints: PictureKeypoints | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._model = model
        self._space = space
        self._keypoints = keypoints
        self._key = _key(catalogue, model, space)
        self._index = self._empty()
        self._saved_ids = self._index.ids
        self._left_out: frozenset[int] = frozenset()
        self._removed: frozenset[int] = frozenset()

    def __len__(self) -> int:
        """Return the number of pictures that are found."""
        return len(self._index) - len(self._removed)

    @property
    def model(self) -> str:
        """sha256 of the model file."""
        return self._model

    @property
    def is_original(self) -> bool:
        """Whether the space is the model's own."""
        return not self._space.name

    def without(self, picture_ids: Collection[int]) -> "PictureIndex":
        """Return a view of this index that finds none of some pictures.

        It shares the contents of this index, and is for searching only.
        """
        view = copy.copy(self)
        view._left_out = self._left_out | frozenset(picture_ids)  # noqa: SLF001 - of this class
        return view

    def search(self, queries: Sequence[Vectors], k: int) -> list[Neighbours]:
        """Return the nearest pictures of each query, best first, with one index search.

        Args:
            queries: (crops, dim) embeddings of each query: the crops of a photo's
                region, the central crop last, or a single picture.
            k: number of distinct vectors per crop; the result can be longer.
        """
        if not queries:
            return []
        k += min(k, len(self._left_out) + len(self._removed))
        found = iter(self._index.search_batch(self._space.transform(np.concatenate(queries)), k))
        merged = [_merge_crops([next(found) for _ in query]) for query in queries]
        return [self._allowed(some) for some in merged]

    def search_keypoints(self, photo: Keypoints, count: int) -> Neighbours:
        """Return the pictures whose print resembles a photo's most, best first.

        Args:
            photo: its keypoints.
            count: maximum number of pictures.

        Returns:
            Pictures with the scores of ``KeypointIndex.search``, above 0.
        """
        if self._keypoints is None:
            return Neighbours.none()
        words = self._keypoints.quantise(photo)
        return self._keypoints.search(words, count, without=self._left_out | self._removed)

    def compare(self, queries: Sequence[Vectors], picture_ids: Sequence[int]) -> list[Neighbours]:
        """Compare each query with all of some pictures; return these, best first.

        Args:
            queries: as for ``search``.
            picture_ids: pictures; those without a vector are left out.
        """
        allowed = [number for number in picture_ids if number not in self._left_out]
        known = self._catalogue.embeddings.get(self._model, allowed)
        if not known:
            return [Neighbours.none() for _ in queries]
        ids, vectors = np.fromiter(known, np.int64), np.stack(list(known.values()))
        return [
            _best_first(ids, best_of_crops(np.clip(self._space.similarity(query, vectors), -1, 1)))
            for query in queries
        ]

    def centroid_similarities(
        self, queries: Sequence[Vectors], product_ids: Sequence[Collection[int]]
    ) -> list[dict[int, float]]:
        """Return the similarity of each query's mean and the mean of products' pictures.

        Args:
            queries: as for ``search``.
            product_ids: for each query, ids of products that were not merged into others.

        Returns:
            The similarity by product id, -1..1, for each query; products without
            vectors are missing.
        """
        every = sorted({product_id for some in product_ids for product_id in some})
        pictures = self._catalogue.embeddings.of_products(
            self._model, every, without=self._left_out
        )
        if not pictures:
            return [{} for _ in queries]
        similarities = self._space.centroid_similarities(
            self._centroids(queries), self._centroids(list(pictures.values()))
        )
        columns = {product: column for column, product in enumerate(pictures)}
        return [
            {product: float(row[columns[product]]) for product in some if product in columns}
            for row, some in zip(similarities, product_ids, strict=True)
        ]

    def _centroids(self, sets: Sequence[Vectors]) -> Vectors:
        """Return the (n, dim) centroid of each set of the model's vectors in the space."""
        starts = np.cumsum([0, *map(len, sets[:-1])])
        return self._space.centroids(self._space.transform(np.concatenate(sets)), starts)

    def add(self, vectors: Mapping[int, npt.NDArray[np.float32]]) -> None:
        """Add embeddings by picture id that were just stored in the catalogue.

        Their keypoints are added too, as far as they are stored; ``update`` adds the others.
        """
        restored = self._removed & vectors.keys()
        self._removed -= restored
        new = {number: vector for number, vector in vectors.items() if number not in restored}
        if new:
            ids = np.fromiter(new, dtype=np.int64)
            self._index.add(ids, self._space.transform(np.stack(list(new.values()))))
        if self._keypoints is not None:
            self._keypoints.add(vectors.keys())

    def missing(self, picture_ids: Sequence[int]) -> list[int]:
        """Return those of some pictures that are not found."""
        known = np.isin(np.asarray(picture_ids, np.int64), self._index.ids)
        return [
            number
            for number, is_known in zip(picture_ids, known, strict=True)
            if not is_known or number in self._removed
        ]

    def load(self) -> None:
        """Read the index files that are usable; ``update`` adds what is missing."""
        space = self._space
        loaded = load_index(
            self._catalogue.cache_folder, self._key, space.dim, is_normalised=space.is_normalised
        )
        self._index = loaded or self._empty()
        self._saved_ids = self._index.ids
        if self._keypoints is not None:
            self._keypoints.load()

    def update(self) -> Job[None]:
        """Add or remove pictures as in the catalogue, and save the index if it changed."""
        yield from self.build()
        self.save()

    def build(self) -> Job[None]:
        """Add or remove pictures as in the catalogue, in memory only."""
        stored = self._catalogue.embeddings.picture_ids(self._model)
        removed = np.setdiff1d(self._index.ids, stored, assume_unique=True)
        if removed.size > _MAX_REMOVED * len(self._index):
            _log.info("many pictures were removed, the index is rebuilt")
            self._index, removed = self._empty(), removed[:0]
        self._removed = frozenset(removed.tolist())
        missing = np.setdiff1d(stored, self._index.ids, assume_unique=True).tolist()
        for start in range(0, len(missing), _CHUNK):
            ids = missing[start : start + _CHUNK]
            self.add(self._catalogue.embeddings.get(self._model, ids))
            yield Progress(start + len(ids), len(missing), Message("Building the index"))
        yield from self._index.check_reachability()
        if self._keypoints is not None:
            yield from self._keypoints.update(stored)

    def save(self) -> None:
        """Save the index if it changed. It is a cache, so a full disk is no error."""
        try:
            # Another catalogue that is in the folder now must not find this index.
            self._catalogue.check_location()
        except VitrineError as error:
            _log.info("the index is not saved: %s", error)
            return
        self._save_vectors()
        if self._keypoints is not None:
            self._keypoints.save()

    def _save_vectors(self) -> None:
        if np.array_equal(self._index.ids, self._saved_ids):
            return
        try:
            save_index(self._index, self._catalogue.cache_folder, self._key)
        except VitrineError as error:
            _log.info("the index is not saved and will be rebuilt: %s", error)
        else:
            self._saved_ids = self._index.ids

    def _allowed(self, found: Neighbours) -> Neighbours:
        left_out = self._left_out | self._removed
        if not left_out:
            return found
        is_allowed = np.array([number not in left_out for number in found.ids.tolist()], bool)
        return Neighbours(found.ids[is_allowed], found.scores[is_allowed])

    def _empty(self) -> VectorIndex:
        return VectorIndex(self._space.dim, is_normalised=self._space.is_normalised)


def _merge_crops(found: Sequence[Neighbours]) -> Neighbours:
    """Return the neighbours of all crops of a query, each by its best crop."""
    if len(found) == 1:
        return found[0]
    ids = np.unique(np.concatenate([some.ids for some in found]))
    scores = np.full((len(found), len(ids)), -np.inf, np.float32)
    for row, some in zip(scores, found, strict=True):
        row[np.searchsorted(ids, some.ids)] = some.scores
    return _best_first(ids, best_of_crops(scores))


def _best_first(ids: npt.NDArray[np.int64], scores: Vectors) -> Neighbours:
    order = np.argsort(-scores, kind="stable")
    return Neighbours(ids[order], scores[order])


def remove_outdated_indexes(catalogue: Catalogue, model: str, *, keep: Collection[str]) -> None:
    """Remove the index files of replaced metrics; ``keep`` has the names of spaces in use."""
    remove_variants(catalogue.cache_folder, f"{catalogue.id}-{model}", keep=keep)


def index_file_state(catalogue: Catalogue, model: str, space: EmbeddingSpace) -> str:
    """Return the state of the index file, for diagnostics.

    Returns:
        ``current``, ``stale`` (updated at the next start) or ``missing`` (rebuilt at
        the next start; a damaged file counts as missing).
    """
    index = load_index(
        catalogue.cache_folder,
        _key(catalogue, model, space),
        space.dim,
        is_normalised=space.is_normalised,
    )
    if index is None:
        return "missing"
    same = np.array_equal(index.ids, catalogue.embeddings.picture_ids(model))
    return "current" if same and not catalogue.embeddings.count_missing(model) else "stale"


def _key(catalogue: Catalogue, model: str, space: EmbeddingSpace) -> str:
    key = f"{catalogue.id}-{model}"
    return f"{key}+{space.name}" if space.name else key
