"""The list of rows that an import rejected or warned of."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.importing.report_entry import ReportEntry
from desktop_app.ui.widgets.text_table_model import TextTableModel


class ReportListModel(TextTableModel):
    """Line, SKU, name, column and reason of each entry.

    Attributes:
        entries: as shown.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent=parent)
        self.entries: Sequence[ReportEntry] = ()

    def show_entries(self, entries: Sequence[ReportEntry]) -> None:
        """Show other entries."""
        self.entries = entries
        headings = (
            self.tr("Line"),
            self.tr("SKU"),
            self.tr("Name"),
            self.tr("Column"),
            self.tr("Reason"),
        )
        self.show(headings, len(entries), self._entry_texts)

    def _entry_texts(self, row: int) -> Sequence[str]:
        entry = self.entries[row]
        reason = localised_text(entry.reason)
        return format_number(entry.line), entry.sku, entry.name, entry.column, reason
