"""The changes of a product as a list, newest first."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.action import ProductChange
from desktop_app.domain.product import ProductDetail
from desktop_app.ui.catalogue.change_text import action_text, change_text
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.i18n.time_format import format_time
from desktop_app.ui.product_fields.field_labels import FIELD_LABELS
from desktop_app.ui.widgets.widget_factory import plain_tooltip

CHANGE_ROLE: Final = Qt.ItemDataRole.UserRole
# Time and author, below what was changed.
ORIGIN_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_TOOLTIP_LENGTH: Final = 600


class HistoryModel(QAbstractListModel):
    """What was changed, when and by whom."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: Sequence[ProductChange] = ()

    def show(self, changes: Sequence[ProductChange]) -> None:
        """Show changes, unless they are shown already."""
        if changes != self._changes:
            self.beginResetModel()
            self._changes = changes
            self.endResetModel()

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of changes."""
        return 0 if parent.isValid() else len(self._changes)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the change in words, its origin, or the ``ProductChange``."""
        change = self._changes[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return change_text(change)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(change_text(change, _TOOLTIP_LENGTH))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{change_text(change)}, {origin_text(change)}"
            case _ if role == CHANGE_ROLE:
                return change
            case _ if role == ORIGIN_ROLE:
                return origin_text(change)
        return None


def origin_text(change: ProductChange) -> str:
    """Return when, by whom and with which action something was changed."""
    parts = (format_time(change.acted_at), author_text(change), action_text(change))
    return " · ".join(part for part in parts if part)


def author_text(change: ProductChange) -> str:
    """Return the author with the station; empty if unknown."""
    return " @ ".join(in_sentence(part) for part in (change.author, change.station) if part)


def can_bring_back(change: ProductChange, detail: ProductDetail) -> bool:
    """Return whether a change has an earlier value that the product does not have now."""
    name, before, product = change.field, change.before, detail.product
    if name in FIELD_LABELS:
        return bool(getattr(product, name) != before)
    if name == "archived_at":
        return (before is None) != (product.archived_at is None)
    ids = [picture.id for picture in detail.pictures]
    missing = {"picture": before not in ids, "alias": before not in product.aliases}
    return before is not None and missing.get(name, name == "main_picture_id" and before in ids[1:])
