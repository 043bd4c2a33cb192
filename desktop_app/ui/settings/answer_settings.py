"""The settings of the counter's history: whether answers are kept, how long and how many."""

from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QGridLayout, QMessageBox, QSpinBox, QVBoxLayout, QWidget

from desktop_app.settings import Settings
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.widgets.question import set_up_question
from desktop_app.ui.widgets.widget_factory import label, with_object_name

_MAX_DAYS: Final = 3650
_MIN_MEGABYTES: Final = 10
_MAX_MEGABYTES: Final = 100_000


class AnswerSettings(QWidget):
    """Two switches and two limits; to keep nothing deletes what is kept, after a question."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "answer_settings")
        self._preferences = preferences
        self._nothing = with_object_name(QCheckBox(), "setting_keep_nothing")
        self._nothing_note = label("keep_nothing_note", role="small", wraps=True)
        self._keep = with_object_name(QCheckBox(), "setting_keep_answers")
        self._numbers = {
            "answer_days": with_object_name(QSpinBox(), "setting_answer_days"),
            "answer_megabytes": with_object_name(QSpinBox(), "setting_answer_megabytes"),
        }
        self._labels = {name: label(f"label_{name}") for name in self._numbers}
        self._note = label("answer_note", role="small", wraps=True)
        self._build()
        self._show_present()
        self._retranslate()
        self._nothing.clicked.connect(self._on_nothing_clicked)
        self._keep.clicked.connect(self._on_keep_clicked)
        for name, number in self._numbers.items():
            number.editingFinished.connect(lambda name=name: self._on_edited(name))
        # A method, not a lambda: Qt disconnects it when the dialog is closed.
        preferences.changed.connect(self._on_preferences_changed)

    def _build(self) -> None:
        self._numbers["answer_days"].setRange(1, _MAX_DAYS)
        self._numbers["answer_megabytes"].setRange(_MIN_MEGABYTES, _MAX_MEGABYTES)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        for row, (name, number) in enumerate(self._numbers.items()):
            number.setGroupSeparatorShown(True)
            number.lineEdit().setTextMargins(8, 0, 0, 0)
            self._labels[name].setBuddy(number)
            grid.addWidget(self._labels[name], row, 0)
            grid.addWidget(number, row, 1)
        grid.setColumnMinimumWidth(1, 240)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._nothing)
        layout.addWidget(self._nothing_note)
        layout.addWidget(self._keep)
        layout.addLayout(grid)
        layout.addWidget(self._note)

    def _show_present(self) -> None:
        now = self._preferences.now
        self._nothing.setChecked(now.keep_nothing)
        self._keep.setChecked(now.keep_answers)
        self._keep.setEnabled(not now.keep_nothing)
        for name, number in self._numbers.items():
            number.setEnabled(now.keeps_answers)
            if not number.hasFocus():
                with QSignalBlocker(number):
                    number.setValue(getattr(now, name))

    def _on_preferences_changed(self, _before: Settings, _now: Settings) -> None:
        self._show_present()

    def _on_nothing_clicked(self, is_nothing: bool) -> None:
        if not is_nothing:
            self._preferences.change(keep_nothing=False)
            return
        # It applies when the question is answered.
        self._nothing.setChecked(False)
        box = QMessageBox(self)
        set_up_question(
            box,
            "keep_nothing_dialog",
            title=self.tr("Keep nothing"),
            text=self.tr("Keep nothing of customers, and delete what is kept of them?"),
            details=self.tr(
                "Answers and baskets are deleted from this computer with their photos. This cannot "
                "be undone. Photos that became pictures of products stay until you forget them."
            ),
            confirm=self.tr("Delete and keep nothing"),
            cancel=self.tr("Cancel"),
            on_confirm=lambda: self._preferences.change(keep_nothing=True),
        )
        box.open()

    def _on_keep_clicked(self, keeps: bool) -> None:
        if keeps:
            self._preferences.change(keep_answers=True)
            return
        # It applies when the question is answered.
        self._keep.setChecked(True)
        box = QMessageBox(self)
        set_up_question(
            box,
            "keep_no_answers_dialog",
            title=self.tr("Keep no answers"),
            text=self.tr("Keep no answers, and delete all that are kept?"),
            details=self.tr("Their photos are deleted from this computer. This cannot be undone."),
            confirm=self.tr("Delete and keep no answers"),
            cancel=self.tr("Cancel"),
            on_confirm=lambda: self._preferences.change(keep_answers=False),
        )
        box.open()

    def _on_edited(self, name: str) -> None:
        self._preferences.change(**{name: self._numbers[name].value()})

    def _retranslate(self) -> None:
        self._nothing.setText(self.tr("Keep nothing of customers"))
        self._nothing_note.setText(
            self.tr(
                "No answers, no baskets, and no photo of the counter or of a basket becomes a "
                "picture of a product by itself."
            )
        )
        self._keep.setText(self.tr("Keep the answers of the counter with their photos"))
        self._labels["answer_days"].setText(self.tr("For at most"))
        self._labels["answer_megabytes"].setText(self.tr("Altogether at most"))
        self._numbers["answer_days"].setSuffix(self.tr(" days"))
        self._numbers["answer_megabytes"].setSuffix(self.tr(" MB"))
        self._note.setText(
            self.tr(
                "Photos stay on this computer, and faces in them are blurred before they are "
                "written. The oldest answers are deleted first. Without this, nothing is written."
            )
        )

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
