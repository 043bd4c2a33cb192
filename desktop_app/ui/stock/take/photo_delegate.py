"""Painting of a photo in the row of photos: its picture and the number of things in it."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.picture_view import draw_rounded

PICTURE_SIZE: Final = QSize(76, 57)
_MARGIN_PX: Final = 4
_RADIUS_PX: Final = 6
_PADDING_PX: Final = 6
_Index = QModelIndex | QPersistentModelIndex


class PhotoDelegate(QStyledItemDelegate):
    """Draws the picture with a number in its corner; the chosen photo has a frame."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    # Qt

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the size of the picture with its margins."""
        return PICTURE_SIZE + QSize(2 * _MARGIN_PX, 2 * _MARGIN_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a photo."""
        colours = self._theme.colours
        place = option.rect.adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(option.rect, _RADIUS_PX + _MARGIN_PX, _RADIUS_PX + _MARGIN_PX)
        painter.setPen(QPen(QColor(colours.divider), 1))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(place, _RADIUS_PX, _RADIUS_PX)
        pixmap = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(pixmap, QPixmap):
            draw_rounded(painter, pixmap, place, _RADIUS_PX)
        self._draw_number(painter, place, index.data(Qt.ItemDataRole.DisplayRole))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(colours.accent), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, _RADIUS_PX, _RADIUS_PX)
        painter.restore()

    def _draw_number(self, painter: QPainter, place: QRect, text: str) -> None:
        colours, metrics = self._theme.colours, painter.fontMetrics()
        height_px = metrics.height()
        width_px = max(height_px, metrics.horizontalAdvance(text) + _PADDING_PX)
        badge = QRect(0, 0, width_px, height_px)
        badge.moveBottomRight(place.bottomRight())
        painter.setPen(QPen(QColor(colours.control_border), 1))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(badge, _RADIUS_PX, _RADIUS_PX)
        painter.setPen(QColor(colours.text))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
