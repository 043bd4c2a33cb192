"""The projection of the camera."""

import numpy as np
import pytest

from tools.demo_catalogue.camera import frame_points, look_at


def test_the_target_is_projected_to_the_centre() -> None:
    camera = look_at(np.array([1.0, 2.0, 3.0]), 10, yaw=30, pitch=20, roll=5)
    assert camera.project(np.array([[1.0, 2.0, 3.0]]))[0] == pytest.approx([0.5, 0.5, 10])


def test_framed_points_fill_the_requested_share() -> None:
    points = np.random.default_rng(0).uniform(-1, 1, (50, 3))
    camera = frame_points(points, 20, 30, fill=0.8)
    projected = camera.project(points)[:, :2]
    assert np.ptp(projected, axis=0).max() == pytest.approx(0.8, abs=0.01)
    assert projected.min() >= 0
    assert projected.max() <= 1
