"""The postings of an inverted file: which pictures contain a word, with which signature."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.search.array_types import Ids, Vectors
from desktop_app.search.keypoint_vocabulary import SIGNATURE_BITS, QuantisedKeypoints

Counts: TypeAlias = npt.NDArray[np.int32]
Signatures: TypeAlias = npt.NDArray[np.uint64]

# Number of keypoints of a picture that are kept, the strongest: 12 bytes each.
MAX_KEYPOINTS: Final = 200
# Matches differ in at most this many bits, and count by a Gaussian of this deviation.
_MAX_DIFFERENT_BITS: Final = 18
_DEVIATION_BITS: Final = 12.0
_WEIGHTS: Final = np.exp(-np.square(np.arange(SIGNATURE_BITS + 1) / _DEVIATION_BITS))
# Number of signatures that are compared at a time: so many stay in the processor's cache.
_CHUNK: Final = 1 << 15


@dataclass(frozen=True, slots=True)
class Postings:
    """The keypoints of some pictures, ordered by word, then by picture.

    Attributes:
        ids: (pictures,) int64 picture ids.
        counts: (pictures,) int32, number of keypoints of each.
        first: (words + 1,) int64, position of the first keypoint of each word, then n.
        frequencies: (words,) int32, number of pictures that contain each word.
        rows: (n,) int32, the picture of each keypoint, as its position in ``ids``.
        signatures: (n,) uint64.
    """

    ids: Ids
    counts: Counts
    first: Ids
    frequencies: Counts
    rows: Counts
    signatures: Signatures

    @classmethod
    def of_pictures(cls, pictures: Mapping[int, QuantisedKeypoints], word_count: int) -> "Postings":
        """Return the postings of pictures, given by id, in a vocabulary of so many words."""
        kept = [(some.words[:MAX_KEYPOINTS], some.signatures) for some in pictures.values()]
        counts = np.fromiter((len(words) for words, _ in kept), np.int32, len(kept))
        words = [words[:, 0] for words, _ in kept]
        signatures = [signatures[:MAX_KEYPOINTS, 0] for _, signatures in kept]
        return _ordered(
            np.fromiter(pictures, np.int64, len(pictures)),
            counts,
            np.concatenate([np.empty(0, np.int32), *words]),
            np.repeat(np.arange(len(kept), dtype=np.int32), counts),
            np.concatenate([np.empty(0, np.uint64), *signatures]),
            word_count,
        )

    @classmethod
    def merged(cls, parts: Sequence["Postings"]) -> "Postings":
        """Return the postings of all pictures of some postings, which share a vocabulary."""
        offsets = np.cumsum([0, *(len(part.ids) for part in parts)])
        word_count = len(parts[0].frequencies)
        return _ordered(
            np.concatenate([part.ids for part in parts]),
            np.concatenate([part.counts for part in parts]),
            np.concatenate([_words(part) for part in parts]),
            np.concatenate(
                [part.rows + np.int32(offset) for part, offset in zip(parts, offsets, strict=False)]
            ),
            np.concatenate([part.signatures for part in parts]),
            word_count,
        )

    def validate(self) -> None:
        """Check what was read from a file.

        Raises:
            ValueError: a position is out of range, so that a search would fail.
        """
        is_in_range = (
            len(np.unique(self.ids)) == len(self.ids)
            and bool((self.counts >= 0).all() and (self.frequencies >= 0).all())
            and self.first[0] == 0
            and self.first[-1] == len(self.rows) == int(self.counts.sum())
            and bool((np.diff(self.first) >= 0).all())
            and (not len(self.rows) or 0 <= self.rows.min() <= self.rows.max() < len(self.ids))
        )
        if not is_in_range:
            raise ValueError("the postings are out of range")

    def scores(self, photo: QuantisedKeypoints, rarities: Vectors) -> Vectors:
        """Return the score of each picture, (pictures,) float32.

        Args:
            photo: its keypoints, with one or several words each.
            rarities: (words,) float32, how much a match in each word counts.
        """
        order = np.argsort(photo.words, axis=None, kind="stable")
        words, signatures = photo.words.ravel()[order], photo.signatures.ravel()[order]
        matches = list(self._matches(words, signatures))
        rows = np.concatenate([np.empty(0, np.int32), *(rows for rows, _, _ in matches)])
        weights = np.concatenate(
            [
                np.empty(0, np.float32),
                *(rarities[found] * _WEIGHTS[bits] for _, found, bits in matches),
            ]
        )
        sums = np.bincount(rows, weights, minlength=len(self.ids))
        return (sums / np.sqrt(np.maximum(self.counts, 1))).astype(np.float32)

    def _matches(
        self, words: Counts, signatures: Signatures
    ) -> Iterator[tuple[Counts, Counts, npt.NDArray[np.uint8]]]:
        """Yield the row, the word and the number of different bits of all matches."""
        starts, lengths = self.first[words], np.diff(self.first)[words]
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if len(ends) else 0
        bounds = np.searchsorted(ends, np.arange(0, total, _CHUNK), side="right")
        bounds = np.unique([*bounds.tolist(), len(words)]).tolist()
        for first, last in pairwise(bounds):
            chunk = slice(first, last)
            slices = zip(starts[chunk].tolist(), lengths[chunk].tolist(), strict=True)
            near = np.concatenate([self.signatures[at : at + length] for at, length in slices])
            near ^= np.repeat(signatures[chunk], lengths[chunk])
            different = np.bitwise_count(near)
            found = np.flatnonzero(different <= _MAX_DIFFERENT_BITS)
            chunk_ends = np.cumsum(lengths[chunk])
            entries = np.searchsorted(chunk_ends, found, side="right")
            positions = found - chunk_ends[entries] + (starts + lengths)[chunk][entries]
            yield self.rows[positions], words[chunk][entries], different[found]


def _words(postings: Postings) -> Counts:
    """Return the word of each keypoint."""
    every = np.arange(len(postings.frequencies), dtype=np.int32)
    return np.repeat(every, np.diff(postings.first))


def _ordered(
    ids: Ids,
    counts: Counts,
    words: Counts,
    rows: Counts,
    signatures: Signatures,
    word_count: int,
) -> Postings:
    """Return postings of keypoints that are ordered by picture within each word."""
    # The sort of 16-bit integers takes linear time.
    compact = words.astype(np.uint16) if word_count <= 1 << 16 else words
    order = np.argsort(compact, kind="stable")
    words, rows = words[order], rows[order]
    is_first = np.ones(len(words), np.bool_)
    is_first[1:] = (np.diff(words) != 0) | (np.diff(rows) != 0)
    first = np.concatenate([[0], np.cumsum(np.bincount(words, minlength=word_count))])
    frequencies = np.bincount(words[is_first], minlength=word_count).astype(np.int32)
    return Postings(ids, counts, first, frequencies, rows, signatures[order])
