"""The probability that the winner of a poll is right, learned from the catalogue itself."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.engine.categories.category_poll import CategoryPoll
from desktop_app.engine.recognition.calibration_fitting import fit_nonnegative

_Numbers: TypeAlias = npt.NDArray[np.float64]

# Before it has seen an example, the probability is the share of the votes; this belief
# counts as many examples.
_PRIOR: Final = np.array([0.0, 1.0, 0.0])
_PRIOR_STRENGTH: Final = 2.0
_MAX_LOG_ODDS: Final = 4.0
# Of the cosines of the most similar products of a catalogue.
_COSINE_MEAN: Final = 0.8
_COSINE_SPREAD: Final = 0.1
# Products whose category is wrong, in a catalogue of ordinary care.
WRONG_CATEGORY_RATE: Final = 0.02


class PollCalibration:
    """Turns polls into probabilities.

    The products that have a category are examples: as no product votes on itself, their
    polls are those of products whose category is unknown. A logistic regression maps the
    share of the votes and the similarity of the nearest product to the probability that
    the winner is the product's category. The uncertainty of the weights, large with few
    examples, moves the probability towards 0.5 (Bishop, Pattern Recognition and Machine
    Learning, 2006, 4.5.2).

    Args:
        polls: of products that have a category.
        categories: of these products, by id.
    """

    def __init__(self, polls: Sequence[CategoryPoll], categories: Mapping[int, str]) -> None:
        is_right = [categories[poll.product_id] == poll.category for poll in polls]
        rows, right = _rows(polls), np.array(is_right, np.float64)
        self._weights = fit_nonnegative(rows, right, _PRIOR, _PRIOR_STRENGTH)
        probabilities = _logistic(rows @ self._weights)
        precision = (rows.T * (probabilities * (1 - probabilities))) @ rows
        self._covariance = np.linalg.inv(precision + _PRIOR_STRENGTH * np.eye(len(_PRIOR)))

    def probabilities(self, polls: Sequence[CategoryPoll]) -> list[float]:
        """Return the probability that each winner is right, for products without a category."""
        rows = _rows(polls)
        variances = np.einsum("ij,jk,ik->i", rows, self._covariance, rows)
        logits = rows @ self._weights / np.sqrt(1 + np.pi * variances / 8)
        probabilities: list[float] = _logistic(logits).tolist()
        return probabilities


def contradiction_probability(probability: float) -> float:
    """Return the probability that a winner is right although the product's category differs.

    Either the poll is wrong, or the category is, which is rare (Bayes' theorem).

    Args:
        probability: that the winner is right, if the product had no category.
    """
    right = WRONG_CATEGORY_RATE * probability
    wrong = (1 - WRONG_CATEGORY_RATE) * (1 - probability)
    return right / (right + wrong)


def _logistic(logits: _Numbers) -> _Numbers:
    return 0.5 * (1 + np.tanh(logits / 2))


def _rows(polls: Sequence[CategoryPoll]) -> _Numbers:
    shares = np.array([poll.share for poll in polls])
    cosines = np.array([poll.cosine for poll in polls])
    low, high = 1 / (1 + np.exp(_MAX_LOG_ODDS)), 1 / (1 + np.exp(-_MAX_LOG_ODDS))
    shares = np.clip(shares, low, high)
    log_odds = np.log(shares / (1 - shares))
    scaled = (cosines - _COSINE_MEAN) / _COSINE_SPREAD
    return np.column_stack([np.ones(len(polls)), log_odds, scaled])
