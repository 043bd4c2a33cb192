"""The keypoints of a catalogue's pictures as an inverted file, to find printed things.

For each word of a ``KeypointVocabulary`` the index lists the pictures that contain it, with
the signatures of their keypoints. A photo is compared only with the keypoints that share a
word with it. The score follows Jégou, Douze and Schmid, "Improving bag-of-features for large
scale image search" (IJCV 2010): each match counts by the rarity of its word and by how many
bits of the signatures differ, and the sum is divided by the square root of the number of
keypoints of the picture.
"""

from collections.abc import Mapping

import numpy as np

from desktop_app.search.array_types import Ids, Vectors
from desktop_app.search.keypoint_vocabulary import QuantisedKeypoints
from desktop_app.search.neighbours import Neighbours
from desktop_app.search.postings import Postings


class KeypointIndex:
    """An index of pictures by their keypoints.

    New pictures are a segment of their own. Two segments are merged when the newer one is at
    least half as large, so that an index has few segments, and a picture is sorted a few
    times (logarithmic method, Bentley and Saxe, 1980). For use by one thread at a time.

    Args:
        word_count: number of words of the vocabulary.
        postings: of the pictures that are in the index; None for none.
    """

    def __init__(self, word_count: int, postings: Postings | None = None) -> None:
        self.word_count = word_count
        self._segments = [] if postings is None else [postings]
        self._rarities: Vectors | None = None

    def __len__(self) -> int:
        return sum(len(segment.ids) for segment in self._segments)

    @property
    def ids(self) -> Ids:
        """All picture ids, (n,) int64, ascending."""
        return np.sort(self._unsorted_ids())

    def add(self, pictures: Mapping[int, QuantisedKeypoints]) -> None:
        """Add pictures by id; a picture without keypoints is in the index, but never found.

        Raises:
            ValueError: an id is in the index already.
        """
        if not pictures:
            return
        new = Postings.of_pictures(pictures, self.word_count)
        if any(np.isin(new.ids, segment.ids).any() for segment in self._segments):
            raise ValueError("ids are in the index already")
        self._segments.append(new)
        while len(self._segments) > 1 and _must_merge(*self._segments[-2:]):
            self._segments[-2:] = [Postings.merged(self._segments[-2:])]
        self._rarities = None

    def merged(self) -> Postings:
        """Return the postings of all pictures."""
        if not self._segments:
            return Postings.of_pictures({}, self.word_count)
        if len(self._segments) > 1:
            self._segments = [Postings.merged(self._segments)]
        return self._segments[0]

    def search(self, photo: QuantisedKeypoints, count: int) -> Neighbours:
        """Return the pictures with the highest scores above 0, best first, ties by id.

        The scores lie between 0 and about 1. They are divided by what a match in a word of
        a single picture counts, and by the square root of the photo's number of keypoints,
        so that photos and catalogues of any size can be compared.

        Args:
            photo: its keypoints, with one or several words each.
            count: maximum number of pictures.
        """
        rarities = self._word_rarities()
        parts = [segment.scores(photo, rarities) for segment in self._segments]
        scores = np.concatenate([np.empty(0, np.float32), *parts])
        scores /= max(np.log1p(len(self)) ** 2 * np.sqrt(len(photo)), 1.0)
        best = np.argpartition(-scores, count)[:count] if count < len(scores) else slice(None)
        ids, scores = self._unsorted_ids()[best], scores[best]
        order = np.lexsort((ids, -scores))
        order = order[scores[order] > 0]
        return Neighbours(ids[order], scores[order])

    def _unsorted_ids(self) -> Ids:
        return np.concatenate([np.empty(0, np.int64), *(part.ids for part in self._segments)])

    def _word_rarities(self) -> Vectors:
        """Return the square of the inverse document frequency of each word, (words,)."""
        if self._rarities is None:
            parts = [segment.frequencies for segment in self._segments]
            frequencies = np.sum([np.zeros(self.word_count, np.int32), *parts], axis=0)
            rarities = np.square(np.log1p(len(self) / np.maximum(frequencies, 1)))
            self._rarities = rarities.astype(np.float32)
        return self._rarities


def _must_merge(older: Postings, newer: Postings) -> bool:
    return 2 * len(newer.ids) >= len(older.ids)
