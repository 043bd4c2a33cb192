"""Painting of the compared pictures, all at the same zoom."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from desktop_app.ui.audit.comparison import ComparedPictures
from desktop_app.ui.audit.difference import overlay_transform
from desktop_app.ui.audit.picture_loader import PictureLoader
from desktop_app.ui.audit.zoom_state import ZoomState
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import scaled_font

_RADIUS_PX: Final = 8
_HANDLE_PX: Final = 3
_KNOB_PX: Final = 28
_ICON_PX: Final = 32
_CAPTION_OFFSET_PX: Final = 8


class ComparePainter:
    """Draws pictures, captions and the split handle of a ``CompareView``."""

    def __init__(self, pictures: PictureLoader, zoom_state: ZoomState, theme: Theme) -> None:
        self._pictures = pictures
        self._zoom_state = zoom_state
        self._theme = theme
        self._painter = QPainter()
        self._pixel_ratio = 1.0

    def begin(self, painter: QPainter, pixel_ratio: float) -> None:
        """Draw with this painter on a device with this pixel ratio."""
        self._painter = painter
        self._pixel_ratio = pixel_ratio
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)

    def draw_background(self, area: QRectF) -> None:
        """Draw an empty area."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._theme.colours.raised))
        self._painter.drawRoundedRect(area, _RADIUS_PX, _RADIUS_PX)

    def draw_picture(
        self, compared: ComparedPictures, index: int, area: QRectF, *, is_active: bool
    ) -> None:
        """Draw one of several pictures side by side, or an icon if it is not available."""
        self.draw_background(area)
        self._clip(area)
        if not self._draw(compared, index, area):
            name = "box" if compared.pictures[index] is None else "photo"
            square = QRect(0, 0, _ICON_PX, _ICON_PX)
            corner = area.center().toPoint() - square.center()
            icon = self._theme.icon(name, "muted", _ICON_PX)
            icon.paint(self._painter, QRect(corner, QSize(_ICON_PX, _ICON_PX)))
        self._painter.restore()
        if is_active and len(compared.pictures) > 1:
            self._draw_frame(area, _RADIUS_PX)

    def draw_overlay(self, compared: ComparedPictures, area: QRectF, *, shows_second: bool) -> None:
        """Draw one picture of the pair; both are drawn at the same place."""
        self.draw_background(area)
        self._clip(area)
        index = compared.pair[int(shows_second)]
        if shows_second:
            self._draw_second(compared, area)
        else:
            self._draw(compared, index, area)
        self._draw_caption(compared.captions[index], area)
        self._painter.restore()

    def draw_split(self, compared: ComparedPictures, area: QRectF, split: float) -> None:
        """Draw the first of the pair left of the handle and the second right of it.

        Args:
            compared: the pictures.
            area: of both.
            split: position of the handle, 0..1 of the width.
        """
        self.draw_background(area)
        handle_x = area.left() + split * area.width()
        first, second = compared.pair
        left, right = QRectF(area), QRectF(area)
        left.setRight(handle_x)
        right.setLeft(handle_x)
        self._clip(area)
        self._painter.setClipRect(left, Qt.ClipOperation.IntersectClip)
        self._draw(compared, first, area)
        self._draw_caption(compared.captions[first], area)
        self._painter.restore()
        self._clip(area)
        self._painter.setClipRect(right, Qt.ClipOperation.IntersectClip)
        self._draw_second(compared, area)
        self._draw_caption(compared.captions[second], area, at_right=True)
        self._painter.restore()
        self._draw_handle(handle_x, area)

    def draw_image(self, image: QImage, compared: ComparedPictures, area: QRectF) -> None:
        """Draw an image where the first picture of the pair would be."""
        self.draw_background(area)
        self._clip(area)
        self._painter.drawImage(self._image_rect(compared, compared.pair[0], area), image)
        self._painter.restore()

    def draw_focus_frame(self, area: QRectF) -> None:
        """Draw the frame that shows the keyboard focus."""
        self._draw_frame(area.adjusted(1, 1, -1, -1), _RADIUS_PX + 2)

    def _draw_frame(self, area: QRectF, radius_px: int) -> None:
        self._painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(area, radius_px, radius_px)

    def _clip(self, area: QRectF) -> None:
        """Save the painter and draw only inside the rounded area."""
        path = QPainterPath()
        path.addRoundedRect(area, _RADIUS_PX, _RADIUS_PX)
        self._painter.save()
        self._painter.setClipPath(path)

    def _image_rect(self, compared: ComparedPictures, index: int, area: QRectF) -> QRectF:
        picture = compared.pictures[index]
        assert picture is not None
        return self._zoom_state.image_rect(QSizeF(picture.width_px, picture.height_px), area)

    def _draw(self, compared: ComparedPictures, index: int, area: QRectF) -> bool:
        """Draw a picture; return whether it is available."""
        picture = compared.pictures[index]
        if picture is None:
            return False
        rect = self._image_rect(compared, index, area)
        image = self._pictures.image(picture.id, rect.width() * self._pixel_ratio)
        if image is None:
            return False
        self._painter.drawImage(rect, image)
        return True

    def _draw_second(self, compared: ComparedPictures, area: QRectF) -> None:
        """Draw the second of the pair over the first, aligned if the transform is known."""
        first, second = compared.pair
        picture = compared.pictures[second]
        if picture is None or compared.pictures[first] is None or compared.transform is None:
            self._draw(compared, second, area)
            return
        rect = self._image_rect(compared, first, area)
        image = self._pictures.image(picture.id, rect.width() * self._pixel_ratio)
        if image is None:
            return
        transform = overlay_transform(rect.size(), QSizeF(image.size()), compared.transform)
        if transform is None:
            return
        self._painter.save()
        self._painter.translate(rect.topLeft())
        self._painter.setTransform(transform, combine=True)
        self._painter.drawImage(0, 0, image)
        self._painter.restore()

    def _draw_caption(self, text: str, area: QRectF, *, at_right: bool = False) -> None:
        colours = self._theme.colours
        self._painter.setFont(scaled_font(0.9))
        metrics = self._painter.fontMetrics()
        badge = QRectF(0, 0, metrics.horizontalAdvance(text) + 16, metrics.height() + 6)
        badge.moveTop(area.top() + _CAPTION_OFFSET_PX)
        if at_right:
            badge.moveRight(area.right() - _CAPTION_OFFSET_PX)
        else:
            badge.moveLeft(area.left() + _CAPTION_OFFSET_PX)
        self._painter.setPen(QPen(QColor(colours.divider), 1))
        self._painter.setBrush(QColor(colours.surface))
        self._painter.drawRoundedRect(badge, 6, 6)
        self._painter.setPen(QColor(colours.text))
        self._painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_handle(self, handle_x: float, area: QRectF) -> None:
        colours = self._theme.colours
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colours.accent))
        bar = QRectF(handle_x - _HANDLE_PX / 2, area.top(), _HANDLE_PX, area.height())
        self._painter.drawRect(bar)
        knob = QRectF(0, 0, _KNOB_PX, _KNOB_PX)
        knob.moveCenter(QPointF(handle_x, area.center().y()))
        self._painter.drawEllipse(knob)
        icon = self._theme.icon("compare-split", "on_accent", 18)
        square = QRect(0, 0, 18, 18)
        square.moveCenter(knob.center().toPoint())
        icon.paint(self._painter, square)
