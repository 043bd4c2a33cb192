"""Learning from the catalogue: what it does, how far it is, what it is worth, on or off."""

from typing import Final

from PySide6.QtCore import QDateTime, QEvent, QLocale, Qt, QTimeZone, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.engine.learning.teach_report import TeachingState, TeachReport
from desktop_app.progress import Progress
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import Task
from desktop_app.ui.i18n.messages import localised_text, notice_of
from desktop_app.ui.shell.banner import Banner
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.teaching.cross_validation_figures import CrossValidationFigures
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    button_row,
    heading,
    label,
    lay_out_dialog,
    set_style_role,
    with_object_name,
)

_WIDTH_PX: Final = 600


class TeachDialog(QDialog):
    """Starts, shows and switches what is learnt from the open catalogue.

    Signals:
        switched: it was switched on or off.
    """

    switched = Signal()

    def __init__(self, client: EngineClient, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "teach_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._client = client
        self._state: TeachingState | None = None
        self._task: Task[object] | None = None
        self._progress: Progress | None = None
        self._banner = Banner(theme)
        self._build()
        self._retranslate()
        client.run(lambda workspace: workspace.teaching_state()).on_success(self._on_state)

    def _build(self) -> None:
        self._title = heading("teach_title")
        self._intro = label("teach_intro", wraps=True)
        self._said = label("teach_state", role="muted", wraps=True)
        self._figures = CrossValidationFigures()
        self._note = label("teach_note", role="muted")
        self._bar = with_object_name(QProgressBar(), "teach_bar")
        self._bar.setTextVisible(False)
        inside = QVBoxLayout()
        inside.setSpacing(12)
        for part in (self._title, self._intro, self._said, self._figures, self._note, self._bar):
            inside.addWidget(part)
        inside.addStretch(1)
        inside.addSpacing(4)
        inside.addLayout(self._build_buttons())
        lay_out_dialog(self, self._banner, inside)
        self.setMinimumWidth(_WIDTH_PX)

    def _build_buttons(self) -> QHBoxLayout:
        self._start = button("teach_start")
        self._cancel = button("teach_cancel")
        self._leave = button("teach_leave")
        self._switch = button("teach_switch")
        self._start.clicked.connect(self._on_start)
        self._cancel.clicked.connect(self._on_cancel)
        self._leave.clicked.connect(self.reject)
        self._switch.clicked.connect(self._on_switch)
        return button_row([self._start], [self._cancel, self._leave, self._switch])

    def _on_start(self) -> None:
        self._banner.dismiss()
        task = self._client.run_job(lambda workspace: workspace.teach())
        self._follow(task.on_success(self._on_taught))

    def _on_switch(self) -> None:
        self._banner.dismiss()
        is_on = self._state is not None and self._state.is_on
        task = self._client.run_job(lambda workspace: workspace.switch_teaching(on=not is_on))
        self._follow(task.on_success(lambda _: self._on_switched()))

    def _follow(self, task: Task[object]) -> None:
        self._task, self._progress = task, None
        task.on_progress(self._on_progressed)
        task.on_failure(lambda error: self._banner.show_notice(notice_of(error)))
        task.on_finish(self._on_finished)
        self._write()
        self._cancel.setFocus()

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._cancel.setEnabled(False)
            self._task.cancel()

    def _on_progressed(self, progress: Progress) -> None:
        self._progress = progress
        self._write_progress()

    def _on_finished(self) -> None:
        self._task = None
        self._cancel.setEnabled(True)
        self._write()
        self._main_button().setFocus()

    def _on_taught(self, _report: TeachReport) -> None:
        self._client.run(lambda workspace: workspace.teaching_state()).on_success(self._on_state)

    def _on_switched(self) -> None:
        self.switched.emit()
        self._client.run(lambda workspace: workspace.teaching_state()).on_success(self._on_state)

    def _on_state(self, state: TeachingState | None) -> None:
        self._state = state
        if state is not None:
            self._figures.show_report(state.report, is_on=state.is_on)
        self._write()
        self._main_button().setFocus()
        announce(self, self._said.text())

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Learn"))
        self._title.setText(self.tr("Learn from this catalogue"))
        self._intro.setText(
            self.tr(
                "Vitrine learns from the catalogue's own pictures, and from photos that you "
                "confirmed, what tells your products apart. It tries first whether that finds "
                "them better; nothing changes until you switch it on."
            )
        )
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel.setText(self.tr("Cancel"))
        self._write()

    def _write(self) -> None:
        state, is_busy = self._state, self._task is not None
        is_on = state is not None and state.is_on
        self._said.setText(self._words_for(state))
        self._figures.setVisible(state is not None and not is_busy)
        self._note.setVisible(is_busy)
        self._bar.setVisible(is_busy)
        self._write_progress()
        self._cancel.setVisible(is_busy)
        self._start.setVisible(not is_busy)
        self._start.setText(self.tr("Learn again") if state else self.tr("Start learning"))
        self._leave.setVisible(not is_busy)
        can_leave_off = state is not None and not is_on
        self._leave.setText(self.tr("Leave it off") if can_leave_off else self.tr("Close"))
        self._switch.setVisible(state is not None and not is_busy)
        self._switch.setText(self.tr("Switch off") if is_on else self.tr("Switch on"))
        main = self._main_button()
        for part in (self._start, self._leave, self._switch):
            set_style_role(part, "primary" if part is main else "")
        main.setDefault(True)
        self.adjustSize()

    def _main_button(self) -> QPushButton:
        """Return the button that is advised now."""
        if self._state is None:
            return self._start
        if self._state.is_on or not self._state.report.advised:
            return self._leave
        return self._switch

    def _words_for(self, state: TeachingState | None) -> str:
        if state is None:
            return self.tr("Nothing is learnt yet.")
        taught = QDateTime.fromString(state.taught_at, Qt.DateFormat.ISODate)
        taught.setTimeZone(QTimeZone.utc())
        when = QLocale().toString(taught.toLocalTime(), QLocale.FormatType.ShortFormat)
        if state.is_on:
            return self.tr("Learnt on {when}: switched on.").format(when=when)
        return self.tr("Learnt on {when}: switched off.").format(when=when)

    def _write_progress(self) -> None:
        progress = self._progress
        self._note.setText("" if progress is None else localised_text(progress.note))
        self._bar.setRange(0, 0 if progress is None else progress.total)
        self._bar.setValue(0 if progress is None else progress.done)

    # Qt

    def done(self, result: int) -> None:
        """Close, and end what is under way."""
        self._on_cancel()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
