import numpy as np
import pytest

from desktop_app.engine.categories.category_poll import CategoryPoll
from desktop_app.engine.categories.poll_calibration import (
    PollCalibration,
    contradiction_probability,
)


def simulated(count: int, rate: float) -> tuple[list[CategoryPoll], dict[int, str]]:
    """Return polls that are right with the probability share times ``rate``."""
    random = np.random.default_rng(1)
    polls = [
        CategoryPoll(number, "Tea", float(share), 0.8)
        for number, share in enumerate(random.uniform(0.1, 1, count))
    ]
    right = random.uniform(size=count) < rate * np.array([poll.share for poll in polls])
    return polls, {number: "Tea" if right[number] else "Jam" for number in range(count)}


@pytest.mark.parametrize("rate", [1.0, 0.6])
def test_probabilities_are_as_often_right_as_they_say(rate: float) -> None:
    calibration = PollCalibration(*simulated(4_000, rate))
    asked = [CategoryPoll(0, "Tea", share, 0.8) for share in (0.3, 0.6, 0.9)]
    expected = [0.3 * rate, 0.6 * rate, 0.9 * rate]
    assert calibration.probabilities(asked) == pytest.approx(expected, abs=0.08)


def test_few_examples_give_less_certainty() -> None:
    asked = [CategoryPoll(0, "Tea", 0.97, 0.8)]
    few = [CategoryPoll(number, "Tea", 0.97, 0.8) for number in range(5)]
    many = [CategoryPoll(number, "Tea", 0.97, 0.8) for number in range(500)]
    (unsure,) = PollCalibration(few, dict.fromkeys(range(5), "Tea")).probabilities(asked)
    (sure,) = PollCalibration(many, dict.fromkeys(range(500), "Tea")).probabilities(asked)
    assert 0.5 < unsure < 0.99 < sure


def test_a_larger_share_is_never_less_probable() -> None:
    polls, categories = simulated(50, 0.1)
    calibration = PollCalibration(polls, categories)
    asked = [CategoryPoll(0, "Tea", share, 0.8) for share in (0.0, 0.5, 1.0)]
    assert calibration.probabilities(asked) == sorted(calibration.probabilities(asked))


def test_a_contradiction_needs_much_more_evidence() -> None:
    assert contradiction_probability(0.5) == pytest.approx(0.02)
    assert contradiction_probability(0.9) < 0.2
    assert contradiction_probability(0.999) > 0.9
    assert contradiction_probability(1.0) == 1
