"""The list model of the issues of one kind."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.issue import Issue, IssueKind
from desktop_app.errors import Message
from desktop_app.ui.audit.row_delegate import ROW_CONTENT_ROLE, RowContent
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_decimal, format_number, format_percent
from desktop_app.ui.widgets.widget_factory import plain_tooltip


class IssuesModel(QAbstractListModel):
    """Issues of one kind, worst first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind: IssueKind = "no_picture"
        self._issues: Sequence[Issue] = ()

    def set_issues(self, kind: IssueKind, issues: Sequence[Issue]) -> None:
        """Replace all issues."""
        self.beginResetModel()
        self._kind, self._issues = kind, issues
        self.endResetModel()

    def issue(self, row: int) -> Issue:
        """Return the issue in a row."""
        return self._issues[row]

    @property
    def kind(self) -> IssueKind:
        """The kind of all issues in the model."""
        return self._kind

    def _row_content(self, issue: Issue) -> RowContent:
        has_other = bool(issue.other_picture_id)
        is_pair = self._kind == "confusable"
        skus = (issue.name and issue.sku, issue.other_sku if is_pair else "")
        sku_text = " · ".join(sku for sku in skus if sku)
        measured = measured_value_text(self._kind, issue)
        return RowContent(
            picture_ids=(issue.picture_id, issue.other_picture_id)
            if has_other
            else (issue.picture_id,),
            title=issue.name or issue.sku,
            subtitle=sku_text or measured,
            trailing="",
            detail=measured if sku_text else "",
        )

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of issues."""
        return 0 if parent.isValid() else len(self._issues)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a ``RowContent``, the name or SKU, or the text for a screen reader."""
        if not index.isValid():
            return None
        issue = self._issues[index.row()]
        name = issue.name or issue.sku
        if role == ROW_CONTENT_ROLE:
            return self._row_content(issue)
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(issue.sku)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (name, issue.sku, measured_value_text(self._kind, issue))
            return ", ".join(part for part in parts if part)
        return None


def measured_value_text(kind: IssueKind, issue: Issue) -> str:
    """Return the measured value as text; empty if the kind has none."""
    share = format_percent(min(max(issue.value, 0.0), 1.0))
    pixels = format_number(round(issue.value))
    texts: dict[IssueKind, Message] = {
        "blurred": Message("sharpness {share}", share=share),
        "dark": Message("brightness {share}", share=share),
        "tiny": Message("{pixels} pixels", pixels=pixels),
        "unusual_shape": Message("aspect ratio {ratio} : 1", ratio=format_decimal(issue.value, 1)),
        "repeated_picture": Message("similarity {share}", share=share),
        "misplaced_picture": Message("most similar to {sku}", sku=issue.other_sku),
        "confusable": Message("similarity {share}", share=share),
    }
    return localised_text(texts[kind]) if kind in texts else ""
