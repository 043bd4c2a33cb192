"""Which box is at a point, and which is beside another one."""

from desktop_app.domain.basket import Basket
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.region import Region
from desktop_app.ui.boxes.box_geometry import unit_at, unit_beside

_REGIONS = (
    Region(0.0, 0.0, 0.9, 0.9),
    Region(0.1, 0.1, 0.2, 0.2),
    Region(0.6, 0.1, 0.7, 0.2),
    Region(0.1, 0.6, 0.2, 0.7),
)
_UNITS = Basket.of(tuple(FoundUnit(one, "unknown", (), None) for one in _REGIONS)).units


def test_the_smallest_box_at_a_point_is_meant() -> None:
    at_point = unit_at(_UNITS, 0.15, 0.15)
    assert at_point is not None
    assert at_point.id == 2
    assert unit_at(_UNITS, 0.95, 0.95) is None


def test_the_nearest_box_in_a_direction_is_next() -> None:
    small = _UNITS[1:]
    right = unit_beside(small, small[0], 1, 0)
    below = unit_beside(small, small[0], 0, 1)
    assert right is not None
    assert below is not None
    assert (right.id, below.id) == (3, 4)
    assert unit_beside(small, small[0], -1, 0) is None
