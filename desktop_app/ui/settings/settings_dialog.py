"""The settings dialog; every change applies at once and is saved."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.settings.answer_settings import AnswerSettings
from desktop_app.ui.settings.counter_settings import CounterSettings
from desktop_app.ui.settings.demo_settings import DemoSettings
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.widgets.widget_factory import (
    button,
    fit_dialog_height,
    heading,
    keep_narrow,
    label,
    lay_out_dialog,
    with_object_name,
)
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_MAX_HITS: Final = 5000
_SCROLL_BAR_PX: Final = 24
_LANGUAGE_NAMES: Final = {"en": "English", "zh_CN": "简体中文"}


class SettingsDialog(QDialog):
    """Lets the user change language, theme, device, model, measure and number of results.

    Signals:
        privacy_requested: the user wants to know what is kept.
    """

    privacy_requested = Signal()

    def __init__(self, preferences: Preferences, models_folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "settings_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preferences = preferences
        self._models = sorted(file.stem for file in models_folder.glob("*.json"))
        self._choices = {
            name: with_object_name(QComboBox(), f"setting_{name}")
            for name in ("language", "theme", "device", "model", "measure")
        }
        self._max_hits = with_object_name(QSpinBox(), "setting_max_hits")
        self._labels = {name: label(f"label_{name}") for name in (*self._choices, "max_hits")}
        self._choose_model = button("own_model")
        self._privacy = button("settings_privacy")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._build()
        self._retranslate()
        self._connect()

    def _build(self) -> None:
        self._title = heading("settings_title")
        self._device_note = label("device_note", role="small", wraps=True)
        self._read_labels = with_object_name(QCheckBox(), "setting_read_labels")
        self._read_labels.setChecked(self._preferences.now.read_labels)
        self._labels_note = label("labels_note", role="small", wraps=True)
        self._max_hits.setRange(1, _MAX_HITS)
        self._max_hits.setValue(self._preferences.now.max_hits)
        self._max_hits.setGroupSeparatorShown(True)
        self._max_hits.lineEdit().setTextMargins(8, 0, 0, 0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        fields = {**self._choices, "max_hits": self._max_hits}
        for row, (name, field) in enumerate(fields.items()):
            self._labels[name].setBuddy(field)
            grid.addWidget(self._labels[name], row, 0)
            if isinstance(field, QComboBox):
                keep_narrow(field)
            cell = WrappingRow()
            cell.add(field, stretch=1)
            if name == "model":
                cell.add(self._choose_model)
            grid.addLayout(cell, row, 1)
        grid.setColumnMinimumWidth(1, 144)
        grid.setColumnStretch(1, 1)
        counter = CounterSettings(self._preferences)
        counter.problem_shown.connect(self._show_problem)
        sections = QVBoxLayout()
        sections.setSpacing(16)
        sections.addWidget(self._title)
        sections.addLayout(grid)
        sections.addWidget(self._device_note)
        sections.addWidget(self._read_labels)
        sections.addWidget(self._labels_note)
        sections.addSpacing(8)
        sections.addWidget(counter)
        sections.addWidget(AnswerSettings(self._preferences))
        privacy = WrappingRow()
        privacy.add(self._privacy)
        sections.addLayout(privacy)
        sections.addSpacing(8)
        sections.addWidget(DemoSettings(self._preferences))
        sections.addStretch(1)
        self._body = lay_out_dialog(self, None, sections, self._buttons)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)

    def _show_problem(self, problem: QWidget) -> None:
        # Its place is known after the layout.
        QTimer.singleShot(0, problem, lambda: self._body.ensureWidgetVisible(problem))

    def _connect(self) -> None:
        for name, choice in self._choices.items():
            choice.activated.connect(lambda _, name=name: self._on_chosen(name))
        self._max_hits.editingFinished.connect(self._on_max_hits_edited)
        self._choose_model.clicked.connect(self._choose_model_card)
        self._privacy.clicked.connect(self.privacy_requested)
        self._read_labels.clicked.connect(lambda on: self._preferences.change(read_labels=on))
        self._buttons.rejected.connect(self.reject)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        self._title.setText(self.tr("Settings"))
        names = {
            "language": self.tr("Language"),
            "theme": self.tr("Theme"),
            "device": self.tr("Device"),
            "model": self.tr("Model"),
            "measure": self.tr("Measure"),
            "max_hits": self.tr("Maximum number of results"),
        }
        for name, text in names.items():
            self._labels[name].setText(text)
        self._device_note.setText(
            self.tr(
                "Changing the device, the model or the measure reopens the catalogue. "
                "A new model processes every picture once."
            )
        )
        self._read_labels.setText(self.tr("Read the text on labels"))
        self._labels_note.setText(
            self.tr(
                "Pictures are read once, in the background. Photos are read where products "
                "look alike. Nothing leaves this computer."
            )
        )
        self._choose_model.setText(self.tr("Choose model…"))
        self._privacy.setText(self.tr("What is kept, and forget…"))
        self._fill("language", {"system": self.tr("System default"), **_LANGUAGE_NAMES})
        self._fill(
            "theme",
            {
                "system": self.tr("System default"),
                "light": self.tr("Light"),
                "dark": self.tr("Dark"),
            },
        )
        self._fill(
            "device",
            {
                "auto": self.tr("GPU if available"),
                "cpu": self.tr("CPU"),
                "cuda": self.tr("GPU (CUDA)"),
            },
        )
        self._fill("model", self._model_names())
        self._fill(
            "measure",
            {
                "auto": self.tr("Learned, if available"),
                "cosine": self.tr("Cosine"),
                "euclidean": self.tr("Euclidean distance"),
                "mahalanobis": self.tr("Mahalanobis distance (learned)"),
            },
        )

    def _model_names(self) -> dict[str, str]:
        names = {"": self.tr("Built-in model")}
        names.update({name: name for name in self._models})
        chosen = self._preferences.now.model
        if chosen and chosen not in names:
            names[chosen] = Path(chosen).name
        return names

    def _fill(self, name: str, items: dict[str, str]) -> None:
        choice = self._choices[name]
        choice.clear()
        for value, text in items.items():
            choice.addItem(text, value)
        choice.setCurrentIndex(choice.findData(getattr(self._preferences.now, name)))

    def _on_chosen(self, name: str) -> None:
        self._preferences.change(**{name: self._choices[name].currentData()})

    def _on_max_hits_edited(self) -> None:
        self._preferences.change(max_hits=self._max_hits.value())

    def _choose_model_card(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose model card"), "", self.tr("Model cards (*.json)")
        )
        if name:
            self._preferences.change(model=name)
            self._fill("model", self._model_names())

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the size to the texts in their final fonts."""
        super().showEvent(event)
        self.ensurePolished()
        fit_dialog_height(self, self._body.sizeHint().width() + _SCROLL_BAR_PX)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
