"""Frames per second."""

import pytest

from desktop_app.ui.camera.frame_rate import FrameRate


def test_the_rate_follows_the_last_moments() -> None:
    rate = FrameRate()
    assert rate.add(0.0) == 0.0
    for number in range(1, 61):
        fast = rate.add(number / 30)
    assert fast == pytest.approx(30)
    for number in range(1, 31):
        slow = rate.add(2 + number / 5)
    assert slow == pytest.approx(5)
