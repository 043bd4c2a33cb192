"""The progress of long jobs, below the pages."""

from typing import Final

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from desktop_app.progress import Progress, RemainingTime
from desktop_app.ui.background.task import Task
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.widgets.widget_factory import button, label, with_object_name

APPEARS_AFTER_MS: Final = 600


class ProgressBar(QFrame):
    """Shows the first of the running jobs: note, count, time left, and Cancel.

    It appears only if a job takes longer than ``APPEARS_AFTER_MS``.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "progress_strip")
        self.setProperty("role", "strip")
        self._tasks: list[Task[object]] = []
        self._progress: Progress | None = None
        self._remaining = RemainingTime()
        self._appear_timer = QTimer(self, singleShot=True, interval=APPEARS_AFTER_MS)
        self._appear_timer.timeout.connect(self.show)
        self._note = label("progress_note")
        self._count_and_time = label("progress_numbers", role="muted")
        self._bar = with_object_name(QProgressBar(), "progress_bar")
        self._bar.setTextVisible(False)
        self._cancel = button("progress_cancel")
        self._cancel.clicked.connect(self._on_cancel)
        self._focus_before: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        self._build()
        self._retranslate()
        self.hide()

    def follow(self, task: Task[object]) -> None:
        """Show a job as soon as the jobs before it have finished."""
        self._tasks.append(task)
        task.on_progress(self._on_progress)
        # A method, no lambda: Qt disconnects it if the progress bar is deleted first.
        task.on_finish(self._on_finished)
        if len(self._tasks) == 1:
            self._show_first_job()

    def _build(self) -> None:
        texts = QHBoxLayout()
        texts.addWidget(self._note)
        texts.addStretch(1)
        texts.addWidget(self._count_and_time)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(texts)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(16)
        row.addLayout(column, 1)
        row.addWidget(self._cancel)

    def _retranslate(self) -> None:
        self._cancel.setText(self.tr("Cancel"))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._update_texts()

    def _show_first_job(self) -> None:
        self._progress = None
        self._remaining = RemainingTime()
        self._cancel.setEnabled(True)
        self._update_texts()
        if not self.isVisible():
            self._appear_timer.start()

    def _on_progress(self, progress: Progress) -> None:
        if self._progress is None or self._progress.note.template != progress.note.template:
            self._remaining = RemainingTime()
        self._progress = progress
        self._update_texts()

    def _on_finished(self) -> None:
        finished = self.sender()
        self._tasks = [task for task in self._tasks if task is not finished]
        if self._tasks:
            self._show_first_job()
        else:
            self._appear_timer.stop()
            self._give_focus_back()
            self.hide()

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is self._cancel:
            self._focus_before = before

    def _give_focus_back(self) -> None:
        """Return the focus to the page: Qt gives it to any control when Cancel goes."""
        before = self._focus_before
        if self._cancel.hasFocus() and before is not None and Shiboken.isValid(before):
            before.setFocus()

    def _on_cancel(self) -> None:
        self._give_focus_back()
        self._cancel.setEnabled(False)
        self._tasks[0].cancel()

    def _update_texts(self) -> None:
        progress = self._progress
        if progress is None:
            self._note.setText("")
            self._count_and_time.setText("")
            self._bar.setRange(0, 0)
            return
        self._note.setText(localised_text(progress.note))
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        parts = []
        if progress.total:
            parts.append(f"{format_number(progress.done)} / {format_number(progress.total)}")
        left_s = self._remaining.seconds_left(progress)
        if left_s is not None:
            parts.append(self._time_left_text(left_s))
        self._count_and_time.setText(" · ".join(parts))

    def _time_left_text(self, seconds: float) -> str:
        if seconds < 60:
            return self.tr("%Ln second(s) left", "", max(1, round(seconds)))
        return self.tr("%Ln minute(s) left", "", round(seconds / 60))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
