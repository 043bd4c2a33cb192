"""How a region changes when it is drawn, moved, or dragged by an edge."""

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.ui.camera.region_drag import MIN_SIDE, RegionDrag

REGION = Region(0.2, 0.2, 0.6, 0.8)
GRIP = (0.02, 0.02)


def test_a_rectangle_is_drawn_in_any_direction() -> None:
    for start, end in (((0.3, 0.4), (0.7, 0.9)), ((0.7, 0.9), (0.3, 0.4))):
        drag = RegionDrag.begin(WHOLE_PHOTO, start, GRIP)
        assert drag.region_at(end) == Region(0.3, 0.4, 0.7, 0.9)


def test_a_click_draws_nothing() -> None:
    drag = RegionDrag.begin(WHOLE_PHOTO, (0.3, 0.4), GRIP)
    assert drag.region_at((0.305, 0.4)) == WHOLE_PHOTO


def test_a_thin_rectangle_becomes_large_enough() -> None:
    drawn = RegionDrag.begin(WHOLE_PHOTO, (0.97, 0.4), GRIP).region_at((0.96, 0.9))
    assert drawn.right - drawn.left == pytest.approx(MIN_SIDE)


def test_an_edge_and_a_corner_are_dragged() -> None:
    edge = RegionDrag.begin(REGION, (0.61, 0.5), GRIP)
    assert edge.region_at((0.71, 0.9)) == Region(0.2, 0.2, 0.7, 0.8)
    corner = RegionDrag.begin(REGION, (0.2, 0.2), GRIP)
    assert corner.region_at((0.1, 0.3)) == Region(0.1, 0.3, 0.6, 0.8)


def test_the_inside_moves_the_region_within_the_picture() -> None:
    drag = RegionDrag.begin(REGION, (0.4, 0.5), GRIP)
    assert drag.region_at((1.0, 1.0)) == Region(0.6, 0.4, 1.0, 1.0)


@pytest.mark.parametrize(
    ("point", "cursor"),
    [
        ((0.9, 0.9), Qt.CursorShape.CrossCursor),
        ((0.4, 0.5), Qt.CursorShape.SizeAllCursor),
        ((0.2, 0.5), Qt.CursorShape.SizeHorCursor),
        ((0.4, 0.8), Qt.CursorShape.SizeVerCursor),
        ((0.2, 0.2), Qt.CursorShape.SizeFDiagCursor),
        ((0.6, 0.2), Qt.CursorShape.SizeBDiagCursor),
    ],
)
def test_the_pointer_says_what_a_press_begins(
    point: tuple[float, float], cursor: Qt.CursorShape
) -> None:
    assert RegionDrag.begin(REGION, point, GRIP).cursor == cursor
