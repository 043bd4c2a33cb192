"""The products of a stock take as a table, whose counts can be typed."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.domain.picture import Picture
from desktop_app.domain.stock_take import StockLine
from desktop_app.ui.stock.take.count_delegate import CountDelegate
from desktop_app.ui.stock.take.line_model import (
    COUNT_COLUMN,
    DIFFERENCE_COLUMN,
    PRODUCT_COLUMN,
    LineModel,
)
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import configure_table, with_object_name

PICTURE_PX: Final = 40
_ROW_PX: Final = 60


class LineTable(QTableView):
    """Shows the lines; several can be selected.

    Signals:
        line_chosen: the id of the product of the current row; by the user only.
        count_entered: the id of a product, and the number that was typed.
        selection_changed: others are selected.
    """

    line_chosen = Signal(object)
    count_entered = Signal(object, int)
    selection_changed = Signal()

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "stock_lines")
        self._thumbnails = thumbnails
        self._lines = LineModel(thumbnails, theme, self)
        self._lines.count_entered.connect(self.count_entered)
        self._is_showing = False
        self.setModel(self._lines)
        self._build()
        thumbnails.loaded.connect(lambda _: self._lines.refresh())
        theme.changed.connect(self._lines.refresh)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.clicked.connect(lambda index: self._on_current(index, QModelIndex()))
        self._retranslate()

    @property
    def selected(self) -> tuple[StockLine, ...]:
        """The selected lines, from top to bottom."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return tuple(self._lines.lines[row] for row in rows)

    @property
    def current(self) -> StockLine | None:
        """The line of the current row; None if there is none."""
        row = self.currentIndex().row()
        return self._lines.lines[row] if 0 <= row < len(self._lines.lines) else None

    def show_lines(self, lines: Sequence[StockLine], pictures: Mapping[int, Picture]) -> None:
        """Show other lines; those that are selected stay selected."""
        selected = {line.product.id for line in self.selected}
        current = self.current
        self._is_showing = True
        if self._lines.show(lines, pictures):
            self._select(selected, None if current is None else current.product.id)
        self._is_showing = False
        self._thumbnails.request(self, [one.id for one in pictures.values()])
        self.selection_changed.emit()

    def select_product(self, product_id: int | None) -> None:
        """Select the line of a product only; None for none."""
        self._is_showing = True
        self.clearSelection()
        self._select(set() if product_id is None else {product_id}, product_id)
        self._is_showing = False
        self.selection_changed.emit()

    def _select(self, product_ids: set[int], current_id: int | None) -> None:
        flags = QItemSelectionModel.SelectionFlag
        chosen = QItemSelection()
        for row, line in enumerate(self._lines.lines):
            if line.product.id in product_ids:
                chosen.select(self._lines.index(row, 0), self._lines.index(row, DIFFERENCE_COLUMN))
            if line.product.id == current_id:
                self.selectionModel().setCurrentIndex(
                    self._lines.index(row, PRODUCT_COLUMN), flags.NoUpdate
                )
                self.scrollTo(self._lines.index(row, PRODUCT_COLUMN))
        self.selectionModel().select(chosen, flags.ClearAndSelect)

    def _build(self) -> None:
        configure_table(self)
        self.setItemDelegateForColumn(COUNT_COLUMN, CountDelegate(self))
        # Names of products differ at their end.
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setShowGrid(False)
        self.setIconSize(QSize(PICTURE_PX, PICTURE_PX))
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(PRODUCT_COLUMN, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_ROW_PX * 2)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and not self._is_showing:
            self.line_chosen.emit(self._lines.lines[index.row()].product.id)

    def _on_selection(self) -> None:
        if not self._is_showing:
            self.selection_changed.emit()

    def _edit_count(self, trigger: QAbstractItemView.EditTrigger, event: QEvent | None) -> None:
        row = self.currentIndex().row()
        if row >= 0:
            index = self._lines.index(row, COUNT_COLUMN)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.edit(index) if event is None else self.edit(index, trigger, event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Counted products"))
        self._lines.refresh()
        self._lines.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, DIFFERENCE_COLUMN)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit the counted number when a digit or F2 is pressed."""
        triggers = QAbstractItemView.EditTrigger
        if event.text().isdecimal() and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.setEditTriggers(self.editTriggers() | triggers.AnyKeyPressed)
            self._edit_count(triggers.AnyKeyPressed, event)
            self.setEditTriggers(self.editTriggers() & ~triggers.AnyKeyPressed)
        elif event.key() == Qt.Key.Key_F2:
            self._edit_count(triggers.EditKeyPressed, None)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
