"""Reads the first lines of a table off the GUI thread."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.table_layout import TableLayout
from desktop_app.domain.table_options import TableOptions
from desktop_app.domain.table_preview import TablePreview
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask


class TableLoader(QObject):
    """Reads a table again with every change of its options; the latest wins.

    Signals:
        loaded: the first lines.
        failed: the error.
        layout_found: how such a table was read before (``TableLayout``), or None.
        suppliers_listed: names of known suppliers.
        row_counts_loaded: numbers of rows by name of the sheet, for the sheets counted so far.
    """

    loaded = Signal(TablePreview)
    failed = Signal(Exception)
    layout_found = Signal(object)
    suppliers_listed = Signal(list)
    row_counts_loaded = Signal(dict)

    def __init__(self, client: EngineClient, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._source = Path()
        self._counted = Path()
        self._latest_table = LatestTask()
        self._latest_count = LatestTask()
        self._latest_list = LatestTask()
        self._row_counts: dict[str, int] = {}
        self._uncounted: list[str] = []

    def find_layout(self, source: Path, supplier: str = "") -> None:
        """Find how such tables were read before, in the open catalogue."""
        self._source = source
        if self._client.folder is None:
            self.layout_found.emit(None)
            return
        task = self._client.read(lambda catalogue: catalogue.find_layout(source, supplier=supplier))
        self._latest_table.replace(task)
        task.on_success(self.layout_found)
        # The table can be read without; reading it tells what is wrong with it.
        task.on_failure(lambda _error: self.layout_found.emit(None))

    def list_suppliers(self) -> None:
        """List the suppliers of tables that were imported before."""
        if self._client.folder is not None:
            task = self._client.read(lambda catalogue: catalogue.layouts())
            self._latest_list.replace(task)
            task.on_success(lambda layouts: self.suppliers_listed.emit(_suppliers(layouts)))

    def load(self, source: Path, options: TableOptions) -> None:
        """Read the first lines of a table or folder."""
        if source != self._counted:
            self._latest_count.cancel()
            self._row_counts = {}
        self._source = self._counted = source
        task = self._client.run_without_catalogue(lambda: _preview(source, options))
        self._latest_table.replace(task)
        task.on_success(self._on_loaded).on_failure(self.failed)

    def stop(self) -> None:
        """Cancel reading."""
        for latest in (self._latest_table, self._latest_count, self._latest_list):
            latest.cancel()

    def _on_loaded(self, preview: TablePreview) -> None:
        self.loaded.emit(preview)
        if len(preview.sheets) > 1 and not self._row_counts:
            self._uncounted = list(preview.sheets)
            self._count_next_sheet()

    def _count_next_sheet(self) -> None:
        if not self._uncounted:
            return
        source, sheet = self._source, self._uncounted.pop(0)
        task = self._client.run_without_catalogue(lambda: _count(source, sheet))
        self._latest_count.replace(task)
        task.on_success(lambda count: self._on_counted(sheet, count))
        # A sheet that cannot be read has no number; choosing it tells why.
        task.on_failure(lambda _error: self._count_next_sheet())

    def _on_counted(self, sheet: str, count: int) -> None:
        self._row_counts[sheet] = count
        self.row_counts_loaded.emit(dict(self._row_counts))
        self._count_next_sheet()


def _suppliers(layouts: Sequence[TableLayout]) -> list[str]:
    return sorted({layout.options.supplier for layout in layouts if layout.options.supplier})


# Both are imported on the engine's lane: they load the libraries that read tables.


def _preview(source: Path, options: TableOptions) -> TablePreview:
    from desktop_app.engine.ingest.table_preview import preview_table

    return preview_table(source, options)


def _count(source: Path, sheet: str) -> int:
    from desktop_app.engine.ingest.table_preview import count_sheet_rows

    return count_sheet_rows(source, sheet)
