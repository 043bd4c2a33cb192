"""The mapping of table columns to product fields, with the first lines of the table."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from desktop_app.domain.product import IMPORT_FIELDS
from desktop_app.domain.table_preview import TablePreview
from desktop_app.ui.widgets.widget_factory import (
    configure_table,
    keep_narrow,
    label,
    with_object_name,
)
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_FIELDS_PER_ROW: Final = 3
_COLUMN_WIDTH_PX: Final = 132
_TABLE_HEIGHT_PX: Final = 160


class MappingView(QWidget):
    """The first lines of a table above, the fields of a product below.

    Signals:
        mapping_changed: a field was assigned another column.
        header_row_chosen: the number of the line that has the headings.
    """

    mapping_changed = Signal()
    header_row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "mapping")
        self._columns: tuple[str, ...] = ()
        self._lines_model = _LinesModel(self)
        self._table = with_object_name(QTableView(), "mapping_rows")
        self._table.setModel(self._lines_model)
        configure_table(self._table)
        self._table.setMinimumHeight(_TABLE_HEIGHT_PX)
        self._table.verticalHeader().show()
        self._table.verticalHeader().setHighlightSections(False)
        self._table.verticalHeader().sectionClicked.connect(self._on_line_clicked)
        self._table.horizontalHeader().setDefaultSectionSize(_COLUMN_WIDTH_PX)
        self._labels = {field: label(f"label_{field}") for field in IMPORT_FIELDS}
        self._combo_boxes = {
            field: with_object_name(QComboBox(), f"column_{field}") for field in IMPORT_FIELDS
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._table, 1)
        layout.addLayout(self._build_fields())
        self._retranslate()

    @property
    def mapping(self) -> dict[str, str]:
        """Column heading by product field, for the assigned fields."""
        rows = {field: combo_box.currentIndex() for field, combo_box in self._combo_boxes.items()}
        return {field: self._columns[row - 1] for field, row in rows.items() if row > 0}

    def show_preview(self, preview: TablePreview, mapping: Mapping[str, str] | None = None) -> None:
        """Show a table, and assign its columns.

        Args:
            preview: of the table.
            mapping: column by field; None keeps the fields of the same columns, and assigns
                the recognised columns of others.
        """
        if mapping is None:
            mapping = self.mapping if preview.columns == self._columns else preview.mapping
        self._show_lines(preview)
        self.assign(mapping)

    def assign(self, mapping: Mapping[str, str]) -> None:
        """Assign columns to fields, by their headings."""
        for field, combo_box in self._combo_boxes.items():
            with QSignalBlocker(combo_box):
                combo_box.clear()
                combo_box.addItems(["", *(_one_line(column) for column in self._columns)])
                combo_box.setCurrentIndex(self._row_of(mapping, field))
        self._retranslate()
        self.mapping_changed.emit()

    def _show_lines(self, preview: TablePreview) -> None:
        self._columns = preview.columns
        self._lines_model.show(preview)
        headings = self._lines_model.index(self._lines_model.header_position, 0)
        self._table.scrollTo(headings, QTableView.ScrollHint.PositionAtCenter)

    def _row_of(self, mapping: Mapping[str, str], field: str) -> int:
        column = mapping.get(field)
        return self._columns.index(column) + 1 if column in self._columns else 0

    def _build_fields(self) -> WrappingRow:
        row = WrappingRow()
        for field in IMPORT_FIELDS:
            combo_box = self._combo_boxes[field]
            keep_narrow(combo_box, 10)
            combo_box.currentIndexChanged.connect(partial(self._on_column_chosen, field))
            self._labels[field].setBuddy(combo_box)
            cell = QWidget()
            cell_layout = QHBoxLayout(cell)
            cell_layout.setContentsMargins(0, 0, 0, 0)
            cell_layout.addWidget(self._labels[field])
            cell_layout.addWidget(combo_box, 1)
            row.add(cell, stretch=1)
        return row

    def _retranslate(self) -> None:
        names = {
            "sku": self.tr("SKU (required)"),
            "name": self.tr("Name"),
            "brand": self.tr("Brand"),
            "category": self.tr("Category"),
            "price": self.tr("Price"),
            "currency": self.tr("Currency"),
            "gtin": self.tr("GTIN (barcode)"),
            "description": self.tr("Description"),
            "image": self.tr("Picture"),
        }
        self._table.setAccessibleName(self.tr("First lines of the table"))
        for field, combo_box in self._combo_boxes.items():
            self._labels[field].setText(names[field])
            combo_box.setAccessibleName(names[field])
            if combo_box.count():
                combo_box.setItemText(0, self.tr("Do not import"))
        width_px = max(one.sizeHint().width() for one in self._labels.values())
        for one in self._labels.values():
            one.setMinimumWidth(width_px)

    def _on_line_clicked(self, position: int) -> None:
        self.header_row_chosen.emit(self._lines_model.line_number(position))

    def _on_column_chosen(self, field: str, row: int) -> None:
        """Remove the column from the field it was assigned to before."""
        for other, combo_box in self._combo_boxes.items():
            if other != field and row > 0 and combo_box.currentIndex() == row:
                with QSignalBlocker(combo_box):
                    combo_box.setCurrentIndex(0)
        self.mapping_changed.emit()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


class _LinesModel(QAbstractTableModel):
    """The first lines of the table as text; the headings are bold."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._preview = TablePreview()
        self._bold = QFont()
        self._bold.setBold(True)

    @property
    def header_position(self) -> int:
        """Which of the lines has the headings."""
        numbers = [line.number for line in self._preview.lines]
        header_row = self._preview.header_row
        return numbers.index(header_row) if header_row in numbers else 0

    def show(self, preview: TablePreview) -> None:
        self.beginResetModel()
        self._preview = preview
        self.endResetModel()

    def line_number(self, position: int) -> int:
        return self._preview.lines[position].number

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._preview.lines)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._preview.columns)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        line = self._preview.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _one_line(line.cells[index.column()]) if index.column() < len(line.cells) else ""
        if role == Qt.ItemDataRole.FontRole and line.number == self._preview.header_row:
            return self._bold
        if role == Qt.ItemDataRole.ForegroundRole and line.number < self._preview.header_row:
            return QGuiApplication.palette().placeholderText()
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            is_text = role == Qt.ItemDataRole.DisplayRole
            return _one_line(self._preview.columns[section]) if is_text else None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self.line_number(section))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tr("Click to use this line as the headings")
        return None


def _one_line(text: str) -> str:
    return " ".join(text.split())
