"""The controller of an import, from the dialog to the report."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.download_limits import DownloadLimits
from desktop_app.domain.product_list import ProductFilter
from desktop_app.domain.row_selection import RowSelection
from desktop_app.errors import Message
from desktop_app.progress import Job
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import Task
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.importing.import_plan import ImportPlan
from desktop_app.ui.importing.report_entry import (
    ImportOutcome,
    ReportEntry,
    after_retry,
    outcome_of,
)
from desktop_app.ui.style.theme import Theme

if TYPE_CHECKING:
    from desktop_app.engine.workspace import Workspace
    from desktop_app.ui.importing.report_dialog import ReportDialog


class ImportController(QObject):
    """Imports into the open catalogue, or opens or creates another one first.

    Signals:
        catalogue_requested: the folder of the catalogue that must be opened first.
        job_started: the task that imports.
        catalogue_changed: products or pictures were imported.
        notice_raised: a notice for the user.
        failed: the error.
        products_requested: products to show, and a title for them.
    """

    catalogue_requested = Signal(Path)
    job_started = Signal(Task)
    catalogue_changed = Signal()
    notice_raised = Signal(Notice)
    failed = Signal(Exception)
    products_requested = Signal(ProductFilter, str)

    def __init__(
        self, client: EngineClient, catalogues_folder: Path, theme: Theme, window: QWidget
    ) -> None:
        super().__init__(window)
        self._client = client
        self._catalogues_folder = catalogues_folder
        self._theme = theme
        self._window = window
        self._plan: ImportPlan | None = None
        self._reports: list[ReportDialog] = []
        client.ready.connect(self._on_ready)
        client.failed.connect(self._drop_plan)

    def open_dialog(self, source: Path | None = None) -> None:
        """Ask what to import; a given ``source`` skips the first step."""
        from desktop_app.ui.importing.import_dialog import ImportDialog

        dialog = ImportDialog(self._client, self._catalogues_folder, self._theme, self._window)
        dialog.import_requested.connect(self.start_import)
        dialog.open()
        if source is not None:
            dialog.show_source(source)

    def start_import(self, plan: ImportPlan) -> None:
        """Import into the catalogue of the plan; open it first if it is not open."""
        self._plan = plan
        if plan.catalogue != self._client.folder:
            self.catalogue_requested.emit(plan.catalogue)
        elif self._client.is_ready:
            self._run(plan)

    def _on_ready(self) -> None:
        if self._plan is not None:
            self._run(self._plan)

    def _run(self, plan: ImportPlan) -> None:
        self._plan = None
        task = self._start(plan)
        task.on_success(lambda outcome: self._on_done(plan, outcome))

    def _start(
        self,
        plan: ImportPlan,
        selection: RowSelection | None = None,
        entries: Sequence[ReportEntry] = (),
    ) -> Task[ImportOutcome]:
        """Start the import of a plan, or of some of its rows.

        Args:
            plan: what to import.
            selection: rows to import again; None for all.
            entries: of a report that stay, except those of the selected rows.
        """

        def run(workspace: "Workspace") -> Job[ImportOutcome]:
            report = yield from workspace.import_products(
                plan.source,
                mapping=plan.mapping,
                pictures_root=plan.pictures_root,
                download=DownloadLimits() if plan.downloads else None,
                options=plan.options,
                archive_missing=plan.archives_missing and selection is None,
                archive_only=plan.missing_products,
                selection=selection,
            )
            if selection is None:
                return outcome_of(report)
            return after_retry(entries, selection.lines, report)

        task = self._client.run_job(run)
        task.on_failure(self._on_failed)
        task.on_finish(lambda: self._on_finished(task))
        self.job_started.emit(task)
        return task

    def _on_done(self, plan: ImportPlan, outcome: ImportOutcome) -> None:
        from desktop_app.ui.importing.report_dialog import ReportDialog

        self.catalogue_changed.emit()
        dialog = ReportDialog(outcome, plan, self._client, self._theme, self._window)
        dialog.products_requested.connect(self.products_requested)
        dialog.retry_requested.connect(lambda selection: self._retry(dialog, plan, selection))
        self._reports.append(dialog)
        dialog.finished.connect(lambda: self._reports.remove(dialog))
        dialog.show()

    def _retry(
        self, dialog: "ReportDialog", plan: ImportPlan, selection: RowSelection | None
    ) -> None:
        """Import rows of a report again, or all of a folder."""

        def show(outcome: ImportOutcome) -> None:
            self.catalogue_changed.emit()
            if dialog in self._reports:
                dialog.show_retried(outcome)

        def finish() -> None:
            if dialog in self._reports:
                dialog.set_busy(is_busy=False)

        dialog.set_busy(is_busy=True)
        self._start(plan, selection, dialog.entries).on_success(show).on_finish(finish)

    def _on_failed(self, error: Exception) -> None:
        self.catalogue_changed.emit()
        self.failed.emit(error)

    def _on_finished(self, task: Task[ImportOutcome]) -> None:
        if task.is_cancelled and self._client.folder is not None:
            self.catalogue_changed.emit()
            message = Message("Import cancelled.")
            hint = Message("Products imported so far are kept. Import again to continue.")
            self.notice_raised.emit(Notice("warning", message, hint))

    def _drop_plan(self) -> None:
        self._plan = None
