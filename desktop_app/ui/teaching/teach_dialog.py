"""The dialog for learning: start, progress, cross-validation result, on or off."""

from typing import Final

from PySide6.QtCore import QDateTime, QEvent, QLocale, Qt, QTimeZone, Signal
from PySide6.QtWidgets import QDialog, QLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop_app.engine.learning.calibration_report import CalibrationReport
from desktop_app.engine.learning.teach_report import TeachingState
from desktop_app.progress import Progress
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import Task
from desktop_app.ui.i18n.messages import localised_text, notice_of
from desktop_app.ui.i18n.number_format import format_decimal
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.teaching.cross_validation_figures import CrossValidationFigures
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    button_row,
    fit_dialog_height,
    heading,
    label,
    lay_out_dialog,
    set_style_role,
    with_object_name,
)

_WIDTH_PX: Final = 600


class TeachDialog(QDialog):
    """Starts learning, shows its result and switches the learned measure on or off.

    Signals:
        switched: the learned measure was switched on or off, or the scores were fitted to the
            catalogue; answers are out of date.
    """

    switched = Signal()

    def __init__(self, client: EngineClient, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "teach_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._client = client
        self._state: TeachingState | None = None
        self._calibration: CalibrationReport | None = None
        self._task: Task[object] | None = None
        self._progress: Progress | None = None
        self._banner = Banner(theme)
        self._build()
        self._retranslate()
        self._load_state()

    def _build(self) -> None:
        self._title = heading("teach_title")
        self._intro = label("teach_intro", wraps=True)
        self._state_label = label("teach_state", role="muted", wraps=True)
        self._calibration_label = label("teach_calibration", wraps=True)
        self._figures = CrossValidationFigures()
        self._progress_label = label("teach_note", role="muted")
        self._progress_bar = with_object_name(QProgressBar(), "teach_bar")
        self._progress_bar.setTextVisible(False)
        content = QVBoxLayout()
        content.setSpacing(12)
        for widget in (
            self._title,
            self._intro,
            self._state_label,
            self._figures,
            self._calibration_label,
            self._progress_label,
            self._progress_bar,
        ):
            content.addWidget(widget)
        content.addStretch(1)
        lay_out_dialog(self, self._banner, content, self._build_buttons())

    def _build_buttons(self) -> QLayout:
        self._start = button("teach_start")
        self._cancel = button("teach_cancel")
        self._close_button = button("teach_close")
        self._switch_button = button("teach_switch")
        self._start.clicked.connect(self._on_start)
        self._cancel.clicked.connect(self._on_cancel)
        self._close_button.clicked.connect(self.reject)
        self._switch_button.clicked.connect(self._on_switch)
        return button_row([self._start], [self._cancel, self._close_button, self._switch_button])

    def _on_start(self) -> None:
        self._banner.dismiss()
        task = self._client.run_job(lambda workspace: workspace.learning().learn())
        # The scores may have been fitted before the metric was not learned.
        task.on_finish(self._on_switched)
        self._follow(task)

    def _on_switch(self) -> None:
        self._banner.dismiss()
        is_on = self._state is not None and self._state.is_on
        task = self._client.run_job(
            lambda workspace: workspace.learning().switch_teaching(on=not is_on)
        )
        self._follow(task.on_success(lambda _: self._on_switched()))

    def _follow(self, task: Task[object]) -> None:
        self._task, self._progress = task, None
        task.on_progress(self._on_progressed)
        task.on_failure(lambda error: self._banner.show_notice(notice_of(error)))
        task.on_finish(self._on_finished)
        self._update_widgets()
        self._cancel.setFocus()

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._cancel.setEnabled(False)
            self._task.cancel()

    def _on_progressed(self, progress: Progress) -> None:
        is_next_part = self._progress is None or self._progress.note != progress.note
        self._progress = progress
        self._update_progress()
        if is_next_part:
            fit_dialog_height(self, _WIDTH_PX)

    def _on_finished(self) -> None:
        self._task = None
        self._cancel.setEnabled(True)
        self._update_widgets()
        self._main_button().setFocus()

    def _load_state(self) -> None:
        task = self._client.run(
            lambda workspace: (
                workspace.learning().teaching_state(),
                workspace.learning().calibration_report(),
            )
        )
        task.on_success(self._on_state_loaded)

    def _on_switched(self) -> None:
        self.switched.emit()
        self._load_state()

    def _on_state_loaded(
        self, loaded: tuple[TeachingState | None, CalibrationReport | None]
    ) -> None:
        state, self._calibration = loaded
        self._state = state
        if state is not None:
            self._figures.show_report(state.report, is_on=state.is_on)
        self._update_widgets()
        self._main_button().setFocus()
        announce(self, self._state_label.text())

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Learn"))
        self._title.setText(self.tr("Learn from this catalogue"))
        self._intro.setText(
            self.tr(
                "Vitrine fits its scores to this catalogue, and learns to tell your products "
                "apart, from the catalogue's pictures and from photos that you confirmed. Fitted "
                "scores are used at once if they are measured to be better. The rest is used "
                "when you switch it on."
            )
        )
        self._progress_bar.setAccessibleName(self.tr("Progress"))
        self._cancel.setText(self.tr("Cancel"))
        self._update_widgets()

    def _update_widgets(self) -> None:
        state, is_busy = self._state, self._task is not None
        is_on = state is not None and state.is_on
        self._state_label.setText(self._state_text(state))
        self._figures.setVisible(state is not None and not is_busy)
        self._update_calibration(is_shown=not is_busy)
        self._progress_label.setVisible(is_busy)
        self._progress_bar.setVisible(is_busy)
        self._update_progress()
        self._cancel.setVisible(is_busy)
        self._start.setVisible(not is_busy)
        self._start.setText(self.tr("Learn again") if state else self.tr("Start learning"))
        self._close_button.setVisible(not is_busy)
        can_keep_off = state is not None and not is_on
        self._close_button.setText(self.tr("Leave off") if can_keep_off else self.tr("Close"))
        self._switch_button.setVisible(state is not None and not is_busy)
        self._switch_button.setText(self.tr("Switch off") if is_on else self.tr("Switch on"))
        main_button = self._main_button()
        for widget in (self._start, self._close_button, self._switch_button):
            set_style_role(widget, "primary" if widget is main_button else "")
        main_button.setDefault(True)
        fit_dialog_height(self, _WIDTH_PX)

    def _main_button(self) -> QPushButton:
        """Return the button for the recommended action."""
        if self._state is None:
            return self._start
        if self._state.is_on or not self._state.report.advised:
            return self._close_button
        return self._switch_button

    def _state_text(self, state: TeachingState | None) -> str:
        if state is None:
            return self.tr("Nothing learned yet.")
        learned = QDateTime.fromString(state.learned_at, Qt.DateFormat.ISODate)
        learned.setTimeZone(QTimeZone.utc())
        when = QLocale().toString(learned.toLocalTime(), QLocale.FormatType.ShortFormat)
        if state.is_on:
            return self.tr("Learned on {when}: switched on.").format(when=when)
        return self.tr("Learned on {when}: switched off.").format(when=when)

    def _update_calibration(self, *, is_shown: bool) -> None:
        self._calibration_label.setText(self._calibration_text(self._calibration))
        self._calibration_label.setVisible(is_shown and self._calibration is not None)

    def _calibration_text(self, report: CalibrationReport | None) -> str:
        if report is None:
            return ""
        if not report.is_used:
            return self.tr("The scores of the model fit this catalogue; they are not changed.")
        text = self.tr(
            "The scores are fitted to this catalogue: of photos of its products, {match}% are "
            "a match ({match_before}% before); of photos of other products, {absent}% "
            "({absent_before}% before)."
        )
        return text.format(
            match=format_decimal(100 * report.match_after, 0),
            match_before=format_decimal(100 * report.match_before, 0),
            absent=format_decimal(100 * report.absent_after, 0),
            absent_before=format_decimal(100 * report.absent_before, 0),
        )

    def _update_progress(self) -> None:
        progress = self._progress
        self._progress_label.setText("" if progress is None else localised_text(progress.note))
        self._progress_bar.setRange(0, 0 if progress is None else progress.total)
        self._progress_bar.setValue(0 if progress is None else progress.done)

    # Qt

    def done(self, result: int) -> None:
        """Cancel a running job and close the dialog."""
        self._on_cancel()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
