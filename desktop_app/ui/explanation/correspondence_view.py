"""The photo and the picture of the catalogue side by side, with what they have in common."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.evidence import MatchedPoints
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.ui.explanation.influence_image import (
    MAX_DIMMING,
    influence_image,
    influence_outline,
)
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.picture_view import fitted_rect
from desktop_app.ui.widgets.region_geometry import (
    mapped_rect,
    point_in,
    region_rect,
    sampled_pairs,
    surrounding_rect,
)
from desktop_app.ui.widgets.widget_factory import with_object_name

_LEAST_SIZE_PX: Final = QSize(264, 120)
_GAP_PX: Final = 24
_RADIUS_PX: Final = 8
_DOT_PX: Final = 3.5
_LINE_PX: Final = 1.5
_OUTLINE_PX: Final = 2.0
_LINE_OPACITY: Final = 0.7
_MAX_DOTS: Final = 120
# With more of them single lines cannot be followed.
_MAX_LINES: Final = 24


class CorrespondenceView(QWidget):
    """Draws matching points and lines between them, or dims what did not decide.

    Attributes:
        points: what is drawn; None if there are none.
        influence: what is drawn; None if there is none.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "correspondence_view")
        self._theme = theme
        self._photo = QImage()
        self._region = WHOLE_PHOTO
        self._picture = QImage()
        self.points: MatchedPoints | None = None
        self.influence: npt.NDArray[np.float32] | None = None
        self._dimming = QImage()
        self.setMinimumSize(_LEAST_SIZE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_photo(self, photo: QImage, region: Region) -> None:
        """Show a photo around the region that was searched, and nothing beside it yet."""
        self._photo, self._region = photo, region
        self._picture = self._dimming = QImage()
        self.points = self.influence = None
        self.update()

    def show_picture(self, picture: QImage) -> None:
        """Show the picture of the product."""
        self._picture = picture
        self.update()

    def show_points(self, points: MatchedPoints) -> None:
        """Show the details that photo and picture have in common."""
        self.points = points
        self.update()

    def show_influence(self, influence: npt.NDArray[np.float32]) -> None:
        """Show how much each part of the region decided, (rows, columns) float32 0..1."""
        self.influence = influence
        self._dimming = influence_image(influence)
        self.update()

    def _places(self) -> tuple[QRectF, QRectF]:
        """Return the halves for photo and picture."""
        width = (self.width() - _GAP_PX) / 2
        photo = QRectF(0, 0, width, self.height())
        return photo, photo.translated(width + _GAP_PX, 0)

    def _draw_image(self, painter: QPainter, image: QImage, source: QRectF, place: QRectF) -> None:
        path = QPainterPath()
        path.addRoundedRect(place, _RADIUS_PX, _RADIUS_PX)
        painter.setClipPath(path)
        painter.drawImage(place, image, source)
        painter.setClipping(False)

    def _draw_influence(self, painter: QPainter, place: QRectF, region: QRectF) -> None:
        painter.setClipRect(place)
        outside = QPainterPath()
        outside.addRect(place)
        inside = QPainterPath()
        inside.addRect(region)
        painter.fillPath(outside - inside, QColor(0, 0, 0, MAX_DIMMING))
        painter.drawImage(region, self._dimming)
        assert self.influence is not None
        outline = influence_outline(self.influence, region)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # White around the accent, to be seen on any photo.
        painter.setPen(QPen(Qt.GlobalColor.white, 2 * _OUTLINE_PX))
        painter.drawPath(outline)
        painter.setPen(QPen(QColor(self._theme.colours.accent), _OUTLINE_PX))
        painter.drawPath(outline)
        painter.setClipping(False)

    def _draw_points(self, painter: QPainter, photo: QRectF, picture: QRectF) -> None:
        """Draw points; ``photo`` is the place of the whole photo, of which a part is shown."""
        assert self.points is not None
        colour = QColor(self._theme.colours.accent)
        line_colour = QColor(colour)
        line_colour.setAlphaF(_LINE_OPACITY)
        painter.setPen(QPen(line_colour, _LINE_PX))
        for start, end in sampled_pairs(self.points, _MAX_LINES):
            painter.drawLine(point_in(photo, start), point_in(picture, end))
        # Light and dark together are seen on any picture.
        painter.setPen(QPen(QColor(self._theme.colours.on_accent), 1.0))
        painter.setBrush(colour)
        for pair in sampled_pairs(self.points, _MAX_DOTS):
            for place, point in zip((photo, picture), pair, strict=True):
                painter.drawEllipse(point_in(place, point), _DOT_PX, _DOT_PX)

    # Qt

    def sizeHint(self) -> QSize:
        """Return the least size: the pictures take what is left by the texts."""
        return _LEAST_SIZE_PX

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw photo and picture, and what they have in common."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        photo_place, picture_place = self._places()
        if self._photo.isNull():
            painter.end()
            return
        source = surrounding_rect(self._region, self._photo.size())
        # Close together: each picture begins at the gap.
        photo_place = _fitted(source.size().toSize(), photo_place, Qt.AlignmentFlag.AlignRight)
        self._draw_image(painter, self._photo, source, photo_place)
        if self.influence is not None:
            region = region_rect(self._region, self._photo.size())
            self._draw_influence(painter, photo_place, mapped_rect(region, source, photo_place))
        if not self._picture.isNull():
            size = self._picture.size()
            picture_place = _fitted(size, picture_place, Qt.AlignmentFlag.AlignLeft)
            self._draw_image(painter, self._picture, QRectF(self._picture.rect()), picture_place)
            if self.points is not None:
                whole = mapped_rect(QRectF(self._photo.rect()), source, photo_place)
                self._draw_points(painter, whole, picture_place)
        painter.end()


def _fitted(size: QSize, bounds: QRectF, side: Qt.AlignmentFlag) -> QRectF:
    """Return the largest rectangle with the proportions of ``size``, at a side of ``bounds``."""
    rect = QRectF(fitted_rect(size, bounds.toRect()))
    if side == Qt.AlignmentFlag.AlignRight:
        rect.moveRight(bounds.right())
    else:
        rect.moveLeft(bounds.left())
    return rect
