"""How alike words are that were read from pictures, where letters are confused."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

# Characters that look alike in print, and the one that stands for them.
_LOOK_ALIKES: Final = str.maketrans("01|i5829", "olllsbzg")
# Letters of the beginning of a word that is cut off.
_MIN_PREFIX: Final = 4


def word_similarities(first: Sequence[str], second: Sequence[str]) -> npt.NDArray[np.float32]:
    """Return the similarity of each pair of words, (first, second) float32, 0..1.

    It is 1 minus the edits between them as a share of their letters (the normalised Indel
    similarity), where letters and digits that look alike are the same. A word that begins
    with the other one is more alike.

    Args:
        first: words in lower case.
        second: words in lower case.
    """
    from rapidfuzz import fuzz, process

    if not first or not second:
        return np.zeros((len(first), len(second)), np.float32)
    alike = process.cdist(
        [word.translate(_LOOK_ALIKES) for word in first],
        [word.translate(_LOOK_ALIKES) for word in second],
        scorer=fuzz.ratio,
        dtype=np.float32,
    )
    alike = np.asarray(alike / 100, np.float32)
    for row, column in np.argwhere(_begin_alike(first, second)).tolist():
        shorter, longer = sorted((len(first[row]), len(second[column])))
        alike[row, column] = max(alike[row, column], (1 + shorter / longer) / 2)
    return alike


def _begin_alike(first: Sequence[str], second: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Return which pairs may be one word that the edge of a label cuts off."""
    return np.array(
        [
            [
                min(len(one), len(other)) >= _MIN_PREFIX
                and (one.startswith(other) or other.startswith(one))
                for other in second
            ]
            for one in first
        ],
        np.bool_,
    )
