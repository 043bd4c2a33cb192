"""Pictures are aligned, and their differences marked and measured."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QTransform

from desktop_app.ui.audit.difference import (
    compute_difference,
    homography_transform,
    overlay_transform,
)
from desktop_app.ui.widgets.image_conversion import to_pixels, to_qimage

# The second shows the middle half of the first, twice as large.
_MIDDLE = (2.0, 0.0, -0.5, 0.0, 2.0, -0.5, 0.0, 0.0, 1.0)


def pattern(side_px: int = 200) -> QImage:
    rows, columns = np.mgrid[0:side_px, 0:side_px] / side_px
    pixels = np.stack([rows, columns, rows * columns], axis=2) * 200 + 20
    return to_qimage(pixels.astype(np.uint8))


def middle_of(image: QImage) -> QImage:
    side_px = image.width()
    part = image.copy(side_px // 4, side_px // 4, side_px // 2, side_px // 2)
    return part.scaled(side_px, side_px)


def test_the_transform_maps_points_like_the_homography() -> None:
    mirrored = homography_transform((-1, 0, 1, 0, 1, 0, 0, 0, 1))
    assert mirrored.map(QPointF(0.25, 0.5)) == QPointF(0.75, 0.5)
    tilted = homography_transform((1, 0, 0, 0, 1, 0, 1, 0, 1))
    assert tilted.map(QPointF(1, 1)) == QPointF(0.5, 0.5)


def test_a_crop_is_aligned_where_it_was_cut() -> None:
    aligned = overlay_transform(QSizeF(400, 200), QSizeF(50, 50), homography_transform(_MIDDLE))
    assert aligned is not None
    assert aligned.mapRect(QRectF(0, 0, 50, 50)) == QRectF(100, 50, 200, 100)
    assert overlay_transform(QSizeF(4, 4), QSizeF(4, 4), QTransform(0, 0, 0, 0, 0, 0)) is None


def test_an_unchanged_crop_does_not_differ() -> None:
    whole = pattern()
    found = compute_difference(whole, middle_of(whole), homography_transform(_MIDDLE))
    assert found.differing_share == 0
    assert found.image.size() == whole.size()


def test_changes_are_red_and_measured() -> None:
    whole = pattern()
    changed = to_pixels(whole)
    changed[50:100, 50:150] = 255
    found = compute_difference(whole, to_qimage(changed), QTransform())
    assert found.differing_share == pytest.approx(50 * 100 / 200**2, abs=0.01)
    changed_there = found.image.pixelColor(75, 75)
    assert changed_there.red() > changed_there.green() + 80
    untouched = found.image.pixelColor(20, 180)
    assert abs(untouched.red() - untouched.green()) < 3


def test_pictures_without_a_common_area_have_no_share() -> None:
    far = homography_transform((1, 0, 5, 0, 1, 5, 0, 0, 1))
    assert compute_difference(pattern(), pattern(), far).differing_share is None
