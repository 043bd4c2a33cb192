"""The grid of products; its cost does not depend on the number of tiles."""

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from desktop_app.ui.catalogue.grid_model import GridModel
from desktop_app.ui.catalogue.product_view import ProductView
from desktop_app.ui.catalogue.row_ranges import RowRanges, cells_of, selected_cells
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.tile_delegate import TileDelegate

_MIN_TILE_PX: Final = 152
_Move = QAbstractItemView.CursorAction


class ProductGrid(ProductView):
    """Products as tiles. A list view would measure a million of them one by one."""

    def __init__(
        self,
        model: GridModel,
        thumbnails: ThumbnailCache,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("product_grid", model.rows, thumbnails, theme, parent)
        self.setProperty("role", "rows")
        self._tiles = model
        self._delegate = TileDelegate(thumbnails, theme, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self._configure()
        self._retranslate()

    @property
    def current_row(self) -> int:
        """The current row of the list; -1 for none."""
        return self._tiles.list_row(self.currentIndex())

    @property
    def top_row(self) -> int:
        """The first visible row of the list; -1 if there is none."""
        row = self.rowAt(0)
        return -1 if row < 0 else row * self._tiles.columnCount()

    @property
    def selected_rows(self) -> RowRanges:
        """The selected rows of the list."""
        cells = selected_cells(self.selectionModel().selection(), self._tiles.columnCount())
        end = len(self.rows.ids)
        # The last row of tiles may have cells without a product.
        return [(first, min(last, end - 1)) for first, last in cells if first < end]

    def select_rows(self, rows: RowRanges, current_row: int) -> None:
        """Select rows of the list, and make one of them the current one; -1 for none."""
        selection = QItemSelection()
        for first, last in rows:
            self._add_tiles(selection, first, last)
        flags = QItemSelectionModel.SelectionFlag
        if current_row >= 0:
            self.selectionModel().setCurrentIndex(self._tiles.cell(current_row), flags.NoUpdate)
        self.selectionModel().select(selection, flags.Select)

    def show_row_at_top(self, row: int) -> None:
        """Scroll so that a row of the list is in the first visible row of tiles."""
        height_px = self.verticalHeader().defaultSectionSize()
        self.verticalScrollBar().setValue(row // self._tiles.columnCount() * height_px)

    def request_thumbnails(self) -> None:
        """Load the pictures of the visible tiles, and of the next screen."""
        if not self.isVisible():
            return
        height_px = max(1, self.verticalHeader().defaultSectionSize())
        columns = self._tiles.columnCount()
        first = self.verticalScrollBar().value() // height_px * columns
        count = (self.viewport().height() // height_px + 2) * columns
        last = min(first + count, len(self.rows.ids))
        self._request_thumbnails_of(range(first, last), self._delegate.picture_px)

    def fit_tiles(self) -> None:
        """Fit the tiles to the width and the font."""
        available_px = self.viewport().width() - 1
        columns = max(1, available_px // _MIN_TILE_PX)
        width_px = available_px // columns
        has_changed = columns != self._tiles.columnCount()
        if has_changed:
            rows, current, top = self.selected_rows, self.current_row, self.top_row
            # Before the sizes are set, which takes longer for more rows of tiles.
            self._tiles.set_column_count(columns)
        size = self._delegate.set_tile_width(width_px, self.font(), has_scores=False)
        self.horizontalHeader().setDefaultSectionSize(width_px)
        self.verticalHeader().setMinimumSectionSize(size.height())
        self.verticalHeader().setDefaultSectionSize(size.height())
        self.verticalScrollBar().setSingleStep(size.height() // 3)
        if has_changed:
            self.select_rows(rows, current)
            self.show_row_at_top(max(0, top))
        self._request_timer.start()

    def _add_tiles(self, selection: QItemSelection, first: int, last: int) -> None:
        columns, model = self._tiles.columnCount(), self._tiles
        for top, left, bottom, right in cells_of(first, last, columns):
            selection.select(model.index(top, left), model.index(bottom, right))

    def _configure(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.activated.connect(lambda index: self.row_activated.emit(self._tiles.list_row(index)))

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Products"))

    # Qt

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select all tiles from the first to the last one, in reading order."""
        ends = (rect.topLeft(), rect.bottomRight())
        rows = sorted({self._tiles.list_row(self.indexAt(end)) for end in ends} - {-1})
        selection = QItemSelection()
        if rows:
            self._add_tiles(selection, rows[0], rows[-1])
        self.selectionModel().select(selection, command)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Move through the list in reading order."""
        columns = self._tiles.columnCount()
        height_px = max(1, self.verticalHeader().defaultSectionSize())
        page = max(1, self.viewport().height() // height_px) * columns
        last = len(self.rows.ids) - 1
        steps = {
            _Move.MoveLeft: -1,
            _Move.MovePrevious: -1,
            _Move.MoveRight: 1,
            _Move.MoveNext: 1,
            _Move.MoveUp: -columns,
            _Move.MoveDown: columns,
            _Move.MovePageUp: -page,
            _Move.MovePageDown: page,
            _Move.MoveHome: -last - 1,
            _Move.MoveEnd: last + 1,
        }
        row = self.current_row
        if last < 0 or action not in steps:
            return super().moveCursor(action, modifiers)
        return self._tiles.cell(0 if row < 0 else max(0, min(row + steps[action], last)))

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Report the current row."""
        super().currentChanged(current, previous)
        self.current_row_changed.emit(self._tiles.list_row(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the details of the current tile with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_row >= 0:
            self.row_activated.emit(self.current_row)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the tiles to the width."""
        super().resizeEvent(event)
        self.fit_tiles()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.fit_tiles()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_tiles()

    def sizeHint(self) -> QSize:
        """Return the size for three tiles in a row."""
        return QSize(2 * _MIN_TILE_PX + 24, 200)
