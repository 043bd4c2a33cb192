"""Reads and checks single rows of an imported table off the GUI thread."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.engine.ingest.table_row import TableRow
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask, Task
from desktop_app.ui.i18n.language import language_code
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.importing.import_plan import ImportPlan
from desktop_app.ui.importing.rejections_csv import rejections_to_csv
from desktop_app.ui.importing.report_entry import ImportOutcome, ReportEntry, without

if TYPE_CHECKING:
    from desktop_app.engine.catalogue_browser import CatalogueBrowser
    from desktop_app.engine.ingest.rejected_rows import RejectedRows


class RowReader(QObject):
    """Reads the latest row that was asked for.

    Signals:
        row_loaded: the ``TableRow``; None if the line is no row of a table.
        failed: the error.
    """

    row_loaded = Signal(object)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, plan: ImportPlan, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._plan = plan
        self._latest_row = LatestTask()
        # Used on the lane only.
        self._rows: RejectedRows | None = None

    def load(self, line: int, cells: Sequence[str] | None) -> None:
        """Read a row, or check it with other ``cells``."""

        def read(catalogue: "CatalogueBrowser") -> TableRow | None:
            rows = self._opened(catalogue)
            if rows is None:
                return None
            return rows.row(line) if cells is None else rows.checked(line, cells)

        task = self._client.read(read)
        self._latest_row.replace(task)
        task.on_success(self.row_loaded).on_failure(self.failed)

    def without(self, outcome: ImportOutcome, positions: Sequence[int]) -> Task[ImportOutcome]:
        """Return the task that removes entries, by their positions."""
        return self._client.run_without_catalogue(lambda: without(outcome, positions))

    def text_of(self, entries: Sequence[ReportEntry]) -> Task[str]:
        """Return the task for the entries as text for a spreadsheet."""
        return self._client.run_without_catalogue(
            lambda: rejections_to_csv(entries, delimiter="\t")
        )

    def save(
        self,
        entries: Sequence[ReportEntry],
        corrections: Mapping[int, tuple[str, ...]],
        file: Path,
    ) -> Task[int]:
        """Write rows with their reasons to a table; return the task for their number."""
        language = language_code()

        def write(catalogue: "CatalogueBrowser") -> int:
            # Imported on the lane: it loads the libraries that write tables.
            from desktop_app.engine.export.rejected_rows_export import (
                export_rejected_rows,
                write_text,
            )

            rows = self._opened(catalogue)
            if rows is None:
                write_text(file, rejections_to_csv(entries))
                return len(entries)
            return export_rejected_rows(
                rows.table, _reasons(entries), file, corrections=corrections, language=language
            )

        return self._client.read(write)

    def stop(self) -> None:
        """Cancel reading."""
        self._latest_row.cancel()

    def _opened(self, catalogue: "CatalogueBrowser") -> "RejectedRows | None":
        if self._rows is None:
            plan = self._plan
            self._rows = catalogue.rejected_rows(
                plan.source,
                mapping=plan.mapping,
                pictures_root=plan.pictures_root,
                options=plan.options,
            )
        return self._rows


def _reasons(entries: Sequence[ReportEntry]) -> dict[int, str]:
    """Return the reasons by line."""
    reasons: dict[int, list[str]] = {}
    for entry in entries:
        reasons.setdefault(entry.line, []).append(localised_text(entry.reason))
    return {line: " ".join(dict.fromkeys(texts)) for line, texts in reasons.items()}
