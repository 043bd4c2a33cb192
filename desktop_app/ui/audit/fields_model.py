"""The fields of the products that are compared, side by side."""

from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.product import Product
from desktop_app.engine.duplicates.merge_values import SELECTABLE_FIELDS
from desktop_app.ui.audit.labels import field_label
from desktop_app.ui.audit.review_state import ReviewState
from desktop_app.ui.i18n.language import localised
from desktop_app.ui.i18n.number_format import number, price_of
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
_CHOSEN: Final = "✓ "
_DIFFERENT: Final = "≠ "


CELL_ROLE: Final = Qt.ItemDataRole.UserRole


class Cell(NamedTuple):
    """What a cell shows.

    Attributes:
        text: with its marks.
        is_name: whether it names a field.
        differs: of a name, whether the products differ in this field.
        is_chosen: whether a merge takes this value.
        is_left_out: whether the product is not marked.
    """

    text: str
    is_name: bool = False
    differs: bool = False
    is_chosen: bool = False
    is_left_out: bool = False


class FieldsModel(QAbstractTableModel):
    """A row a field, a column a product; before them what the field is called."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case: ReviewState | None = None
        self._members: list[int] = []

    def show(self, case: ReviewState | None) -> None:
        """Show the fields of other products."""
        self.beginResetModel()
        self._case = case
        self._members = [] if case is None else case.shown()
        self.endResetModel()

    def refresh(self) -> None:
        """Show what was chosen or marked since."""
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def choose(self, index: QModelIndex) -> bool:
        """Take a value for the merge; False where there is nothing to choose."""
        field = FIELDS[index.row()]
        if self._case is None or index.column() < 1 or field not in SELECTABLE_FIELDS:
            return False
        member = self._members[index.column() - 1]
        if member not in self._case.marked:
            return False
        self._case.choose(field, member)
        self.refresh()
        return True

    def _text(self, field: str, member: int) -> str:
        assert self._case is not None
        shown = self._case.members[member]
        if field == "pictures":
            return number(len(shown.pictures))
        if field == "aliases":
            return ", ".join(shown.aliases)
        return _value(localised(shown.product), field)

    def _differs(self, field: str) -> bool:
        assert self._case is not None
        if field in SELECTABLE_FIELDS:
            return self._case.differs(field)
        return False

    def _is_chosen(self, field: str, member: int) -> bool:
        assert self._case is not None
        return field in SELECTABLE_FIELDS and self._case.source_of(field) == member

    def _spoken(self, field: str, member: int) -> str:
        assert self._case is not None
        parts = [field_label(field), self._case.members[member].product.sku]
        parts.append(self._text(field, member) or self.tr("empty"))
        if self._differs(field):
            parts.append(self.tr("differs"))
        if self._is_chosen(field, member):
            parts.append(self.tr("kept in a merge"))
        return ", ".join(parts)

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of fields."""
        return 0 if parent.isValid() or self._case is None else len(FIELDS)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of products, and one for the names."""
        return 0 if parent.isValid() else len(self._members) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the SKU of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        if self._case is None or section == 0:
            return self.tr("Field")
        member = self._members[section - 1]
        sku = self._case.members[member].product.sku
        is_reference = member == self._case.reference
        return self.tr("{sku} (reference)").format(sku=sku) if is_reference else sku

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return how a cell looks, its value, or what a screen reader says."""
        if self._case is None or not index.isValid():
            return None
        field = FIELDS[index.row()]
        if index.column() == 0:
            return self._name_data(field, role)
        member = self._members[index.column() - 1]
        text = self._text(field, member)
        if role == CELL_ROLE:
            is_chosen = self._is_chosen(field, member) and self._differs(field)
            shown = f"{_CHOSEN if is_chosen else ''}{text}".replace("\n", " ")
            return Cell(shown, is_chosen=is_chosen, is_left_out=member not in self._case.marked)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(field, member)
        return None

    def _name_data(self, field: str, role: int) -> Any:
        differs = self._differs(field)
        words = f"{_DIFFERENT if differs else ''}{field_label(field)}"
        if role == CELL_ROLE:
            return Cell(words, is_name=True, differs=differs)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words
        return None


def _value(product: Product, field: str) -> str:
    return price_of(product) if field == "price" else str(getattr(product, field))
