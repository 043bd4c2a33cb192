"""The dialog that connects to a shared catalogue, or publishes one."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from desktop_app.errors import VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask, Task
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.shared.server_fields import ServerFields
from desktop_app.ui.shared.server_functions import ServerFunctions
from desktop_app.ui.shared.server_texts import check_text, error_text, field_of
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    button_row,
    fit_dialog_height,
    heading,
    label,
    lay_out_dialog,
    with_object_name,
)

_WIDTH_PX: Final = 560


class ServerDialog(QDialog):
    """Asks for a server, tests it, and copies a catalogue from it or to it, with progress.

    Args:
        functions: what is done with the server.
        lane: where it is done.
        published: folder and name of the catalogue to publish; None to connect to a shared one.
        parent: the window.

    Signals:
        copied: the folder of the local copy, which can be opened, and whether a password that
            was to be kept is.
        published: the catalogue is on the server.
        failed: an error that no field can correct.
    """

    copied = Signal(Path, bool)
    published = Signal()
    failed = Signal(Exception)

    def __init__(
        self,
        functions: ServerFunctions,
        lane: Lane,
        published: tuple[Path, str] | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "server_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._functions = functions
        self._lane = lane
        self._source = published
        self._running = LatestTask()
        self._title = heading("server_title", wraps=True)
        self._intro = label("server_intro", wraps=True)
        self.fields = ServerFields()
        self._result = label("server_result", role="muted", wraps=True)
        self._note = label("server_note", role="muted", wraps=True)
        self._bar = with_object_name(QProgressBar(), "server_bar")
        self._bar.setTextVisible(False)
        self._test = button("server_test")
        self._cancel = button("server_cancel")
        self._start = button("server_start", role="primary")
        self._build()
        self._retranslate()
        self._show_busy(False)
        self.fields.focus_first()

    def _build(self) -> None:
        content = QVBoxLayout()
        content.setSpacing(12)
        for widget in (
            *(self._title, self._intro, self.fields),
            *(self._result, self._note, self._bar),
        ):
            content.addWidget(widget)
        content.addStretch(1)
        buttons = button_row([self._test], [self._cancel, self._start])
        lay_out_dialog(self, None, content, buttons)
        self._start.setDefault(True)
        self.fields.changed.connect(self._update_buttons)
        self._test.clicked.connect(self._on_test)
        self._start.clicked.connect(self._on_start)
        self._cancel.clicked.connect(self._on_cancel)

    def _on_test(self) -> None:
        check = self._functions.check
        address, password = self.fields.address, self.fields.password
        task = self._lane.run(lambda: check(address, password))
        self._follow(task.on_success(lambda found: self._show_result(check_text(found))))
        self._note.setText(self.tr("Connecting…"))

    def _on_start(self) -> None:
        address, password = self.fields.address, self.fields.password
        keep = self._functions.keep_password if self.fields.keeps_password else None

        def run() -> Job[tuple[Path | None, bool]]:
            folder = None
            if self._source is None:
                folder = yield from self._functions.copy(address, password)
            else:
                yield from self._functions.publish(self._source[0], address, password)
            is_kept = password is None or keep is None or keep(address, password)
            return folder, is_kept

        task = self._lane.run_job(run)
        task.on_success(lambda result: self._on_done(*result))
        self._follow(task)
        self._note.setText(self.tr("Connecting…"))

    def _follow(self, task: Task[object]) -> None:
        self.fields.clear_problems()
        self._show_result("")
        self._running.replace(task)
        task.on_progress(self._on_progressed).on_failure(self._on_failed)
        task.on_finish(self._on_finished)
        self._show_busy(True)

    def _on_finished(self) -> None:
        # A cancelled one ends after another was begun.
        if not self._running.is_running:
            self._show_busy(False)

    def _on_progressed(self, progress: Progress) -> None:
        self._note.setText(localised_text(progress.note))
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)

    def _on_done(self, folder: Path | None, is_kept: bool) -> None:
        if folder is not None:
            self.copied.emit(folder, is_kept)
            self.accept()
            return
        self.published.emit()
        self._source = None
        self._retranslate()
        sentence = self.tr("The catalogue is published. Connect to it to work with the others.")
        self._show_result(sentence if is_kept else f"{sentence} {self._keyring_text()}")

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, VitrineError):
            self.failed.emit(error)
            self.reject()
            return
        # A field that is disabled takes no focus.
        self._show_busy(False)
        self.fields.show_problem(field_of(error), error_text(error))
        fit_dialog_height(self, _WIDTH_PX)

    def _on_cancel(self) -> None:
        if not self._running.is_running:
            self.reject()
            return
        self._running.cancel()
        self._show_busy(False)
        self._show_result(self.tr("Cancelled. What was copied is kept; the next try goes on."))

    def _show_result(self, sentence: str) -> None:
        self._result.setText(sentence)
        self._result.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)
        fit_dialog_height(self, _WIDTH_PX)

    def _show_busy(self, is_busy: bool) -> None:
        self._note.setVisible(is_busy)
        self._bar.setVisible(is_busy)
        self._bar.setRange(0, 0)
        self.fields.setEnabled(not is_busy)
        self._cancel.setText(self.tr("Cancel") if is_busy else self.tr("Close"))
        self._update_buttons(is_busy=is_busy)
        if is_busy:
            self._cancel.setFocus()
        fit_dialog_height(self, _WIDTH_PX)

    def _update_buttons(self, *, is_busy: bool = False) -> None:
        can_start = bool(self.fields.address) and not is_busy
        self._test.setEnabled(can_start)
        self._start.setEnabled(can_start)

    def _keyring_text(self) -> str:
        return self.tr(
            "The password is not kept, because there is no keyring. Write it into the file "
            "~/.pgpass, so that this computer connects by itself."
        )

    def _retranslate(self) -> None:
        if self._source is None:
            self.setWindowTitle(self.tr("Shared catalogue"))
            self._title.setText(self.tr("Connect to a shared catalogue"))
            self._intro.setText(
                self.tr(
                    "The catalogue is copied to this computer, which answers from the copy and "
                    "goes on working while the server is not reached."
                )
            )
            self._start.setText(self.tr("Connect"))
        else:
            self.setWindowTitle(self.tr("Publish"))
            title = self.tr("Publish “{name}”").format(name=in_sentence(self._source[1]))
            self._title.setText(title)
            self._intro.setText(
                self.tr(
                    "Everything in the catalogue is copied to a database that your administrator "
                    "has prepared. Other computers can then connect to it. The catalogue on this "
                    "computer stays as it is."
                )
            )
            self._start.setText(self.tr("Publish"))
        self._test.setText(self.tr("Test the connection"))
        self._cancel.setText(self.tr("Close"))
        self._bar.setAccessibleName(self.tr("Progress"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def done(self, result: int) -> None:
        """Cancel what runs; what was copied is kept."""
        self._running.cancel()
        super().done(result)
