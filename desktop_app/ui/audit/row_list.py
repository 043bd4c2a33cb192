"""A long list of rows with small pictures; what it costs does not grow with its length."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
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
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.ui.parts import named
from desktop_app.ui.theme import Theme
from desktop_app.ui.thumbnails import TILE_RADIUS_PX, Thumbnails

LOOK_ROLE: Final = Qt.ItemDataRole.UserRole
_TILE_PX: Final = 52
_GAP: Final = 8
_RADIUS: Final = 8
_TILES: Final = 2
_SMALL: Final = 0.9
_ONE_LINE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


@dataclass(frozen=True, slots=True)
class RowLook:
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


class RowList(QTableView):
    """Rows of one height, drawn from what the model says under ``LOOK_ROLE``.

    A table of one column and not a list view, which measures all rows anew
    whenever one of them goes: 30 ms with 20,000.

    Signals:
        row_chosen: the row that the cursor is on now; -1 for none.
        picture_wanted: 1 for the next picture, -1 for the one before.
    """

    row_chosen = Signal(int)
    picture_wanted = Signal(int)

    def __init__(
        self, name: str, thumbnails: Thumbnails, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        named(self, name)
        self.setProperty("role", "rows")
        self._thumbnails = thumbnails
        self._wishing = QTimer(self, singleShot=True, interval=0)
        self._wishing.timeout.connect(self._want_thumbnails)
        self._rows = _RowDelegate(thumbnails, theme, self)
        self.setItemDelegate(self._rows)
        self._lay_out()
        self.verticalScrollBar().valueChanged.connect(lambda: self._wishing.start())
        thumbnails.loaded.connect(self._on_thumbnails_loaded)
        theme.changed.connect(self.viewport().update)

    def refresh(self) -> None:
        """Have the thumbnails of other rows loaded; the model has changed."""
        self._fit()
        self._wishing.start()

    def current_row(self) -> int:
        """Return the row that the cursor is on; -1 for none."""
        index = self.currentIndex()
        return index.row() if index.isValid() else -1

    def choose(self, row: int) -> None:
        """Put the cursor on a row; on the last one where there are not so many."""
        count = self.model().rowCount()
        if count:
            self.setCurrentIndex(self.model().index(max(0, min(row, count - 1)), 0))

    def _lay_out(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _fit(self) -> None:
        height_px = self._rows.fit(self.font())
        self.verticalHeader().setMinimumSectionSize(height_px)
        self.verticalHeader().setDefaultSectionSize(height_px)
        self.verticalScrollBar().setSingleStep(height_px // 3)
        self.horizontalHeader().setDefaultSectionSize(self.viewport().width())
        self._thumbnails.fit_tiles(_TILE_PX, self.devicePixelRatioF())

    def _want_thumbnails(self) -> None:
        below = self._rows_on_screen(screens=2)
        above = range(max(0, below.start - len(below) // 2), below.start)
        wanted: list[int] = []
        for row in (*below, *above):
            look: RowLook = self.model().index(row, 0).data(LOOK_ROLE)
            wanted += [number for number in look.pictures[:_TILES] if number]
        self._thumbnails.want(self, wanted)

    def _on_thumbnails_loaded(self, picture_ids: set[int]) -> None:
        for row in self._rows_on_screen():
            index = self.model().index(row, 0)
            if not picture_ids.isdisjoint(index.data(LOOK_ROLE).pictures):
                self.update(index)

    def _rows_on_screen(self, screens: int = 1) -> range:
        """Return the rows on screen, or on some screens from there."""
        height_px = max(1, self.verticalHeader().defaultSectionSize())
        first = self.verticalScrollBar().value() // height_px
        last = first + screens * (self.viewport().height() // height_px + 2)
        return range(first, min(last, self.model().rowCount()))

    # Qt

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell which row the cursor is on."""
        super().currentChanged(current, previous)
        self.row_chosen.emit(current.row() if current.isValid() else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the pictures of a row with the arrow keys."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.picture_wanted.emit(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the width."""
        super().resizeEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.viewport().update()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def sizeHint(self) -> QSize:
        """Ask for little: the rest of the column is given."""
        return QSize(280, 200)


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, thumbnails: Thumbnails, theme: Theme, parent: QObject) -> None:
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
        return int(max(_TILE_PX, words_px) + 2 * _GAP + 2)

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

    def _paint_pictures(self, painter: QPainter, place: QRect, pictures: Sequence[int]) -> int:
        """Draw the first pictures; return where the words begin."""
        left = place.left()
        for number in pictures[:_TILES]:
            square = QRect(left, place.center().y() - _TILE_PX // 2, _TILE_PX, _TILE_PX)
            self._paint_picture(painter, square, number)
            left += _TILE_PX + 4
        if len(pictures) > _TILES:
            self._paint_more(painter, left - 4, place, f"+{len(pictures) - _TILES}")
        return left + 6

    def _paint_picture(self, painter: QPainter, square: QRect, number: int) -> None:
        tile = self._thumbnails.tile(number) if number else None
        if tile is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.colours.line))
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
        bottom = place.center().y() + _TILE_PX // 2
        height_px = self._small_metrics.height()
        badge = QRectF(right - width_px, bottom - height_px, width_px, height_px)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.text))
        painter.drawRoundedRect(badge, 6, 6)
        painter.setFont(self._small)
        painter.setPen(QColor(colours.surface))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_words(self, painter: QPainter, place: QRect, look: RowLook) -> None:
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
        look: RowLook = index.data(LOOK_ROLE)
        place = option.rect.adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, QRectF(place).adjusted(1, 1, -1, -1), option.state)
        inside = place.adjusted(_GAP, 0, -_GAP, 0)
        inside.setLeft(self._paint_pictures(painter, inside, look.pictures))
        self._paint_words(painter, inside, look)
        painter.restore()
