"""Table model of the compared products: a row per field, a column per product."""

from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.product import Product
from desktop_app.engine.duplicates.merge_values import SELECTABLE_FIELDS
from desktop_app.ui.audit.review_state import ReviewState
from desktop_app.ui.audit.value_labels import field_label
from desktop_app.ui.i18n.language import localised_product
from desktop_app.ui.i18n.number_format import format_number, format_price
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
    """Field names in the first column, then a column per visible product."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state: ReviewState | None = None
        self._members: list[int] = []

    def set_state(self, state: ReviewState | None) -> None:
        """Show the fields of another group."""
        self.beginResetModel()
        self._state = state
        self._members = [] if state is None else state.visible_members()
        self.endResetModel()

    def refresh(self) -> None:
        """Update all cells after a value was chosen or a product selected."""
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def choose_value(self, index: QModelIndex) -> bool:
        """Use the value of a cell in a merge; return False if it cannot be chosen."""
        field = FIELDS[index.row()]
        if self._state is None or index.column() < 1 or field not in SELECTABLE_FIELDS:
            return False
        member = self._members[index.column() - 1]
        if member not in self._state.selected:
            return False
        self._state.choose_value(field, member)
        self.refresh()
        return True

    def _text(self, field: str, member: int) -> str:
        assert self._state is not None
        found = self._state.members[member]
        if field == "pictures":
            return format_number(len(found.pictures))
        if field == "aliases":
            return ", ".join(found.aliases)
        return _value(localised_product(found.product), field)

    def _differs(self, field: str) -> bool:
        assert self._state is not None
        return field in SELECTABLE_FIELDS and self._state.differs(field)

    def _is_chosen(self, field: str, member: int) -> bool:
        assert self._state is not None
        return field in SELECTABLE_FIELDS and self._state.value_source(field) == member

    def _accessible_text(self, field: str, member: int) -> str:
        assert self._state is not None
        parts = [field_label(field), self._state.members[member].product.sku]
        parts.append(self._text(field, member) or self.tr("empty"))
        if self._differs(field):
            parts.append(self.tr("differs"))
        if self._is_chosen(field, member):
            parts.append(self.tr("used in a merge"))
        return ", ".join(parts)

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of fields."""
        return 0 if parent.isValid() or self._state is None else len(FIELDS)

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
        field = FIELDS[index.row()]
        if index.column() == 0:
            return self._field_name_data(field, role)
        member = self._members[index.column() - 1]
        text = self._text(field, member)
        if role == CELL_ROLE:
            is_chosen = self._is_chosen(field, member) and self._differs(field)
            marked = f"{_CHOSEN_MARK if is_chosen else ''}{text}".replace("\n", " ")
            return Cell(marked, is_chosen=is_chosen, is_excluded=member not in self._state.selected)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._accessible_text(field, member)
        return None

    def _field_name_data(self, field: str, role: int) -> Any:
        differs = self._differs(field)
        text = f"{_DIFFERENCE_MARK if differs else ''}{field_label(field)}"
        if role == CELL_ROLE:
            return Cell(text, is_field_name=True, differs=differs)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text
        return None


def _value(product: Product, field: str) -> str:
    return format_price(product) if field == "price" else str(getattr(product, field))
