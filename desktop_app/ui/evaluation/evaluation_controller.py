"""Leads through an evaluation, from the table to the report."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app import paths
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import Task
from desktop_app.ui.evaluation.query_table_dialog import QueryTableDialog
from desktop_app.ui.i18n.language import translate_function
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.style.theme import Theme

if TYPE_CHECKING:
    from desktop_app.engine.evaluation.summary import Evaluation
    from desktop_app.ui.evaluation.result_dialog import ResultDialog


class EvaluationController(QObject):
    """Evaluates the open catalogue.

    Signals:
        started: the ``Task`` that evaluates.
        noticed: a ``Notice``.
        failed: an exception.
    """

    started = Signal(object)
    noticed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        client: EngineClient,
        writing: Lane,
        preferences: Preferences,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._client = client
        self._writing = writing
        self._preferences = preferences
        self._theme = theme
        self._window = window
        self._folder = Path.home()

    def choose(self) -> None:
        """Ask for the table of photos."""
        if not self._client.is_ready:
            words = Message("The catalogue is open, but not ready for photos yet.")
            self.noticed.emit(Notice("warning", words))
            return
        dialog = QueryTableDialog(self._folder, self._window)
        dialog.table_chosen.connect(self.start)
        dialog.open()

    def start(self, table: Path) -> None:
        """Ask for all photos of a table."""
        self._folder = table.parent
        task = self._client.run_job(lambda workspace: workspace.evaluate(table))
        task.on_success(self._on_done)
        task.on_failure(self.failed)
        task.on_finish(lambda: self._on_finished(task))
        self.started.emit(task)

    def _on_done(self, evaluation: "Evaluation") -> None:
        # Late: the start of the window is not to wait for it.
        from desktop_app.ui.evaluation.result_dialog import ResultDialog

        dialog = ResultDialog(evaluation, self._theme, self._window)
        dialog.save_requested.connect(lambda file: self._save(evaluation, file, dialog))
        dialog.open_requested.connect(lambda: self._open(evaluation, dialog))
        dialog.open()

    def _on_finished(self, task: "Task[Evaluation]") -> None:
        if task.is_cancelled and self._client.folder is not None:
            self.noticed.emit(Notice("warning", Message("The evaluation was stopped.")))

    def _save(self, evaluation: "Evaluation", file: Path, dialog: "ResultDialog") -> None:
        task = self._write(evaluation, file)
        task.on_success(dialog.show_saved)
        task.on_failure(dialog.show_error)

    def _open(self, evaluation: "Evaluation", dialog: "ResultDialog") -> None:
        file = Path(tempfile.mkdtemp(prefix="vitrine-")) / "evaluation.html"
        task = self._write(evaluation, file)
        task.on_success(dialog.show_report)
        task.on_failure(dialog.show_error)

    def _write(self, evaluation: "Evaluation", file: Path) -> Task[Path]:
        """Write the report in the language of the window and return its file."""
        words, language = translate_function(
            self._preferences.now.language, paths.translations_folder()
        )

        def write() -> Path:
            from desktop_app.engine.export.report.evaluation_page import write_report

            write_report(evaluation, file, translate=words, language=language)
            return file

        return self._writing.run(write)
