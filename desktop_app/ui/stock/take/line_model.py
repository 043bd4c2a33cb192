"""The lines of a stock take as the model of a table."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from desktop_app.domain.picture import Picture
from desktop_app.domain.stock_take import StockLine
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.stock.take.take_texts import difference_text, state_text, stock_text
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.table_model import TableModel
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache

PRODUCT_COLUMN, COUNT_COLUMN, STOCK_COLUMN, DIFFERENCE_COLUMN = range(4)
_COLUMNS: Final = 4
# More rows are replaced faster together.
_MAX_SINGLE_CHANGES: Final = 100
_Index = QModelIndex | QPersistentModelIndex


class LineModel(TableModel):
    """The lines of a stock take.

    Signals:
        count_entered: the id of a product, and the number that was typed.
    """

    count_entered = Signal(object, int)

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme, parent: QWidget) -> None:
        super().__init__(_COLUMNS, (COUNT_COLUMN, STOCK_COLUMN, DIFFERENCE_COLUMN), parent)
        self._thumbnails = thumbnails
        self._theme = theme
        self.lines: tuple[StockLine, ...] = ()
        self._pictures: Mapping[int, Picture] = {}

    def show(self, lines: Sequence[StockLine], pictures: Mapping[int, Picture]) -> bool:
        """Show other lines; rows that stay are selected and edited as before.

        Returns:
            whether all rows were replaced, which nothing survives.
        """
        self._pictures = pictures
        ids = {line.product.id for line in lines}
        kept = [line.product.id for line in self.lines if line.product.id in ids]
        known = set(kept)
        is_same_order = kept == [line.product.id for line in lines if line.product.id in known]
        if not is_same_order or len(ids) + len(self.lines) - 2 * len(kept) > _MAX_SINGLE_CHANGES:
            self.beginResetModel()
            self.lines = tuple(lines)
            self.endResetModel()
            return True
        self._remove_rows(ids)
        self._insert_rows(lines)
        self.lines = tuple(lines)
        self.refresh()
        return False

    def _remove_rows(self, kept_ids: Collection[int]) -> None:
        for row in range(len(self.lines) - 1, -1, -1):
            if self.lines[row].product.id not in kept_ids:
                self.beginRemoveRows(QModelIndex(), row, row)
                self.lines = (*self.lines[:row], *self.lines[row + 1 :])
                self.endRemoveRows()

    def _insert_rows(self, lines: Sequence[StockLine]) -> None:
        for row, line in enumerate(lines):
            if row == len(self.lines) or self.lines[row].product.id != line.product.id:
                self.beginInsertRows(QModelIndex(), row, row)
                self.lines = (*self.lines[:row], line, *self.lines[row:])
                self.endInsertRows()

    def refresh(self) -> None:
        """Read all cells again."""
        if self.lines:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self.lines) - 1, DIFFERENCE_COLUMN)
            )

    def row_count(self) -> int:
        """Return the number of products."""
        return len(self.lines)

    def headings(self) -> tuple[str, ...]:
        """Return the heading of each column."""
        return (
            self.tr("Product"),
            self.tr("Counted"),
            self.tr("Stock"),
            self.tr("Difference"),
        )

    def cell_text(self, row: int, column: int) -> str:
        """Return the text of a cell; a product has a second line with its SKU and its state."""
        line = self.lines[row]
        if column == PRODUCT_COLUMN:
            sku = " ".join(line.product.sku.split())
            return f"{' '.join(localised_title(line.product).split())}\n{sku} · {state_text(line)}"
        if column == COUNT_COLUMN:
            return format_number(line.counted)
        if column == STOCK_COLUMN:
            return stock_text(line)
        return difference_text(line)

    # Qt

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the counted number be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == COUNT_COLUMN else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell, its colour, its number, or the picture of the product."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.EditRole:
            return line.counted if column == COUNT_COLUMN else None
        if role == Qt.ItemDataRole.DecorationRole and column == PRODUCT_COLUMN:
            picture = self._pictures.get(line.product.id)
            return None if picture is None else self._thumbnails.tile(picture.id)
        if role == Qt.ItemDataRole.ForegroundRole and column == DIFFERENCE_COLUMN:
            return self._colour(line)
        return super().data(index, role)

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Emit the number that was typed, if it is another one."""
        if role != Qt.ItemDataRole.EditRole or index.column() != COUNT_COLUMN:
            return False
        line = self.lines[index.row()]
        if value != line.counted:
            self.count_entered.emit(line.product.id, value)
        return True

    def _colour(self, line: StockLine) -> QColor | None:
        colours = self._theme.colours
        if line.kind == "equal":
            return QColor(colours.check if line.unsure_count else colours.match)
        return None if line.decision == "keep" else QColor(colours.check)
