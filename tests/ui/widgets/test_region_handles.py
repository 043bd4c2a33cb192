import pytest

from desktop_app.domain.region import Region
from desktop_app.ui.widgets.region_handles import (
    MIN_SIDE,
    Handle,
    dragged,
    handle_at,
    spanned,
)

REGION = Region(0.25, 0.25, 0.75, 0.75)


@pytest.mark.parametrize(
    ("handle", "expected"),
    [
        ("right", Region(0.25, 0.25, 0.875, 0.75)),
        ("top_left", Region(0.375, 0.375, 0.75, 0.75)),
        ("bottom", Region(0.25, 0.25, 0.75, 0.875)),
    ],
)
def test_an_edge_or_a_corner_is_moved(handle: Handle, expected: Region) -> None:
    assert dragged(REGION, handle, 0.125, 0.125) == expected


@pytest.mark.parametrize("handle", ["left", "right", "top", "bottom", "bottom_right", "top_left"])
def test_no_size_is_too_small_or_beyond_the_photo(handle: Handle) -> None:
    for distance in (-3.0, 3.0):
        region = dragged(REGION, handle, distance, distance)
        assert region.right - region.left >= MIN_SIDE - 1e-9
        assert region.bottom - region.top >= MIN_SIDE - 1e-9


def test_a_region_is_drawn_between_two_points_in_any_order() -> None:
    assert spanned(0.75, 0.5, 0.25, 1.5) == Region(0.25, 0.5, 0.75, 1.0)
    assert spanned(0.5, 0.5, 0.51, 0.9) is None


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (0.5, 0.5, "inside"),
        (0.26, 0.5, "left"),
        (0.76, 0.74, "bottom_right"),
        (0.5, 0.24, "top"),
        (0.1, 0.5, "new"),
    ],
)
def test_a_point_takes_hold_of_what_is_near(x: float, y: float, expected: Handle) -> None:
    assert handle_at(REGION, x, y, 0.05, 0.05) == expected


def test_a_small_region_can_still_be_moved() -> None:
    small = Region(0.45, 0.45, 0.55, 0.55)
    assert handle_at(small, 0.5, 0.5, 0.2, 0.2) == "inside"
    assert handle_at(small, 0.46, 0.54, 0.2, 0.2) == "bottom_left"
