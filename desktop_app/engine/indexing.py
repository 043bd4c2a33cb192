"""The index of a catalogue's pictures: loaded, brought up to date, or built anew.

The vectors in the catalogue are the truth. Picture ids are never reused and a
picture's vector never changes, so the set of ids alone tells whether an index
is current: ids that came are added, ids that went mean a fresh build.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.store import CatalogueStore
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.search.index import Index, Neighbours
from desktop_app.search.storage import load_index, save_index

_log = logging.getLogger(__name__)

# Vectors read and added between two yields.
_CHUNK: Final = 256


class PictureIndex:
    """The index of one catalogue and one model.

    Args:
        store: the catalogue; the index file lies in its folder.
        model: sha256 of the model file that made the vectors.
        dim: length of a vector.
    """

    def __init__(self, store: CatalogueStore, model: str, dim: int) -> None:
        self._store = store
        self._model = model
        self._dim = dim
        self._key = _key(store, model)
        self._index = Index(dim)
        self._saved_ids = self._index.ids

    def __len__(self) -> int:
        """Return the number of pictures that can be found."""
        return len(self._index)

    def search(self, vector: npt.NDArray[np.float32], k: int) -> Neighbours:
        """Return the pictures of the ``k`` nearest distinct vectors, best first."""
        return self._index.search(vector, k)

    def among(self, vector: npt.NDArray[np.float32], picture_ids: Sequence[int]) -> Neighbours:
        """Return those of some pictures that can be found, best first, compared one by one."""
        vectors = self._store.vectors.get(self._model, picture_ids)
        if not vectors:
            return Neighbours(np.empty(0, np.int64), np.empty(0, np.float32))
        cosines = np.clip(np.stack(list(vectors.values())) @ vector, -1, 1)
        order = np.argsort(-cosines, kind="stable")
        return Neighbours(np.fromiter(vectors, np.int64)[order], cosines[order])

    def add(self, vectors: Mapping[int, npt.NDArray[np.float32]]) -> None:
        """Add vectors by picture id, as they have just been stored; ``save`` keeps them."""
        if vectors:
            ids = np.fromiter(vectors, dtype=np.int64)
            self._index.add(ids, np.stack(list(vectors.values())))

    def load(self) -> None:
        """Take the index from its file, where that is sound; ``update`` does the rest."""
        self._index = load_index(self._store.folder, self._key, self._dim) or Index(self._dim)
        self._saved_ids = self._index.ids

    def update(self) -> Job[None]:
        """Bring the index up to the catalogue's vectors and save it where it changed."""
        stored = self._store.vectors.ids(self._model)
        if np.setdiff1d(self._index.ids, stored, assume_unique=True).size:
            _log.info("pictures were removed, the index is built anew")
            self._index = Index(self._dim)
        missing = np.setdiff1d(stored, self._index.ids, assume_unique=True).tolist()
        for start in range(0, len(missing), _CHUNK):
            ids = missing[start : start + _CHUNK]
            self.add(self._store.vectors.get(self._model, ids))
            yield Progress(start + len(ids), len(missing), Message("Building the index"))
        yield from self._index.recheck()
        self.save()

    def save(self) -> None:
        """Save the index where it changed. It is a cache: a full disk costs only time."""
        if np.array_equal(self._index.ids, self._saved_ids):
            return
        try:
            save_index(self._index, self._store.folder, self._key)
        except VitrineError as error:
            _log.info("the index is not saved and will be built again: %s", error)
        else:
            self._saved_ids = self._index.ids


def index_state(store: CatalogueStore, model: str, dim: int) -> str:
    """Return how the index file stands to the catalogue, for a diagnosis.

    Returns:
        ``current``, ``stale`` (brought up to date at the next start) or
        ``missing`` (built anew at the next start; damaged counts as missing).
    """
    index = load_index(store.folder, _key(store, model), dim)
    if index is None:
        return "missing"
    same = np.array_equal(index.ids, store.vectors.ids(model))
    return "current" if same and not store.vectors.count_missing(model) else "stale"


def _key(store: CatalogueStore, model: str) -> str:
    return f"{store.catalogue_id}-{model}"
