"""What is wrong with products and pictures, one kind at a time."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.issue import Issue, IssueKind
from desktop_app.errors import Message
from desktop_app.ui.audit.row_delegate import LOOK_ROLE, RowStyle
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import (
    decimal,
    number,
    percent,
)
from desktop_app.ui.widgets.widget_factory import plain_tooltip


class IssuesModel(QAbstractListModel):
    """Complaints of one kind, worst first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind: IssueKind = "no_picture"
        self._complaints: Sequence[Issue] = ()

    def show(self, kind: IssueKind, complaints: Sequence[Issue]) -> None:
        """Show other complaints."""
        self.beginResetModel()
        self._kind, self._complaints = kind, complaints
        self.endResetModel()

    def complaint(self, row: int) -> Issue:
        """Return the complaint in a row."""
        return self._complaints[row]

    @property
    def kind(self) -> IssueKind:
        """What all of them are about."""
        return self._kind

    def _lines(self, complaint: Issue) -> tuple[str, str, str]:
        """Return the second line, what stands at its end, and the last line."""
        is_pair = self._kind == "confusable"
        names = (complaint.name and complaint.sku, complaint.other_sku if is_pair else "")
        named = " · ".join(name for name in names if name)
        measured = measured_value_text(self._kind, complaint)
        return (named, "", measured) if named else (measured, "", "")

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of complaints."""
        return 0 if parent.isValid() else len(self._complaints)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return how the row looks, the product's name or SKU, or what a screen reader says."""
        if not index.isValid():
            return None
        complaint = self._complaints[index.row()]
        name = complaint.name or complaint.sku
        if role == LOOK_ROLE:
            pictures = (complaint.picture_id, complaint.other_picture_id)
            shown = pictures if complaint.other_picture_id else pictures[:1]
            return RowStyle(shown, name, *self._lines(complaint))
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(complaint.sku)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (name, complaint.sku, measured_value_text(self._kind, complaint))
            return ", ".join(part for part in parts if part)
        return None


def measured_value_text(kind: IssueKind, complaint: Issue) -> str:
    """Return what was measured, in words; empty where nothing was."""
    share = percent(min(max(complaint.value, 0.0), 1.0))
    pixels = number(round(complaint.value))
    known: dict[IssueKind, Message] = {
        "blurred": Message("sharpness {share}", share=share),
        "dark": Message("brightness {share}", share=share),
        "tiny": Message("{pixels} pixels", pixels=pixels),
        "unusual_shape": Message("sides {ratio} : 1", ratio=decimal(complaint.value, 1)),
        "repeated_picture": Message("likeness {share}", share=share),
        "misplaced_picture": Message("comes nearest to {sku}", sku=complaint.other_sku),
        "confusable": Message("likeness {share}", share=share),
    }
    return localised_text(known[kind]) if kind in known else ""
