"""The controller of an import, from the dialog to the report."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import Task
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.importing.import_plan import ImportPlan
from desktop_app.ui.style.theme import Theme


class ImportController(QObject):
    """Imports into the open catalogue, or opens or creates another one first.

    Signals:
        catalogue_requested: the folder of the catalogue that must be opened first.
        job_started: the task that imports.
        catalogue_changed: products or pictures were imported.
        notice_raised: a notice for the user.
        failed: the error.
    """

    catalogue_requested = Signal(Path)
    job_started = Signal(Task)
    catalogue_changed = Signal()
    notice_raised = Signal(Notice)
    failed = Signal(Exception)

    def __init__(
        self, client: EngineClient, catalogues_folder: Path, theme: Theme, window: QWidget
    ) -> None:
        super().__init__(window)
        self._client = client
        self._catalogues_folder = catalogues_folder
        self._theme = theme
        self._window = window
        self._plan: ImportPlan | None = None
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
        task = self._client.run_job(
            lambda workspace: workspace.import_products(
                plan.source, mapping=plan.mapping, pictures_root=plan.pictures_root
            )
        )
        task.on_success(self._on_done)
        task.on_failure(self._on_failed)
        task.on_finish(lambda: self._on_finished(task))
        self.job_started.emit(task)

    def _on_done(self, report: ImportReport) -> None:
        from desktop_app.ui.importing.report_dialog import ReportDialog

        self.catalogue_changed.emit()
        ReportDialog(report, self._theme, self._window).open()

    def _on_failed(self, error: Exception) -> None:
        self.catalogue_changed.emit()
        self.failed.emit(error)

    def _on_finished(self, task: Task[ImportReport]) -> None:
        if task.is_cancelled and self._client.folder is not None:
            self.catalogue_changed.emit()
            message = Message("Import cancelled.")
            hint = Message("Products imported so far are kept. Import again to continue.")
            self.notice_raised.emit(Notice("warning", message, hint))

    def _drop_plan(self) -> None:
        self._plan = None
