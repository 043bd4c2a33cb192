"""A dialog that shows which photos would be deleted, asks, and deletes them for good."""

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QMessageBox,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.progress import Progress
from desktop_app.ui.background.task import LatestTask, Task
from desktop_app.ui.i18n.messages import localised_text, notice_of
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.privacy.forget_form import ForgetForm, ScopeOf
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.question import set_up_question
from desktop_app.ui.widgets.text_table_model import TextTableModel
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    button_row,
    configure_table,
    heading,
    label,
    lay_out_dialog,
    resize_within_screen,
    with_object_name,
)

if TYPE_CHECKING:
    from desktop_app.engine.privacy.forget_report import ForgetReport, ForgottenPlace

_SIZE_PX: Final = (720, 600)
_TABLE_ROWS: Final = 4


class Forgetting(Protocol):
    """Starts the jobs of the dialog."""

    def plan(self, scope_of: ScopeOf) -> "Task[ForgetReport]":
        """Find out what would be deleted; nothing is changed."""

    def forget(self, scope_of: ScopeOf) -> "Task[ForgetReport]":
        """Close the catalogue and delete photos; it is opened again at the end."""


class ForgetDialog(QDialog):
    """Lets the user name photos, shows where they are, and deletes them after a question.

    The dialog stays open while photos are deleted, so that nothing else is changed. What was
    deleted until then stays deleted if the user cancels.

    Args:
        forgetting: starts the jobs.
        theme: colours of the banner.
        parent: the window.

    """

    def __init__(self, forgetting: Forgetting, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "forget_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._forgetting = forgetting
        self._report: ForgetReport | None = None
        self._task = LatestTask()
        self._is_deleting = False
        self._banner = Banner(theme)
        self._title = heading("forget_title", wraps=True)
        self._form = ForgetForm()
        self._find = button("forget_find")
        self._result = label("forget_result", wraps=True)
        self._model = TextTableModel(numeric_columns=(1, 2), parent=self)
        self._table = with_object_name(QTableView(), "forget_table")
        self._warning = label("forget_warning", role="warning", wraps=True)
        self._progress = with_object_name(QProgressBar(), "forget_progress")
        self._note = label("forget_note", role="muted")
        self._close = button("forget_close")
        self._delete = button("forget_delete", role="primary")
        self._build()
        self._connect()
        self._retranslate()
        self._on_form_changed()

    def _build(self) -> None:
        self._table.setModel(self._model)
        configure_table(self._table)
        self._table.setSelectionMode(QTableView.SelectionMode.NoSelection)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        row_px = self._table.verticalHeader().defaultSectionSize()
        self._table.setMinimumHeight(header.sizeHint().height() + _TABLE_ROWS * row_px)
        self._progress.setTextVisible(False)
        content = QVBoxLayout()
        content.setSpacing(12)
        content.addWidget(self._title)
        content.addWidget(self._form)
        content.addLayout(button_row([self._find], []))
        content.addWidget(self._result)
        content.addWidget(self._table, 1)
        for widget in (self._warning, self._note, self._progress):
            widget.hide()
            content.addWidget(widget)
        buttons = button_row([], [self._close, self._delete])
        lay_out_dialog(self, self._banner, content, buttons)
        resize_within_screen(self, *_SIZE_PX)

    def _connect(self) -> None:
        self._form.changed.connect(self._on_form_changed)
        self._find.clicked.connect(self._find_photos)
        self._delete.clicked.connect(self._ask)
        self._close.clicked.connect(self.reject)

    def _on_form_changed(self) -> None:
        self._task.cancel()
        self._show_report(None)
        self._find.setEnabled(self._form.is_complete)
        self._find.setDefault(True)

    def _find_photos(self) -> None:
        self._banner.dismiss()
        task = self._forgetting.plan(self._form.scope_of())
        self._follow(task)

    def _ask(self) -> None:
        box = QMessageBox(self)
        set_up_question(
            box,
            "forget_question",
            title=self.tr("Forget"),
            text=self.tr("Delete these photos for good?"),
            details=self.tr(
                "This cannot be undone, not from a backup either. The catalogue is closed while "
                "they are deleted. Close all other windows of this catalogue first."
            ),
            confirm=self.tr("Delete for good"),
            cancel=self.tr("Cancel"),
            on_confirm=self._forget,
        )
        box.open()

    def _forget(self) -> None:
        self._banner.dismiss()
        self._set_deleting(True)
        task = self._forgetting.forget(self._form.scope_of())
        self._follow(task)
        task.on_finish(lambda: self._set_deleting(False))

    def _set_deleting(self, is_deleting: bool) -> None:
        self._is_deleting = is_deleting
        for widget in (self._form, self._find):
            widget.setEnabled(not is_deleting)
        if is_deleting:
            self._delete.setEnabled(False)
        self._retranslate()

    def _follow(self, task: "Task[ForgetReport]") -> None:
        self._progress.setRange(0, 0)
        self._note.setText("")
        for widget in (self._progress, self._note):
            widget.show()
        task.on_progress(self._on_progress).on_success(self._show_report)
        task.on_failure(self._on_failed)
        self._task.replace(task).on_finish(self._on_finished)

    def _on_progress(self, progress: Progress) -> None:
        self._progress.setRange(0, progress.total)
        self._progress.setValue(progress.done)
        self._note.setText(localised_text(progress.note))

    def _on_finished(self) -> None:
        if not self._task.is_running:
            self._progress.hide()
            self._note.hide()

    def _on_failed(self, error: Exception) -> None:
        self._banner.show_notice(notice_of(error))

    def _show_report(self, report: "ForgetReport | None") -> None:
        self._report = report
        can_delete = report is not None and report.is_dry_run and report.count > 0
        self._delete.setEnabled(can_delete)
        self._delete.setDefault(can_delete)
        self._show_texts()
        if report is not None:
            announce(self._result, f"{self._result.text()} {self._warning.text()}")

    def _show_texts(self) -> None:
        report = self._report
        self._result.setText(self._result_text())
        headings = (self.tr("What"), self.tr("Number"), self.tr("Size"), self.tr("Where"))
        rows = [] if report is None else [_row(place) for place in report.places]
        self._model.set_texts(headings, rows)
        lines = [] if report is None else self._warnings(report)
        self._warning.setText("\n".join(lines))
        self._warning.setVisible(bool(lines))

    def _result_text(self) -> str:
        if self._report is None:
            return ""
        if not self._report.count:
            return self.tr("There are no such photos.")
        if self._report.is_dry_run:
            return self.tr("This would be deleted for good:")
        return self.tr("This is deleted for good:")

    def _warnings(self, report: "ForgetReport") -> list[str]:
        lines = [
            self.tr("Not changed: {place}. {reason}").format(
                place=in_sentence(one.where), reason=localised_text(one.error.message)
            )
            for one in report.remaining
        ]
        return lines + [
            self.tr("Stays, because Vitrine has only read it: {file}").format(
                file=in_sentence(file)
            )
            for file in report.outside
        ]

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Forget"))
        self._title.setText(self.tr("Forget photos"))
        self._find.setText(self.tr("Show what would be deleted"))
        self._table.setAccessibleName(self.tr("What is deleted"))
        self._progress.setAccessibleName(self.tr("Progress"))
        self._close.setText(self.tr("Cancel") if self._is_deleting else self.tr("Close"))
        self._delete.setText(self.tr("Delete for good…"))
        self._show_texts()

    # Qt

    def reject(self) -> None:
        """Cancel the deletion that runs, or close the dialog."""
        self._task.cancel()
        if not self._is_deleting:
            super().reject()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _row(place: "ForgottenPlace") -> tuple[str, str, str, str]:
    from desktop_app.engine.privacy.forget_report import PLACE_LABELS

    return (
        localised_text(PLACE_LABELS[place.kind]),
        format_number(place.count),
        QLocale().formattedDataSize(place.size_bytes, 1),
        place.where,
    )
