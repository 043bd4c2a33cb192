"""The index of a catalogue's pictures: loaded, updated or rebuilt.

The embeddings in the catalogue are the source of the index. Picture ids are never reused
and a picture's embedding never changes, so that the set of ids shows whether an index is
current: new ids are added. Removed ids stay in the index, which is fast and lets them be
restored, and searches leave them out; when there are many, the index is rebuilt. A rebuild of
many pictures runs in the background, and the earlier index serves until it is done.
"""

import copy
import logging
from collections.abc import Collection, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.category_pictures import CategoryPictures
from desktop_app.engine.merged_crops import best_first, leave_out, merge_crops
from desktop_app.engine.picture_index_files import index_key, index_place
from desktop_app.engine.picture_keypoints import PictureKeypoints
from desktop_app.engine.recognition.multi_crop import best_of_crops
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.search.array_types import Ids, Vectors
from desktop_app.search.background_rebuild import BackgroundRebuild
from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.search.index_storage import load_index, save_index
from desktop_app.search.neighbours import Neighbours
from desktop_app.search.vector_index import VectorIndex
from desktop_app.vision.keypoints import Keypoints

_log = logging.getLogger(__name__)

# Number of pictures up to which a rebuild is waited for: it takes a few seconds.
_FEW: Final = 10_000
# Number of vectors that are read and added between two yields.
_CHUNK: Final = 256
_WAIT_S: Final = 0.1


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
        self._key = index_key(catalogue, model, space)
        self._categories = CategoryPictures(catalogue)
        self._use(self._empty())
        self._left_out: frozenset[int] = frozenset()

    def _use(self, index: VectorIndex) -> None:
        self._index = index
        self._saved_revision = index.revision
        self._rebuild = BackgroundRebuild(index)

    def __len__(self) -> int:
        """Return the number of pictures that are found."""
        return len(self._index) - len(self._index.removed)

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
        k += min(k, len(self._left_out) + len(self._index.removed))
        crops = self._space.transform(np.concatenate(queries))
        return self._merged(queries, self._index.search_batch(crops, k))

    def search_among(
        self, queries: Sequence[Vectors], k: int, picture_ids: Ids
    ) -> list[Neighbours]:
        """Return the nearest of some pictures for each query, best first.

        Args:
            queries: as for ``search``.
            k: number of distinct vectors per crop; the result can be longer.
            picture_ids: (n,) int64, ascending, n > 0; faster from the second search in it on.
        """
        if not queries:
            return []
        k += min(k, len(self._left_out) + len(self._index.removed))
        crops = self._space.transform(np.concatenate(queries))
        return self._merged(queries, self._index.search_among(crops, k, picture_ids))

    def _merged(self, queries: Sequence[Vectors], crops: Sequence[Neighbours]) -> list[Neighbours]:
        found = iter(crops)
        merged = [merge_crops([next(found) for _ in query]) for query in queries]
        return [self._allowed(some) for some in merged]

    def in_category(self, category: str) -> Ids:
        """Return the (n,) pictures of a category, ascending; the same array while it is so."""
        return self._categories.get(category)

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
        more = count + min(count, len(self._index.removed))
        found = self._allowed(self._keypoints.search(words, more, without=self._left_out))
        return Neighbours(found.ids[:count], found.scores[:count])

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
            best_first(ids, best_of_crops(np.clip(self._space.similarity(query, vectors), -1, 1)))
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
            The similarity by id, -1..1, for each query; products without vectors are missing.
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

        Those that are in the index stay as they are: the embedding of a picture never changes.
        Their keypoints are added too, as far as they are stored; ``update`` adds the others.
        """
        self._index.restore(self._index.removed & vectors.keys())
        new = self.missing(list(vectors))
        if new:
            rows = np.stack([vectors[number] for number in new])
            self._index.add(np.array(new, np.int64), self._space.transform(rows))
            if self._index.needs_rebuild and len(self) > _FEW:
                self._rebuild.start()
        if self._keypoints is not None:
            self._keypoints.add(vectors.keys())

    def refresh(self, picture_ids: Collection[int]) -> None:
        """Add or remove some pictures as in the catalogue, which others have changed."""
        vectors = self._catalogue.embeddings.get(self._model, list(picture_ids))
        self._index.remove(set(picture_ids) - vectors.keys())
        self.add(vectors)

    def missing(self, picture_ids: Sequence[int]) -> list[int]:
        """Return those of some pictures that are not found."""
        known = self._index.known(picture_ids) - self._index.removed
        return [number for number in picture_ids if number not in known]

    def load(self) -> None:
        """Read the index files that are usable; ``update`` adds what is missing."""
        space = self._space
        loaded = load_index(
            index_place(self._catalogue), self._key, space.dim, is_normalised=space.is_normalised
        )
        # Of a later state of the catalogue, before a power failure or from a copy: its ids may
        # be given to other pictures.
        if loaded is not None and loaded.ids.max(initial=0) > self._catalogue.pictures.last_id():
            loaded = None
        self._use(loaded or self._empty())
        if self._keypoints is not None:
            self._keypoints.load()

    def update(self) -> Job[None]:
        """Add or remove pictures as in the catalogue, and save the index if it changed."""
        yield from self.build()
        if self._index.needs_rebuild:
            self._rebuild.start()
        self.save()

    def build(self) -> Job[None]:
        """Add or remove pictures as in the catalogue, in memory only."""
        stored = self._catalogue.embeddings.picture_ids(self._model)
        known = self._index.ids
        if self._index.removed:
            self._index.restore(set(self._index.removed).intersection(stored.tolist()))
        self._index.remove(np.setdiff1d(known, stored, assume_unique=True).tolist())
        missing = np.setdiff1d(stored, known, assume_unique=True)
        if not len(known):
            yield from self._prepare_for(missing)
        revision = self._index.revision
        for start in range(0, len(missing), _CHUNK):
            ids = missing[start : start + _CHUNK]
            if self._index.revision != revision:  # another job has added pictures meanwhile
                ids = np.setdiff1d(ids, self._index.ids, assume_unique=True)
            self._index.add(*self._stored(ids.tolist()))
            revision = self._index.revision
            yield Progress(start + len(ids), len(missing), Message("Building the index"))
        yield from self._index.check_reachability()
        is_small = len(self._index) <= _FEW and not self._rebuild.is_running
        if is_small and self._index.needs_rebuild:
            yield from self._index.rebuild()
        if self._keypoints is not None:
            yield from self._keypoints.update(stored)

    def _prepare_for(self, picture_ids: Ids) -> Job[None]:
        """Replace the empty index by one that fits many pictures."""
        count = VectorIndex.training_size(len(picture_ids))
        if not count:
            return
        chosen = np.sort(np.random.default_rng(0).choice(picture_ids, count, replace=False))
        parts = []
        for start in range(0, count, _CHUNK):
            parts.append(self._stored(chosen[start : start + _CHUNK].tolist())[1])
            yield Progress(start, count, Message("Building the index"))
        trained = yield from VectorIndex.for_many(
            len(picture_ids), np.concatenate(parts), is_normalised=self._space.is_normalised
        )
        self._use(trained)

    def _stored(self, picture_ids: Sequence[int]) -> tuple[Ids, Vectors]:
        """Return the ids and vectors, in the space, of those of some pictures that have one."""
        vectors = self._catalogue.embeddings.get(self._model, picture_ids)
        ids = np.fromiter(vectors, np.int64, len(vectors))
        if not vectors:  # deleted by another station since the ids were read
            return ids, np.empty((0, self._space.dim), np.float32)
        return ids, self._space.transform(np.stack(list(vectors.values())))

    def finish_rebuild(self) -> Job[None]:
        """Wait for a rebuild in the background, and save the index if it changed."""
        while self._rebuild.is_running:
            yield Progress(0, 0, Message("Building the index"))
            self._rebuild.wait(_WAIT_S)
        self.save()

    def stop_rebuild(self) -> None:
        """Cancel a rebuild in the background; the next start begins it again."""
        self._rebuild.stop()

    def close(self) -> None:
        """Cancel a rebuild in the background, and save the index if it changed."""
        self.stop_rebuild()
        self.save()

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
        revision = self._index.revision
        if revision == self._saved_revision:
            return
        try:
            save_index(self._index, index_place(self._catalogue), self._key)
        except VitrineError as error:
            _log.info("the index is not saved and will be rebuilt: %s", error)
        else:
            self._saved_revision = revision

    def _allowed(self, found: Neighbours) -> Neighbours:
        return leave_out(found, self._left_out, self._index.removed)

    def _empty(self) -> VectorIndex:
        return VectorIndex(self._space.dim, is_normalised=self._space.is_normalised)
