"""The index of a catalogue's pictures by their keypoints: loaded, updated or rebuilt.

The keypoints in the catalogue are the source of the index, as the embeddings are that of
``PictureIndex``. Removed pictures stay in the index until there are many: what reads the
products of found pictures leaves them out.
"""

import logging
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

import numpy as np

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.picture_index_files import index_place
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.search.array_types import Ids, Vectors
from desktop_app.search.keypoint_index import KeypointIndex
from desktop_app.search.keypoint_storage import load_postings, save_postings
from desktop_app.search.keypoint_vocabulary import QuantisedKeypoints
from desktop_app.search.neighbours import Neighbours
from desktop_app.search.vocabulary_card import load_vocabulary
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, Keypoints, unpack

_log = logging.getLogger(__name__)

# Number of words that a keypoint of a photo is compared in: it may have fallen into a
# neighbouring one of its counterpart's.
PHOTO_WORDS: Final = 4
# Share of removed pictures up to which the index is kept.
_MAX_REMOVED: Final = 0.1
# Number of pictures that are read and added between two yields.
_CHUNK: Final = 256
# Number of pictures whose keypoints are compared with the words at once: more do not fit into
# the caches.
_QUANTISED_PICTURES: Final = 4


class PictureKeypoints:
    """The keypoints of one catalogue's pictures.

    Args:
        catalogue: the catalogue; the files of the index are in its cache folder.
        vocabulary: file of the card of the vocabulary.

    Raises:
        VitrineError: the vocabulary is missing or damaged.
    """

    def __init__(self, catalogue: Catalogue, vocabulary: Path) -> None:
        shipped = load_vocabulary(vocabulary)
        self._catalogue = catalogue
        self._vocabulary = shipped.words
        self._key = f"{catalogue.id}-{shipped.card.sha256}-{KEYPOINT_FORMAT}"
        self._index = KeypointIndex(len(self._vocabulary))
        self._saved_ids = self._index.ids

    def __len__(self) -> int:
        """Return the number of pictures in the index, removed ones included."""
        return len(self._index)

    def quantise(self, keypoints: Keypoints) -> QuantisedKeypoints:
        """Return the words of a photo's keypoints, for ``search``."""
        return self._vocabulary.quantise(keypoints.descriptors, PHOTO_WORDS)

    def search(
        self, photo: QuantisedKeypoints, count: int, without: Collection[int] = ()
    ) -> Neighbours:
        """Return the pictures whose print resembles a photo's most, best first.

        Args:
            photo: what ``quantise`` returned.
            count: maximum number of pictures.
            without: ids of pictures that are left out.
        """
        found = self._index.search(photo, count + len(without))
        if without:
            is_allowed = ~np.isin(found.ids, np.fromiter(without, np.int64, len(without)))
            found = Neighbours(found.ids[is_allowed], found.scores[is_allowed])
        return Neighbours(found.ids[:count], found.scores[:count])

    def search_all(self, photo: Keypoints) -> Neighbours:
        """Return all pictures whose print resembles some keypoints, best first."""
        return self.search(self.quantise(photo), len(self))

    def add(self, picture_ids: Collection[int]) -> None:
        """Add pictures whose keypoints are in the catalogue, unless they are in the index."""
        given = np.fromiter(picture_ids, np.int64, len(picture_ids))
        new = np.setdiff1d(given, self._index.ids, assume_unique=True)
        packed = self._catalogue.keypoints.get(KEYPOINT_FORMAT, new.tolist()) if len(new) else {}
        self._index.add(self._quantised(packed))

    def load(self) -> None:
        """Read the index file if it is usable; ``update`` adds what is missing."""
        postings = load_postings(index_place(self._catalogue), self._key, len(self._vocabulary))
        self._index = KeypointIndex(len(self._vocabulary), postings)
        if self._index.ids.max(initial=0) > self._catalogue.pictures.last_id():
            self._index = KeypointIndex(len(self._vocabulary))
        self._saved_ids = self._index.ids

    def update(self, picture_ids: Ids) -> Job[None]:
        """Add the catalogue's pictures that are missing, by their ids; ``save`` saves them."""
        removed = np.setdiff1d(self._index.ids, picture_ids, assume_unique=True)
        if removed.size > _MAX_REMOVED * len(self._index):
            _log.info("many pictures were removed, the index of keypoints is rebuilt")
            self._index = KeypointIndex(len(self._vocabulary))
        missing = np.setdiff1d(picture_ids, self._index.ids, assume_unique=True)
        for start in range(0, len(missing), _CHUNK):
            ids = missing[start : start + _CHUNK]
            self.add(ids.tolist())
            yield Progress(start + len(ids), len(missing), Message("Building the index"))

    def save(self) -> None:
        """Save the index if it changed. It is a cache, so a full disk is no error."""
        ids = self._index.ids
        if np.array_equal(ids, self._saved_ids):
            return
        try:
            save_postings(self._index.merged(), index_place(self._catalogue), self._key)
        except VitrineError as error:
            _log.info("the index of keypoints is not saved and will be rebuilt: %s", error)
        else:
            self._saved_ids = ids

    def _quantised(self, packed: Mapping[int, bytes]) -> dict[int, QuantisedKeypoints]:
        """Return the words of stored keypoints; damaged ones count as none."""
        numbers = list(packed)
        quantised: dict[int, QuantisedKeypoints] = {}
        for start in range(0, len(numbers), _QUANTISED_PICTURES):
            some = numbers[start : start + _QUANTISED_PICTURES]
            descriptors = [_descriptors(packed[number]) for number in some]
            found = self._vocabulary.quantise(np.concatenate(descriptors))
            ends = np.cumsum([len(own) for own in descriptors])[:-1]
            words, signatures = np.split(found.words, ends), np.split(found.signatures, ends)
            quantised.update(zip(some, map(QuantisedKeypoints, words, signatures), strict=True))
        return quantised


def _descriptors(packed: bytes) -> Vectors:
    """Return the descriptors of stored keypoints, (n, 128) float32."""
    keypoints = unpack(packed)
    return np.empty((0, 128), np.float32) if keypoints is None else keypoints.descriptors
