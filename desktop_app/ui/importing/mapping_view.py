"""The mapping of table columns to product fields, with the first rows of the table."""

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
from PySide6.QtWidgets import QComboBox, QGridLayout, QTableView, QVBoxLayout, QWidget

from desktop_app.domain.product import IMPORT_FIELDS
from desktop_app.domain.table_preview import TablePreview
from desktop_app.ui.widgets.widget_factory import configure_table, label, with_object_name

_FIELDS_PER_ROW: Final = 3
_COLUMN_WIDTH_PX: Final = 132


class MappingView(QWidget):
    """The first rows of a table above, the fields of a product below.

    Signals:
        mapping_changed: a field was assigned another column.
    """

    mapping_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "mapping")
        self._columns: tuple[str, ...] = ()
        self._rows_model = _RowsModel(self)
        self._table = with_object_name(QTableView(), "mapping_rows")
        self._table.setModel(self._rows_model)
        configure_table(self._table)
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

    def show_preview(self, preview: TablePreview) -> None:
        """Show a table and assign the recognised columns."""
        self._columns = preview.columns
        self._rows_model.show(preview)
        for field, combo_box in self._combo_boxes.items():
            with QSignalBlocker(combo_box):
                combo_box.clear()
                combo_box.addItems(["", *(_one_line(column) for column in preview.columns)])
                combo_box.setCurrentIndex(self._row_of(preview.mapping, field))
        self._retranslate()
        self.mapping_changed.emit()

    def _row_of(self, mapping: Mapping[str, str], field: str) -> int:
        column = mapping.get(field)
        return self._columns.index(column) + 1 if column in self._columns else 0

    def _build_fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for index, field in enumerate(IMPORT_FIELDS):
            combo_box = self._combo_boxes[field]
            combo_box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo_box.setMinimumContentsLength(10)
            combo_box.currentIndexChanged.connect(partial(self._on_column_chosen, field))
            self._labels[field].setBuddy(combo_box)
            field_layout = QVBoxLayout()
            field_layout.setSpacing(4)
            field_layout.addWidget(self._labels[field])
            field_layout.addWidget(combo_box)
            row, column = divmod(index, _FIELDS_PER_ROW)
            grid.addLayout(field_layout, row, column)
            grid.setColumnStretch(column, 1)
        return grid

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
        self._table.setAccessibleName(self.tr("First rows of the table"))
        for field, combo_box in self._combo_boxes.items():
            self._labels[field].setText(names[field])
            combo_box.setAccessibleName(names[field])
            if combo_box.count():
                combo_box.setItemText(0, self.tr("Do not import"))

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


class _RowsModel(QAbstractTableModel):
    """The first rows of the table as text."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._preview = TablePreview()
        self._rows: list[tuple[str, ...]] = []

    def show(self, preview: TablePreview) -> None:
        self.beginResetModel()
        self._preview = preview
        self._rows = [line.cells for line in preview.lines if line.number > preview.header_row]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._preview.columns)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        row = self._rows[index.row()]
        return _one_line(row[index.column()]) if index.column() < len(row) else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _one_line(self._preview.columns[section])
        return None


def _one_line(text: str) -> str:
    return " ".join(text.split())
