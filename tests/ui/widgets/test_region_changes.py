"""A region that is moved, and resized by its edges."""

from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.ui.widgets.region_changes import moved, resized

REGION = Region(0.2, 0.2, 0.6, 0.8)
CENTRE = Region(0.25, 0.25, 0.75, 0.75)


def test_a_region_moves_within_the_photo() -> None:
    assert moved(CENTRE, 0.125, -0.125) == Region(0.375, 0.125, 0.875, 0.625)
    assert moved(CENTRE, 5.0, -5.0) == Region(0.5, 0.0, 1.0, 0.5)
    assert moved(WHOLE_PHOTO, 0.1, 0.1) == WHOLE_PHOTO


def test_edges_stop_before_the_region_is_too_small() -> None:
    assert resized(REGION, ("right", "bottom"), -0.9, -0.9, min_side=0.1) == Region(
        0.2, 0.2, 0.3, 0.3
    )
    assert resized(REGION, ("left", "top"), 0.9, 0.9, min_side=0.1) == Region(0.5, 0.7, 0.6, 0.8)


def test_a_hundred_steps_and_back_change_nothing() -> None:
    region = REGION
    for x in (*[0.01] * 30, *[-0.01] * 30):
        region = moved(region, x, 0.0)
    assert region == REGION
