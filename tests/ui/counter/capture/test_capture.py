"""Captures of frames that are older than the newest one."""

import numpy as np
import pytest
from PySide6.QtGui import QImage

from desktop_app.engine.counter.answer_validity import ValidityState
from desktop_app.engine.motion_detection import MotionState
from desktop_app.ui.camera.camera_reader import LiveFrame
from desktop_app.ui.counter.capture.capture import CaptureSeries


def frame() -> LiveFrame:
    return LiveFrame(np.zeros((2, 2, 3), np.uint8), QImage())


@pytest.mark.parametrize(
    ("since", "state"),
    [
        ((), "fresh"),
        (("still", "still"), "fresh"),
        (("moving",), "moving"),
        (("moving", "new", "still"), "contested"),
        (("empty",), "gone"),
        (("empty", "moving", "new"), "over"),
    ],
)
def test_what_has_happened_since_the_frame_counts(
    since: tuple[MotionState, ...], state: ValidityState
) -> None:
    captures, old = CaptureSeries(), frame()
    captures.follow(old, "still", 1.0)
    for number, motion in enumerate(since):
        captures.follow(frame(), motion, 1.1 + number)
    assert captures.take(old, is_automatic=True).validity.state == state


def test_two_captures_of_a_frame_are_followed_apart() -> None:
    captures, shared = CaptureSeries(), frame()
    captures.follow(shared, "still", 1.0)
    first = captures.take(shared, is_automatic=False)
    second = captures.take(shared, is_automatic=True)
    first.validity.update("empty", 1.1)
    assert (first.validity.state, second.validity.state) == ("gone", "fresh")
    assert second.number == first.number + 1
