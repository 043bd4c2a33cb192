"""Table model of the compared products: a row per field, a column per product."""

from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.product import Product
from desktop_app.engine.duplicates.merge_values import SELECTABLE_FIELDS
from desktop_app.ui.audit.compared_rows import Row, compared_rows
from desktop_app.ui.audit.review_state import ReviewState
from desktop_app.ui.audit.value_labels import field_label
from desktop_app.ui.i18n.language import localised_product
from desktop_app.ui.i18n.number_format import format_number, format_price
from desktop_app.ui.i18n.text_direction import isolated
from desktop_app.ui.widgets.widget_factory import plain_tooltip

FIELDS: Final = (
    "sku",
    "name",
    "brand",
    "category",
    "price",
    "gtin",
    "description",
    "pictures",
    "aliases",
)
_CHOSEN_MARK: Final = "✓ "
_DIFFERENCE_MARK: Final = "≠ "

CELL_ROLE: Final = Qt.ItemDataRole.UserRole


class Cell(NamedTuple):
    """The content of a cell.

    Attributes:
        text: including marks.
        is_field_name: whether it is in the column of field names.
        differs: for a field name, whether the products differ in this field.
        is_chosen: whether a merge uses this value.
        is_excluded: whether the product is not selected.
    """

    text: str
    is_field_name: bool = False
    differs: bool = False
    is_chosen: bool = False
    is_excluded: bool = False


class FieldsModel(QAbstractTableModel):
    """Field names in the first column, then a column per visible product.

    Attributes have rows, too: those that differ below the name, the others at the end.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state: ReviewState | None = None
        self._members: list[int] = []
        self._rows: list[Row] = []

    def set_state(self, state: ReviewState | None) -> None:
        """Show the fields of another group."""
        self.beginResetModel()
        self._state = state
        self._members = [] if state is None else state.visible_members()
        self._rows = [] if state is None else compared_rows(FIELDS, state.members)
        self.endResetModel()

    def refresh(self) -> None:
        """Update all cells after a value was chosen or a product selected."""
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def choose_value(self, index: QModelIndex) -> bool:
        """Use the value of a cell in a merge; return False if it cannot be chosen."""
        if self._state is None or index.column() < 1:
            return False
        row = self._rows[index.row()]
        if not _is_selectable(row):
            return False
        member = self._members[index.column() - 1]
        if member not in self._state.selected:
            return False
        self._state.choose_value(row.name, member)
        self.refresh()
        return True

    def _text(self, row: Row, member: int) -> str:
        assert self._state is not None
        found = self._state.members[member]
        if row.is_attribute:
            return found.product.attributes.get(row.name, "")
        if row.name == "pictures":
            return format_number(len(found.pictures))
        if row.name == "aliases":
            return ", ".join(found.aliases)
        return _value(localised_product(found.product), row.name)

    def _differs(self, row: Row) -> bool:
        assert self._state is not None
        return row.differs or (_is_selectable(row) and self._state.differs(row.name))

    def _is_chosen(self, row: Row, member: int) -> bool:
        assert self._state is not None
        return _is_selectable(row) and self._state.value_source(row.name) == member

    def _accessible_text(self, row: Row, member: int) -> str:
        assert self._state is not None
        parts = [_label(row), self._state.members[member].product.sku]
        parts.append(self._text(row, member) or self.tr("empty"))
        if self._differs(row):
            parts.append(self.tr("differs"))
        if self._is_chosen(row, member):
            parts.append(self.tr("used in a merge"))
        return ", ".join(parts)

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of fields and attributes."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return one column per product, plus the field names."""
        return 0 if parent.isValid() else len(self._members) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the SKU of a column's product."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        if self._state is None or section == 0:
            return self.tr("Field")
        member = self._members[section - 1]
        sku = self._state.members[member].product.sku
        is_reference = member == self._state.reference
        return self.tr("{sku} (reference)").format(sku=sku) if is_reference else sku

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a ``Cell``, the value, a tool tip, or the text for a screen reader."""
        if self._state is None or not index.isValid():
            return None
        row = self._rows[index.row()]
        if index.column() == 0:
            return self._field_name_data(row, role)
        member = self._members[index.column() - 1]
        text = self._text(row, member)
        if role == CELL_ROLE:
            is_chosen = self._is_chosen(row, member) and self._differs(row)
            marked = f"{_CHOSEN_MARK if is_chosen else ''}{text}".replace("\n", " ")
            return Cell(marked, is_chosen=is_chosen, is_excluded=member not in self._state.selected)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._accessible_text(row, member)
        return None

    def _field_name_data(self, row: Row, role: int) -> Any:
        differs = self._differs(row)
        text = f"{_DIFFERENCE_MARK if differs else ''}{_label(row)}"
        if role == CELL_ROLE:
            return Cell(text, is_field_name=True, differs=differs)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text
        return None


def _value(product: Product, field: str) -> str:
    return format_price(product) if field == "price" else str(getattr(product, field))


def _is_selectable(row: Row) -> bool:
    return not row.is_attribute and row.name in SELECTABLE_FIELDS


def _label(row: Row) -> str:
    return isolated(row.name) if row.is_attribute else field_label(row.name)
