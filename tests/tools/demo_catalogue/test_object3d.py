"""3D objects are assembled from parts and posed on the ground."""

import numpy as np
import pytest

from tools.demo_catalogue.materials import CARD
from tools.demo_catalogue.mesh import box
from tools.demo_catalogue.object3d import assemble, part


def test_an_assembled_object_stands_on_the_ground() -> None:
    made = assemble(part(box(2, 2, 2).moved(z=-5), CARD), [part(box(1, 1, 4), CARD)])
    assert len(made.parts) == 2
    assert made.vertices()[:, 2].min() == 0
    assert made.size() == pytest.approx([2, 2, 9])


def test_a_posed_object_is_centred() -> None:
    made = assemble(part(box(2, 4, 6).moved(x=20, y=-3), CARD)).posed(yaw=90)
    low, high = made.vertices().min(axis=0), made.vertices().max(axis=0)
    assert (low + high)[:2] == pytest.approx([0, 0])
    assert made.size() == pytest.approx([4, 2, 6])


def test_a_lying_object_shows_its_front_upwards() -> None:
    made = assemble(part(box(2, 4, 6), CARD)).posed(lying=True)
    assert made.size() == pytest.approx([2, 6, 4])
    assert made.vertices()[:, 2].min() == pytest.approx(0)
    front = made.parts[0].mesh.vertices[[0, 1, 4, 5]]
    assert np.allclose(front[:, 2], 4)
