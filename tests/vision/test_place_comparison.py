"""Places in two photos, compared part by part."""

import cv2
import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.vision.place_comparison import PlaceComparison

_PLACE = Region(0.4, 0.3, 0.6, 0.7)


def _photo() -> RgbImage:
    coarse = np.random.default_rng(0).integers(0, 255, (45, 60, 3), np.uint8)
    return np.asarray(cv2.resize(coarse, (900, 675), interpolation=cv2.INTER_CUBIC), np.uint8)


def _moved(photo: RgbImage, across_px: int) -> RgbImage:
    return np.roll(photo, across_px, axis=1)


def test_the_same_place_agrees_in_every_part() -> None:
    agreement = PlaceComparison(_photo(), _photo() // 2 + 20, np.eye(3)).least_agreement(_PLACE)
    assert agreement is not None
    assert agreement > 0.9


def test_a_covered_third_agrees_least() -> None:
    now = _photo()
    now[:, 480:540] = _photo()[:, 60:120]
    agreement = PlaceComparison(_photo(), now, np.eye(3)).least_agreement(_PLACE)
    assert agreement is not None
    assert agreement < 0.3


def test_a_thing_before_a_plain_background_is_seen() -> None:
    plain = np.full((675, 900, 3), 245, np.uint8)
    plain[240:440, 380:450] = _photo()[240:440, 380:450]
    now = plain.copy()
    now[200:475, 460:540] = _photo()[200:475, 60:140]
    comparison = PlaceComparison(plain, now, np.eye(3))
    assert (comparison.least_agreement(_PLACE) or 0) < 0.3
    assert (PlaceComparison(plain, plain, np.eye(3)).least_agreement(_PLACE) or 0) > 0.9


def test_a_place_is_found_where_it_has_moved_to() -> None:
    near, far = _moved(_photo(), 10), _moved(_photo(), 60)
    assert (PlaceComparison(_photo(), near, np.eye(3)).least_agreement(_PLACE) or 0) > 0.9
    comparison = PlaceComparison(_photo(), far, np.eye(3))
    seen = Region(_PLACE.left + 60 / 900, _PLACE.top, _PLACE.right + 60 / 900, _PLACE.bottom)
    assert (comparison.least_agreement(_PLACE) or 0) < 0.3
    assert (comparison.least_agreement(_PLACE, seen) or 0) > 0.9


def test_without_print_nothing_is_known() -> None:
    plain = np.full((675, 900, 3), 128, np.uint8)
    assert PlaceComparison(plain, plain, np.eye(3)).least_agreement(_PLACE) is None
    tiny = Region(0.5, 0.5, 0.51, 0.51)
    assert PlaceComparison(_photo(), _photo(), np.eye(3)).least_agreement(tiny) is None
