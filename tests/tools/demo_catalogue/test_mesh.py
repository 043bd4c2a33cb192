"""Meshes of the 3D objects."""

import itertools

import numpy as np
import pytest

from tools.demo_catalogue.mesh import (
    Mesh,
    ball,
    box,
    extruded,
    joined,
    lathe,
    loft,
    smooth,
    superellipse,
    tube,
)


def _volume(mesh: Mesh) -> float:
    """Return the signed volume (divergence theorem); positive if faces are outward."""
    total = 0.0
    for face in mesh.faces:
        a, *rest = mesh.vertices[list(face)]
        for b, c in itertools.pairwise(rest):
            total += float(a @ np.cross(b, c)) / 6
    return total


def test_a_box_has_its_size_and_outward_faces() -> None:
    mesh = box(2, 3, 4)
    assert np.ptp(mesh.vertices, axis=0).tolist() == [2, 3, 4]
    assert mesh.vertices[:, 2].min() == 0
    assert _volume(mesh) == pytest.approx(24)


def test_a_ball_has_nearly_the_volume_of_a_sphere() -> None:
    assert _volume(ball(3, 80)) == pytest.approx(4 / 3 * np.pi * 27, rel=0.02)


def test_transforms_keep_the_shape() -> None:
    mesh = box(2, 3, 4).turned("z", 90).moved(x=10).scaled(z=0.5)
    assert np.ptp(mesh.vertices, axis=0) == pytest.approx([3, 2, 2])
    assert _volume(mesh) == pytest.approx(12)


def test_joined_meshes_keep_their_faces_and_slots() -> None:
    first, second = box(1, 1, 1), box(1, 1, 1).moved(z=5).in_slot(3)
    mesh = joined(first, second)
    assert len(mesh.vertices) == 16
    assert mesh.slots == (0, 1, 2, 3, 4, 5, 3, 3, 3, 3, 3, 3)
    assert _volume(mesh) == pytest.approx(2)


def test_texture_coordinates_are_within_0_and_1() -> None:
    for mesh in (
        box(1, 1, 1),
        lathe([(1, 0), (2, 3)]),
        extruded([(0, 0), (2, 0), (0, 1)], 0.5),
        loft([(0, 2, 2, 4), (3, 1, 1, 2)]),
        tube([(0, 0, 0), (0, 0, 3)], 0.5),
    ):
        coordinates = np.concatenate(mesh.uvs)
        assert coordinates.min() >= -1e-9
        assert coordinates.max() <= 1 + 1e-9
        assert len(mesh.uvs) == len(mesh.faces) == len(mesh.slots)


def test_a_smooth_profile_passes_through_its_points() -> None:
    profile = [(1.0, 0.0), (2.0, 1.0), (1.5, 3.0)]
    fine = np.array(smooth(profile, 5))
    for point in profile:
        assert np.linalg.norm(fine - point, axis=1).min() < 1e-9


@pytest.mark.parametrize("power", [2, 4])
def test_the_points_of_an_outline_are_equidistant(power: float) -> None:
    outline = superellipse(4, 2, power)
    steps = np.linalg.norm(np.diff(outline, axis=0), axis=1)
    assert steps.max() < 1.1 * steps.min()
    assert np.ptp(outline, axis=0) == pytest.approx([4, 2], rel=0.01)
