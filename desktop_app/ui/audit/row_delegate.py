"""Painting of a row of a ``RowList``: pictures, three lines of text, a check box."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import TILE_RADIUS_PX, ThumbnailCache

ROW_CONTENT_ROLE: Final = Qt.ItemDataRole.UserRole
TILE_PX: Final = 52
MAX_TILES: Final = 2
_GAP_PX: Final = 8
_RADIUS_PX: Final = 8
_CHECK_BOX_PX: Final = 16
_SMALL_FONT: Final = 0.9
_UNCHECKED_OPACITY: Final = 0.45
_SINGLE_LINE: Final = (
    Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
)


@dataclass(frozen=True, slots=True)
class RowContent:
    """The content of a row.

    Attributes:
        picture_ids: 0 for a missing picture; the first two are drawn, the rest counted.
        title: the first line.
        subtitle: the second line.
        trailing: at the right end of the second line.
        detail: the third line.
    """

    picture_ids: Sequence[int]
    title: str
    subtitle: str
    trailing: str
    detail: str


class RowDelegate(QStyledItemDelegate):
    """Draws rows, and checks or unchecks those that have a check state."""

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._theme = theme
        self.set_font(QFont())

    def set_font(self, font: QFont) -> int:
        """Use a font; return the height of a row in pixels."""
        self._bold = QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(font)
        self._small.setPointSizeF(max(1.0, font.pointSizeF() * _SMALL_FONT))
        self._bold_metrics = QFontMetrics(self._bold)
        self._small_metrics = QFontMetrics(self._small)
        text_px = self._bold_metrics.height() + 2 * self._small_metrics.height() + 4
        return int(max(TILE_PX, text_px) + 2 * _GAP_PX + 2)

    def _paint_background(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        colours = self._theme.colours
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if not (is_selected or is_hovered):
            return
        has_focus = is_selected and bool(state & QStyle.StateFlag.State_HasFocus)
        border = QColor(colours.accent) if is_selected else QColor(Qt.GlobalColor.transparent)
        painter.setPen(QPen(border, 2 if has_focus else 1))
        painter.setBrush(QColor(colours.accent_tint if is_selected else colours.raised))
        painter.drawRoundedRect(rect, _RADIUS_PX, _RADIUS_PX)

    def _paint_check_box(
        self,
        painter: QPainter,
        rect: QRect,
        option: QStyleOptionViewItem,
        check_state: Qt.CheckState,
    ) -> int:
        """Draw the check box and fade the rest of an unchecked row; return its right edge."""
        box = QStyleOptionViewItem(option)
        is_checked = check_state == Qt.CheckState.Checked
        box.state &= ~(QStyle.StateFlag.State_On | QStyle.StateFlag.State_Off)
        box.state |= QStyle.StateFlag.State_On if is_checked else QStyle.StateFlag.State_Off
        box.rect = QRect(
            rect.left(), rect.center().y() - _CHECK_BOX_PX // 2, _CHECK_BOX_PX, _CHECK_BOX_PX
        )
        indicator = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        option.widget.style().drawPrimitive(indicator, box, painter, option.widget)
        painter.setOpacity(1.0 if is_checked else _UNCHECKED_OPACITY)
        return rect.left() + _CHECK_BOX_PX + _GAP_PX

    def _paint_pictures(self, painter: QPainter, rect: QRect, picture_ids: Sequence[int]) -> int:
        """Draw the first pictures; return the left edge of the text."""
        left = rect.left()
        for picture_id in picture_ids[:MAX_TILES]:
            square = QRect(left, rect.center().y() - TILE_PX // 2, TILE_PX, TILE_PX)
            self._paint_picture(painter, square, picture_id)
            left += TILE_PX + 4
        if len(picture_ids) > MAX_TILES:
            self._paint_count(painter, left - 4, rect, f"+{len(picture_ids) - MAX_TILES}")
        return left + 6

    def _paint_picture(self, painter: QPainter, square: QRect, picture_id: int) -> None:
        tile = self._thumbnails.tile(picture_id) if picture_id else None
        if tile is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.colours.divider))
            painter.drawRoundedRect(square, TILE_RADIUS_PX, TILE_RADIUS_PX)
            icon = self._theme.icon("photo" if picture_id else "box", "muted")
            icon.paint(painter, QRect(square.center() - QPoint(10, 10), QSize(20, 20)))
            return
        target = QRectF(QPointF(0, 0), tile.deviceIndependentSize())
        target.moveCenter(QRectF(square).center())
        ratio = tile.devicePixelRatio()
        corner = QPointF(round(target.left() * ratio) / ratio, round(target.top() * ratio) / ratio)
        painter.drawPixmap(corner, tile)

    def _paint_count(self, painter: QPainter, right: int, rect: QRect, text: str) -> None:
        colours = self._theme.colours
        width_px = self._small_metrics.horizontalAdvance(text) + 8
        bottom = rect.center().y() + TILE_PX // 2
        height_px = self._small_metrics.height()
        badge = QRectF(right - width_px, bottom - height_px, width_px, height_px)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.text))
        painter.drawRoundedRect(badge, 6, 6)
        painter.setFont(self._small)
        painter.setPen(QColor(colours.surface))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_text(self, painter: QPainter, rect: QRect, content: RowContent) -> None:
        colours, small_px = self._theme.colours, self._small_metrics.height()
        line = QRect(rect.left(), rect.top(), rect.width(), self._bold_metrics.height())
        height_px = line.height() + (small_px + 2) * (bool(content.subtitle) + bool(content.detail))
        line.moveTop(rect.center().y() - height_px // 2)
        self._paint_line(painter, line, content.title, self._bold, colours.text)
        line = QRect(line.left(), line.bottom() + 3, line.width(), small_px)
        painter.setFont(self._small)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | _SINGLE_LINE, content.trailing)
        trailing_px = self._small_metrics.horizontalAdvance(content.trailing)
        subtitle = line.adjusted(0, 0, -trailing_px - 6 if trailing_px else 0, 0)
        self._paint_line(painter, subtitle, content.subtitle, self._small, colours.text)
        line.translate(0, small_px + 2)
        self._paint_line(painter, line, content.detail, self._small, colours.muted)

    def _paint_line(
        self, painter: QPainter, line: QRect, text: str, font: QFont, colour: str
    ) -> None:
        metrics = self._bold_metrics if font is self._bold else self._small_metrics
        painter.setFont(font)
        painter.setPen(QColor(colour))
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | _SINGLE_LINE, elided)

    # Qt

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a row."""
        content: RowContent = index.data(ROW_CONTENT_ROLE)
        rect = option.rect.adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_background(painter, QRectF(rect).adjusted(1, 1, -1, -1), option.state)
        rect = rect.adjusted(_GAP_PX, 0, -_GAP_PX, 0)
        check_state = index.data(Qt.ItemDataRole.CheckStateRole)
        if check_state is not None:
            rect.setLeft(self._paint_check_box(painter, rect, option, check_state))
        rect.setLeft(self._paint_pictures(painter, rect, content.picture_ids))
        self._paint_text(painter, rect, content)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Check or uncheck a row with a click anywhere on it or with the space bar."""
        check_state = index.data(Qt.ItemDataRole.CheckStateRole)
        if check_state is None or not _toggles(event):
            return False
        is_checked = check_state == Qt.CheckState.Checked
        toggled = Qt.CheckState.Unchecked if is_checked else Qt.CheckState.Checked
        return model.setData(index, toggled, Qt.ItemDataRole.CheckStateRole)


def _toggles(event: QEvent) -> bool:
    if isinstance(event, QKeyEvent):
        return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
    is_release = event.type() == QEvent.Type.MouseButtonRelease
    return (
        is_release
        and isinstance(event, QMouseEvent)
        and event.button() == Qt.MouseButton.LeftButton
    )
