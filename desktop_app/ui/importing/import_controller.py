"""Leads through an import, from the dialog to the report."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import Task
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.importing.import_dialog import ImportDialog
from desktop_app.ui.importing.import_plan import ImportPlan
from desktop_app.ui.importing.report_dialog import ReportDialog
from desktop_app.ui.style.theme import Theme


class ImportController(QObject):
    """One import at a time into the open catalogue, or into one to be opened.

    Signals:
        catalogue_wanted: a folder (``Path``) that must be opened first.
        started: the ``Task`` that imports.
        changed: the catalogue holds something new.
        noticed: a ``Notice``.
        failed: an exception.
    """

    catalogue_wanted = Signal(object)
    started = Signal(object)
    changed = Signal()
    noticed = Signal(object)
    failed = Signal(object)

    def __init__(self, client: EngineClient, home: Path, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._client = client
        self._home = home
        self._theme = theme
        self._window = window
        self._plan: ImportPlan | None = None
        client.ready.connect(self._on_ready)
        client.failed.connect(self._forget)

    def choose(self, source: Path | None = None) -> None:
        """Ask what to import; a ``source`` that was dropped skips the first step."""
        dialog = ImportDialog(self._client, self._home, self._theme, self._window)
        dialog.planned.connect(self.start)
        dialog.open()
        if source is not None:
            dialog.choose(source)

    def start(self, plan: ImportPlan) -> None:
        """Import, after opening the catalogue where another one or none is open."""
        self._plan = plan
        if plan.catalogue != self._client.folder:
            self.catalogue_wanted.emit(plan.catalogue)
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
        self.started.emit(task)

    def _on_done(self, report: ImportReport) -> None:
        self.changed.emit()
        ReportDialog(report, self._theme, self._window).open()

    def _on_failed(self, error: Exception) -> None:
        self.changed.emit()
        self.failed.emit(error)

    def _on_finished(self, task: Task[ImportReport]) -> None:
        if task.is_cancelled and self._client.folder is not None:
            self.changed.emit()
            words = Message("The import was stopped.")
            hint = Message("What was taken in so far is kept. Import again to go on.")
            self.noticed.emit(Notice("warning", words, hint))

    def _forget(self) -> None:
        self._plan = None
