"""How a row of a long list looks: pictures, three lines, and a box to tick where there is one."""

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

LOOK_ROLE: Final = Qt.ItemDataRole.UserRole
TILE_PX: Final = 52
TILES: Final = 2
_GAP: Final = 8
_RADIUS: Final = 8
_BOX_PX: Final = 16
_SMALL: Final = 0.9
_PALE: Final = 0.45
_ONE_LINE: Final = (
    Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
)


@dataclass(frozen=True, slots=True)
class RowStyle:
    """What a row shows.

    Attributes:
        pictures: by id, 0 for none; the first two are drawn, the others counted.
        title: the first line.
        second, aside: the line below, at its left and right end.
        third: the last line.
    """

    pictures: Sequence[int]
    title: str
    second: str
    aside: str
    third: str


class RowDelegate(QStyledItemDelegate):
    """Paints a row, and ticks it where the model lets it be ticked."""

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._theme = theme
        self.fit(QFont())

    def fit(self, font: QFont) -> int:
        """Take over a font; return the height of a row."""
        self._bold = QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(font)
        self._small.setPointSizeF(max(1.0, font.pointSizeF() * _SMALL))
        self._bold_metrics = QFontMetrics(self._bold)
        self._small_metrics = QFontMetrics(self._small)
        words_px = self._bold_metrics.height() + 2 * self._small_metrics.height() + 4
        return int(max(TILE_PX, words_px) + 2 * _GAP + 2)

    def _paint_ground(self, painter: QPainter, place: QRectF, state: QStyle.StateFlag) -> None:
        colours = self._theme.colours
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_over = bool(state & QStyle.StateFlag.State_MouseOver)
        if not (is_selected or is_over):
            return
        has_focus = is_selected and bool(state & QStyle.StateFlag.State_HasFocus)
        border = QColor(colours.accent) if is_selected else QColor(Qt.GlobalColor.transparent)
        painter.setPen(QPen(border, 2 if has_focus else 1))
        painter.setBrush(QColor(colours.accent_tint if is_selected else colours.raised))
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)

    def _paint_tick(
        self,
        painter: QPainter,
        place: QRect,
        option: QStyleOptionViewItem,
        ticked: Qt.CheckState,
    ) -> int:
        """Draw the box at the left, and all else paler without a tick; return where it ends."""
        box = QStyleOptionViewItem(option)
        is_on = ticked == Qt.CheckState.Checked
        box.state &= ~(QStyle.StateFlag.State_On | QStyle.StateFlag.State_Off)
        box.state |= QStyle.StateFlag.State_On if is_on else QStyle.StateFlag.State_Off
        box.rect = QRect(place.left(), place.center().y() - _BOX_PX // 2, _BOX_PX, _BOX_PX)
        indicator = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        option.widget.style().drawPrimitive(indicator, box, painter, option.widget)
        painter.setOpacity(1.0 if is_on else _PALE)
        return place.left() + _BOX_PX + _GAP

    def _paint_pictures(self, painter: QPainter, place: QRect, pictures: Sequence[int]) -> int:
        """Draw the first pictures; return where the words begin."""
        left = place.left()
        for number in pictures[:TILES]:
            square = QRect(left, place.center().y() - TILE_PX // 2, TILE_PX, TILE_PX)
            self._paint_picture(painter, square, number)
            left += TILE_PX + 4
        if len(pictures) > TILES:
            self._paint_more(painter, left - 4, place, f"+{len(pictures) - TILES}")
        return left + 6

    def _paint_picture(self, painter: QPainter, square: QRect, number: int) -> None:
        tile = self._thumbnails.tile(number) if number else None
        if tile is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.colours.divider))
            painter.drawRoundedRect(square, TILE_RADIUS_PX, TILE_RADIUS_PX)
            icon = self._theme.icon("photo" if number else "box", "muted")
            icon.paint(painter, QRect(square.center() - QPoint(10, 10), QSize(20, 20)))
            return
        inside = QRectF(QPointF(0, 0), tile.deviceIndependentSize())
        inside.moveCenter(QRectF(square).center())
        ratio = tile.devicePixelRatio()
        corner = QPointF(round(inside.left() * ratio) / ratio, round(inside.top() * ratio) / ratio)
        painter.drawPixmap(corner, tile)

    def _paint_more(self, painter: QPainter, right: int, place: QRect, words: str) -> None:
        colours = self._theme.colours
        width_px = self._small_metrics.horizontalAdvance(words) + 8
        bottom = place.center().y() + TILE_PX // 2
        height_px = self._small_metrics.height()
        badge = QRectF(right - width_px, bottom - height_px, width_px, height_px)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.text))
        painter.drawRoundedRect(badge, 6, 6)
        painter.setFont(self._small)
        painter.setPen(QColor(colours.surface))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_words(self, painter: QPainter, place: QRect, look: RowStyle) -> None:
        colours, small_px = self._theme.colours, self._small_metrics.height()
        line = QRect(place.left(), place.top(), place.width(), self._bold_metrics.height())
        height_px = line.height() + (small_px + 2) * (bool(look.second) + bool(look.third))
        line.moveTop(place.center().y() - height_px // 2)
        self._paint_line(painter, line, look.title, self._bold, colours.text)
        line = QRect(line.left(), line.bottom() + 3, line.width(), small_px)
        painter.setFont(self._small)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | _ONE_LINE, look.aside)
        aside_px = self._small_metrics.horizontalAdvance(look.aside)
        second = line.adjusted(0, 0, -aside_px - 6 if aside_px else 0, 0)
        self._paint_line(painter, second, look.second, self._small, colours.text)
        line.translate(0, small_px + 2)
        self._paint_line(painter, line, look.third, self._small, colours.muted)

    def _paint_line(
        self, painter: QPainter, line: QRect, words: str, font: QFont, colour: str
    ) -> None:
        metrics = self._bold_metrics if font is self._bold else self._small_metrics
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | _ONE_LINE, shown)

    # Qt

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a row."""
        look: RowStyle = index.data(LOOK_ROLE)
        place = option.rect.adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, QRectF(place).adjusted(1, 1, -1, -1), option.state)
        inside = place.adjusted(_GAP, 0, -_GAP, 0)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        if ticked is not None:
            inside.setLeft(self._paint_tick(painter, inside, option, ticked))
        inside.setLeft(self._paint_pictures(painter, inside, look.pictures))
        self._paint_words(painter, inside, look)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tick a row, or not, with a click anywhere on it or with the space bar."""
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        if ticked is None or not _ticks(event):
            return False
        is_on = ticked == Qt.CheckState.Checked
        other = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        return model.setData(index, other, Qt.ItemDataRole.CheckStateRole)


def _ticks(event: QEvent) -> bool:
    if isinstance(event, QKeyEvent):
        return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
    is_release = event.type() == QEvent.Type.MouseButtonRelease
    return (
        is_release
        and isinstance(event, QMouseEvent)
        and event.button() == Qt.MouseButton.LeftButton
    )
