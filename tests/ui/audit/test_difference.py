"""Two pictures laid over each other, and what differs."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QTransform

from desktop_app.ui.audit.difference import between_unit_squares, difference, onto
from desktop_app.ui.audit.zoom_state import ZoomState
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


def test_points_go_where_the_homography_says() -> None:
    mirrored = between_unit_squares((-1, 0, 1, 0, 1, 0, 0, 0, 1))
    assert mirrored.map(QPointF(0.25, 0.5)) == QPointF(0.75, 0.5)
    tilted = between_unit_squares((1, 0, 0, 0, 1, 0, 1, 0, 1))
    assert tilted.map(QPointF(1, 1)) == QPointF(0.5, 0.5)


def test_a_cut_out_is_laid_where_it_was_cut() -> None:
    laid = onto(QSizeF(400, 200), QSizeF(50, 50), between_unit_squares(_MIDDLE))
    assert laid is not None
    assert laid.mapRect(QRectF(0, 0, 50, 50)) == QRectF(100, 50, 200, 100)
    assert onto(QSizeF(4, 4), QSizeF(4, 4), QTransform(0, 0, 0, 0, 0, 0)) is None


def test_an_unchanged_cut_out_does_not_differ() -> None:
    whole = pattern()
    found = difference(whole, middle_of(whole), between_unit_squares(_MIDDLE))
    assert found.share == 0
    assert found.image.size() == whole.size()


def test_what_was_changed_is_red_and_counted() -> None:
    whole = pattern()
    changed = to_pixels(whole)
    changed[50:100, 50:150] = 255
    found = difference(whole, to_qimage(changed), QTransform())
    assert found.share == pytest.approx(50 * 100 / 200**2, abs=0.01)
    changed_there = found.image.pixelColor(75, 75)
    assert changed_there.red() > changed_there.green() + 80
    untouched = found.image.pixelColor(20, 180)
    assert abs(untouched.red() - untouched.green()) < 3


def test_pictures_without_a_common_part_have_no_share() -> None:
    far = between_unit_squares((1, 0, 5, 0, 1, 5, 0, 0, 1))
    assert difference(pattern(), pattern(), far).share is None


def test_what_is_under_the_pointer_stays_there() -> None:
    lens, room, size = ZoomState(), QRectF(0, 0, 400, 400), QSizeF(800, 800)
    point = QPointF(100, 300)
    lens.zoom_at(4, point, lens.place_of(size, room))
    place = lens.place_of(size, room)
    assert place.width() == pytest.approx(1600)
    assert (point.x() - place.left()) / place.width() == pytest.approx(0.25)
    assert (point.y() - place.top()) / place.height() == pytest.approx(0.75)


def test_pictures_of_any_size_show_the_same_part_and_leave_no_gap() -> None:
    lens, room = ZoomState(), QRectF(0, 0, 300, 300)
    lens.zoom_to(3)
    lens.pan(QPointF(5000, -5000), lens.place_of(QSizeF(600, 600), room))
    for size in (QSizeF(600, 600), QSizeF(60, 60)):
        place = lens.place_of(size, room)
        assert place.left() == pytest.approx(0)
        assert place.bottom() == pytest.approx(300)
    lens.fit()
    assert lens.place_of(QSizeF(600, 300), room) == QRectF(0, 75, 300, 150)
