"""Comparison of the text in a photo with what is printed on candidates, and with their names.

A word that is on few products of the catalogue counts more than a brand. What is read with
little confidence or in small print counts less. Letters and digits that look alike are the
same, and words need only be similar.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from desktop_app.domain.label import TextLine
from desktop_app.engine.labels.label_words import (
    Amount,
    all_words,
    is_unspaced,
    words_of,
)
from desktop_app.search.word_similarity import word_similarities

_Numbers = npt.NDArray[np.float64]

# Least similarity of words that are the same: a third of the letters may be misread, but
# of short words and of pairs of Chinese characters none.
_MIN_SIMILARITY: Final = 0.75
_SHORT: Final = 3
# Confidence at which a word of the photo begins to count, and from which it counts in full.
_CONFIDENCE: Final = (0.5, 0.9)
# Of a pair of Chinese characters, of which a longer word has several.
_PAIR_WEIGHT: Final = 0.5
# Confidence from which a word that no candidate explains is not misread, by its length.
_SURE_CONFIDENCE: Final = {3: 0.95, 2: 1.01, 1: 1.01}
_USUAL_SURE_CONFIDENCE: Final = 0.85
# Amounts that differ by less are rounded differently, such as ounces.
_AMOUNT_TOLERANCE: Final = 0.03
_AMOUNT_CONFIDENCE: Final = 0.85
# Height of a line, as a share of the highest one, from which it would be seen in a photo.
_PROMINENT: Final = 0.5
# The same share, from which a word counts in full.
_FULL_HEIGHT: Final = 1 / 3
# What an amount says, beside a rare word.
_AMOUNT_WEIGHT: Final = 0.5
# Lead from which it is more than rounding, and bound: a second word says little more.
_LEAST_LEAD: Final = 0.1
_LEAST_UNEXPLAINED: Final = -0.9
_MAX_PHOTO_WORDS: Final = 60
_MAX_CANDIDATE_WORDS: Final = 200


@dataclass(frozen=True, slots=True)
class LabelCandidate:
    """What is known of the label of a product.

    Attributes:
        pictures: the lines of text in each of its pictures.
        texts: name, brand and attributes.
    """

    pictures: Sequence[Sequence[TextLine]]
    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class PhotoWord:
    """A word in a photo.

    Attributes:
        word: in the form of ``words_of``.
        shown: as it is shown to users.
        weight: how certainly and how prominently it is read, 0..1.
        is_sure: whether it is no misreading even if no candidate has it.
    """

    word: str
    shown: str
    weight: float
    is_sure: bool


@dataclass(frozen=True, slots=True)
class LabelComparison:
    """The words of a photo and of n candidates.

    Attributes:
        words: m words of the photo.
        telling: (m,) how much each word says, 0..1; 0 for what may be a misreading.
        explained: (n, m) how similar the most similar word of each candidate is, 0..1; 0 if
            it is another word.
        missing: (n,) the share of a candidate's prominent words that the photo lacks, 0..1.
        amounts: (n,) 1 if an amount is the same, -1 if it is another one, else 0.
        photo_amounts: those of the photo.
        has_print: (n,) whether the pictures of a candidate show words.
    """

    words: Sequence[PhotoWord]
    telling: _Numbers
    explained: _Numbers
    missing: _Numbers
    amounts: _Numbers
    photo_amounts: frozenset[Amount]
    has_print: npt.NDArray[np.bool_]

    @property
    def is_telling(self) -> bool:
        """Whether the photo shows words or amounts that say something."""
        return bool(self.telling.any() or self.amounts.any())


def compare_labels(
    photo: Sequence[TextLine],
    candidates: Sequence[LabelCandidate],
    rarity: Callable[[str], float],
) -> LabelComparison:
    """Compare the text in a photo with that of candidates.

    Args:
        photo: the lines of text in the photo.
        candidates: the products that the photo may show.
        rarity: returns how few products have a word, 0..1.
    """
    words = photo_words(photo)
    labels = [_Label.of(candidate) for candidate in candidates]
    vocabulary = sorted({word for label in labels for word in label.words})
    columns = dict(zip(vocabulary, range(len(vocabulary)), strict=True))
    alike = _accepted([word.word for word in words], vocabulary)
    rarities = np.array(list(map(rarity, vocabulary)))
    explained = np.zeros((len(candidates), len(words)))
    missing = np.zeros(len(candidates))
    for row, label in enumerate(labels):
        own = [columns[word] for word in label.words]
        explained[row] = alike[:, own].max(axis=1, initial=0.0)
        prominent = [columns[word] for word in label.prominent]
        missing[row] = _missing_share(alike[:, prominent], rarities[prominent])
    photo_amounts = _amounts(photo)
    amounts = [_compare_amounts(photo_amounts, label.amounts) for label in labels]
    return LabelComparison(
        words,
        _telling(words, alike, rarities),
        explained,
        missing,
        np.array(amounts),
        photo_amounts,
        np.array([label.has_print for label in labels], np.bool_),
    )


@dataclass(frozen=True, slots=True)
class _Label:
    """The words of a candidate.

    Attributes:
        words: printed ones and those of its texts.
        prominent: those of them that are printed in large letters.
        amounts: printed ones and those of its texts.
        has_print: whether words are printed.
    """

    words: Sequence[str]
    prominent: Sequence[str]
    amounts: frozenset[Amount]
    has_print: bool

    @classmethod
    def of(cls, candidate: LabelCandidate) -> Self:
        """Return the words of a candidate."""
        lines = [line for picture in candidate.pictures for line in picture]
        printed, named = all_words(line.text for line in lines), all_words(candidate.texts)
        words = sorted(printed.words | named.words)[:_MAX_CANDIDATE_WORDS]
        large = all_words(line.text for line in _large_lines(candidate.pictures)).words
        return cls(
            words,
            [word for word in words if word in large],
            printed.amounts | named.amounts,
            bool(printed.words),
        )


def _large_lines(pictures: Iterable[Sequence[TextLine]]) -> Iterator[TextLine]:
    for lines in pictures:
        highest = max((line.height for line in lines), default=0.0)
        yield from (line for line in lines if line.height >= _PROMINENT * highest)


def photo_words(lines: Sequence[TextLine]) -> list[PhotoWord]:
    """Return the words of a photo, the most certain reading of each, the first ones first."""
    highest = max((line.height for line in lines), default=0.0)
    found: dict[str, PhotoWord] = {}
    low, high = _CONFIDENCE
    for line in lines:
        certain = min(1.0, max(0.0, (line.confidence - low) / (high - low)))
        prominence = min(1.0, line.height / (_FULL_HEIGHT * highest)) if highest else 1.0
        words = sorted(words_of(line.text).words)
        pair = max(_PAIR_WEIGHT, 1 / max(1, sum(map(is_unspaced, words))))
        for word in words:
            weight = certain * prominence * (pair if is_unspaced(word) else 1.0)
            sure = line.confidence >= _sure_confidence(word)
            if word not in found or weight > found[word].weight:
                found[word] = PhotoWord(word, _as_written(word, line.text), weight, sure)
    return list(found.values())[:_MAX_PHOTO_WORDS]


def _as_written(word: str, text: str) -> str:
    """Return a word as the text has it; as it is if the text has other forms of its letters."""
    start = text.casefold().find(word)
    return text[start : start + len(word)] if start >= 0 else word


def _sure_confidence(word: str) -> float:
    if is_unspaced(word) and len(word) > 1:
        return _USUAL_SURE_CONFIDENCE
    return _SURE_CONFIDENCE.get(len(word), _USUAL_SURE_CONFIDENCE)


def _amounts(lines: Iterable[TextLine]) -> frozenset[Amount]:
    sure = [line.text for line in lines if line.confidence >= _AMOUNT_CONFIDENCE]
    return all_words(sure).amounts


def _accepted(words: Sequence[str], vocabulary: Sequence[str]) -> _Numbers:
    """Return the similarities of words, (words, vocabulary); 0 for different words."""
    alike = np.asarray(word_similarities(words, vocabulary), np.float64)
    exact = np.array([_needs_all(word) for word in words], np.bool_)
    exact_too = np.array([_needs_all(word) for word in vocabulary], np.bool_)
    least = np.where(exact[:, None] | exact_too[None, :], 1.0, _MIN_SIMILARITY)
    return np.where(alike >= least, alike, 0.0)


def _needs_all(word: str) -> bool:
    return len(word) <= _SHORT


def _telling(words: Sequence[PhotoWord], alike: _Numbers, rarities: _Numbers) -> _Numbers:
    """Return how much each word of the photo says.

    A word that no candidate has is rare, if it is no misreading.
    """
    telling = np.zeros(len(words))
    for row, word in enumerate(words):
        same = alike[row] > 0
        if same.any():
            # A misread brand in one picture must not make the brand a rare word.
            telling[row] = word.weight * rarities[same].min()
        elif word.is_sure:
            telling[row] = word.weight
    return telling


def _missing_share(alike: _Numbers, rarities: _Numbers) -> float:
    """Return the share of prominent words that a photo lacks, by rarity."""
    if not len(rarities) or not alike.shape[0] or not rarities.sum():
        return 0.0
    lacking = 1 - alike.max(axis=0)
    return float(lacking @ rarities / rarities.sum())


def _compare_amounts(photo: Iterable[Amount], known: Iterable[Amount]) -> float:
    """Return 1 if an amount is the same, -1 if it is another one, 0 if none can be compared."""
    result = 0.0
    for amount in photo:
        values = [other.value for other in known if other.kind == amount.kind]
        if any(abs(value - amount.value) <= _AMOUNT_TOLERANCE * value for value in values):
            return 1.0
        if values:
            result = -1.0
    return result


def measure_label(comparison: LabelComparison) -> list[dict[str, float]]:
    """Return the features of each candidate by name; a larger one makes it more probable.

    What words and amounts say is summed up.

    - ``label_first``: 1 if the candidate agrees better than every other one, else 0.
    - ``label_unexplained``: how much words and amounts say that the candidate lacks, below 0;
      of words 0 without print in its pictures.
    - ``label_missing``: the share of the candidate's prominent words that the photo lacks,
      below 0.
    """
    explained = comparison.explained @ comparison.telling
    agreement = explained + _AMOUNT_WEIGHT * comparison.amounts
    total = float(comparison.telling.sum())
    lacking = np.where(comparison.has_print, explained - total, 0.0)
    lacking += _AMOUNT_WEIGHT * np.minimum(comparison.amounts, 0.0)
    rows = []
    for row, own in enumerate(agreement.tolist()):
        lead = own - float(np.delete(agreement, row).max(initial=0.0))
        rows.append(
            {
                "label_first": float(lead > _LEAST_LEAD),
                "label_unexplained": max(float(lacking[row]), _LEAST_UNEXPLAINED),
                "label_missing": -float(comparison.missing[row]) if total else 0.0,
            }
        )
    return rows
