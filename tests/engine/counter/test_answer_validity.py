from typing import get_args

import pytest

from desktop_app.engine.counter.answer_validity import AnswerValidity
from desktop_app.engine.motion_detection import MotionState


def after(*motions: MotionState, start: MotionState = "new") -> AnswerValidity:
    validity = AnswerValidity(start)
    for number, motion in enumerate(motions):
        validity.update(motion, number / 30)
    return validity


@pytest.mark.parametrize(
    ("motions", "state"),
    [
        ((), "fresh"),
        (("still", "still"), "fresh"),
        (("still", "moving"), "moving"),
        (("moving", "still"), "fresh"),
        (("moving", "empty", "empty"), "gone"),
        (("moving", "empty", "moving"), "over"),
        (("moving", "empty", "moving", "still"), "over"),
        (("moving", "new"), "contested"),
        (("moving", "new", "still", "moving"), "contested"),
        (("moving", "new", "moving", "empty"), "gone"),
    ],
)
def test_an_answer_follows_the_motion(motions: tuple[MotionState, ...], state: str) -> None:
    validity = after(*motions)
    assert validity.state == state
    assert validity.can_accept == (state in ("fresh", "gone"))
    assert validity.is_undecided == (state in ("moving", "contested"))


@pytest.mark.parametrize(
    ("motions", "state"),
    [
        (("moving",), "moving"),
        # What was there before has come back, or this product has come to rest.
        (("moving", "still"), "contested"),
        (("moving", "new"), "contested"),
        (("moving", "empty"), "gone"),
        (("moving", "still", "moving", "still"), "contested"),
    ],
)
def test_a_capture_of_something_that_moves_is_not_taken_for_what_rests_later(
    motions: tuple[MotionState, ...], state: str
) -> None:
    assert after(*motions, start="moving").state == state


def test_a_capture_of_something_that_moves_is_fresh_once_it_is_confirmed() -> None:
    validity = after("moving", "still", start="moving")
    validity.confirm()
    assert [validity.update(motion, 1.0) for motion in ("moving", "still")] == ["moving", "fresh"]


def test_a_trembling_hand_does_not_end_an_answer() -> None:
    validity = after("moving", "new")
    validity.confirm()
    assert validity.state == "fresh"
    assert validity.update("still", 1.0) == "fresh"


def test_what_is_over_stays_over() -> None:
    validity = after("empty", "moving")
    validity.confirm()
    assert [validity.update(motion, 1.0) for motion in get_args(MotionState)] == ["over"] * 4


def test_an_answer_for_something_inconspicuous_stays_fresh_without_motion() -> None:
    assert after("empty", "empty", start="empty").state == "fresh"
    assert after("empty", "moving", start="empty").state == "moving"


def test_an_answer_ends_after_a_while() -> None:
    validity = after("moving")
    assert validity.update("empty", 20.0) == "gone"
    assert validity.update("empty", 31.0) == "over"
