"""Zoom and pan keep the pictures aligned and without gaps."""

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from desktop_app.ui.audit.zoom_state import MAX_ZOOM, ZoomState, fit_scale


def test_the_point_under_the_pointer_stays_there() -> None:
    state, area, size = ZoomState(), QRectF(0, 0, 400, 400), QSizeF(800, 800)
    point = QPointF(100, 300)
    state.zoom_at(4, point, state.image_rect(size, area))
    rect = state.image_rect(size, area)
    assert rect.width() == pytest.approx(1600)
    assert (point.x() - rect.left()) / rect.width() == pytest.approx(0.25)
    assert (point.y() - rect.top()) / rect.height() == pytest.approx(0.75)


def test_pictures_of_any_size_show_the_same_part_without_a_gap() -> None:
    state, area = ZoomState(), QRectF(0, 0, 300, 300)
    state.zoom_to(3)
    state.pan(QPointF(5000, -5000), state.image_rect(QSizeF(600, 600), area))
    for size in (QSizeF(600, 600), QSizeF(60, 60)):
        rect = state.image_rect(size, area)
        assert rect.left() == pytest.approx(0)
        assert rect.bottom() == pytest.approx(300)
    state.fit()
    assert state.image_rect(QSizeF(600, 300), area) == QRectF(0, 75, 300, 150)


def test_the_zoom_is_limited() -> None:
    state = ZoomState()
    state.zoom_to(1000)
    assert state.zoom == MAX_ZOOM
    state.zoom_to(0.1)
    assert state.zoom == 1


def test_only_a_change_is_reported() -> None:
    state = ZoomState()
    zooms: list[float] = []
    state.changed.connect(lambda: zooms.append(state.zoom))
    state.fit()
    state.zoom_to(2)
    state.zoom_to(2)
    assert zooms == [2]


def test_the_fit_scale_is_that_of_the_tighter_side() -> None:
    assert fit_scale(QSizeF(100, 50), QRectF(0, 0, 200, 200)) == 2
    assert fit_scale(QSizeF(50, 100), QRectF(0, 0, 200, 200)) == 2
