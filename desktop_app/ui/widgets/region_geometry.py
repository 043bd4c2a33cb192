"""Regions of a photo as rectangles on the screen."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize

from desktop_app.domain.evidence import MatchedPoints
from desktop_app.domain.region import Region

# Shown around a region, relative to its longer side.
_MARGIN_SHARE: Final = 0.2


def region_rect(region: Region, size: QSize) -> QRectF:
    """Return a region in pixels of an image of some size."""
    width, height = size.width(), size.height()
    return QRectF(
        region.left * width,
        region.top * height,
        region.width * width,
        region.height * height,
    )


def surrounding_rect(region: Region, size: QSize) -> QRectF:
    """Return a region with a margin, in pixels of an image of some size."""
    rect = region_rect(region, size)
    margin = _MARGIN_SHARE * max(rect.width(), rect.height())
    return rect.adjusted(-margin, -margin, margin, margin) & QRectF(0, 0, *size.toTuple())


def mapped_rect(rect: QRectF, source: QRectF, target: QRectF) -> QRectF:
    """Return a rectangle of the image where ``source`` of it is drawn in ``target``."""
    scale = target.width() / source.width()
    corner = target.topLeft() + (rect.topLeft() - source.topLeft()) * scale
    return QRectF(corner, rect.size() * scale)


def sampled_pairs(matches: MatchedPoints, max_count: int) -> list[tuple[QPointF, QPointF]]:
    """Return evenly sampled pairs (photo, picture) of points, 0..1 of width and height."""
    count = len(matches.photo_points)
    rows = np.unique(np.linspace(0, count - 1, min(count, max_count)).astype(int))
    return [
        (_point(matches.photo_points[row]), _point(matches.picture_points[row])) for row in rows
    ]


def point_in(rect: QRectF, point: QPointF) -> QPointF:
    """Return a point, 0..1 of width and height, in a rectangle."""
    return QPointF(rect.left() + point.x() * rect.width(), rect.top() + point.y() * rect.height())


def _point(values: npt.NDArray[np.float32]) -> QPointF:
    return QPointF(float(values[0]), float(values[1]))
