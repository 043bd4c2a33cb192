import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize

from desktop_app.domain.evidence import MatchedPoints
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.ui.widgets.region_geometry import (
    mapped_rect,
    point_in,
    region_rect,
    sampled_pairs,
    surrounding_rect,
)

SIZE = QSize(400, 200)


def test_a_region_has_a_place_and_a_margin_in_the_image() -> None:
    region = Region(0.25, 0.25, 0.75, 0.75)
    assert region_rect(region, SIZE) == QRectF(100, 50, 200, 100)
    assert surrounding_rect(region, SIZE) == QRectF(60, 10, 280, 180)
    assert surrounding_rect(WHOLE_PHOTO, SIZE) == QRectF(0, 0, 400, 200)


def test_a_rectangle_is_mapped_to_where_the_image_is_drawn() -> None:
    source, target = QRectF(100, 50, 200, 100), QRectF(10, 20, 100, 50)
    assert mapped_rect(QRectF(100, 50, 20, 10), source, target) == QRectF(10, 20, 10, 5)
    assert point_in(target, QPointF(0.5, 1.0)) == QPointF(60, 70)


def test_points_are_sampled_evenly() -> None:
    column = np.linspace(0, 1, 50, dtype=np.float32)
    matches = MatchedPoints(np.c_[column, column], np.c_[1 - column, column])
    pairs = sampled_pairs(matches, 5)
    assert [round(photo.x(), 1) for photo, _ in pairs] == [0.0, 0.2, 0.5, 0.7, 1.0]
    assert all(abs(photo.x() + picture.x() - 1) < 1e-6 for photo, picture in pairs)
    assert len(sampled_pairs(matches, 100)) == 50
    empty = np.zeros((0, 2), np.float32)
    assert sampled_pairs(MatchedPoints(empty, empty), 5) == []
