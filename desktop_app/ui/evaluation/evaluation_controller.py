"""The controller of an evaluation, from the table of photos to the report."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app import paths
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import Task
from desktop_app.ui.i18n.language import translate_function
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.style.theme import Theme

if TYPE_CHECKING:
    from desktop_app.engine.evaluation.summary import Evaluation
    from desktop_app.ui.evaluation.result_dialog import ResultDialog


class EvaluationController(QObject):
    """Evaluates recognition in the open catalogue.

    Args:
        client: runs the evaluation.
        writing_lane: writes reports.
        preferences: the language of reports.
        theme: of the dialogs.
        window: owns the controller and the dialogs.
        sample_folder: the folder with the sample's table of photos; None if the sample is not
            open.

    Signals:
        job_started: the task that evaluates.
        notice_raised: a notice for the user.
        failed: the error.
    """

    job_started = Signal(Task)
    notice_raised = Signal(Notice)
    failed = Signal(Exception)

    def __init__(
        self,
        client: EngineClient,
        writing_lane: Lane,
        preferences: Preferences,
        theme: Theme,
        window: QWidget,
        sample_folder: Callable[[], Path | None],
    ) -> None:
        super().__init__(window)
        self._client = client
        self._writing_lane = writing_lane
        self._preferences = preferences
        self._theme = theme
        self._window = window
        self._sample_folder = sample_folder
        self._table_folder: Path | None = None

    def open_dialog(self) -> None:
        """Open the dialog that asks for the table of photos."""
        if not self._client.is_ready:
            message = Message("The catalogue is not ready for photos yet.")
            self.notice_raised.emit(Notice("warning", message))
            return
        from desktop_app.ui.evaluation.query_table_dialog import QueryTableDialog

        folder = self._table_folder or self._sample_folder() or Path.home()
        dialog = QueryTableDialog(folder, self._window)
        dialog.table_chosen.connect(self.start_evaluation)
        dialog.open()

    def start_evaluation(self, table: Path) -> None:
        """Search for all photos of a table."""
        self._table_folder = table.parent
        task = self._client.run_job(lambda workspace: workspace.evaluate(table))
        task.on_success(self._on_done)
        task.on_failure(self.failed)
        task.on_finish(lambda: self._on_finished(task))
        self.job_started.emit(task)

    def _on_done(self, evaluation: "Evaluation") -> None:
        from desktop_app.ui.evaluation.result_dialog import ResultDialog

        dialog = ResultDialog(evaluation, self._theme, self._window)
        dialog.save_requested.connect(lambda file: self._save_report(evaluation, file, dialog))
        dialog.open_requested.connect(lambda: self._open_report(evaluation, dialog))
        dialog.open()

    def _on_finished(self, task: "Task[Evaluation]") -> None:
        if task.is_cancelled and self._client.folder is not None:
            self.notice_raised.emit(Notice("warning", Message("Evaluation cancelled.")))

    def _save_report(self, evaluation: "Evaluation", file: Path, dialog: "ResultDialog") -> None:
        task = self._write_report(evaluation, file)
        task.on_success(dialog.show_saved)
        task.on_failure(dialog.show_error)

    def _open_report(self, evaluation: "Evaluation", dialog: "ResultDialog") -> None:
        file = Path(tempfile.mkdtemp(prefix="vitrine-")) / "evaluation.html"
        task = self._write_report(evaluation, file)
        task.on_success(dialog.show_report)
        task.on_failure(dialog.show_error)

    def _write_report(self, evaluation: "Evaluation", file: Path) -> Task[Path]:
        """Write the report in the language of the window and return its file."""
        translate, language = translate_function(
            self._preferences.now.language, paths.translations_folder()
        )

        def write() -> Path:
            from desktop_app.engine.export.report.evaluation_page import write_report

            write_report(evaluation, file, translate=translate, language=language)
            return file

        return self._writing_lane.run(write)
