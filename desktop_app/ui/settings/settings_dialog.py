"""The settings dialog; every change applies at once and is saved."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.settings.counter_settings import CounterSettings
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.widgets.widget_factory import (
    button,
    heading,
    label,
    resize_within_screen,
    with_object_name,
)

_MAX_HITS: Final = 5000
_SCROLL_BAR_PX: Final = 24
_LANGUAGE_NAMES: Final = {"en": "English", "zh_CN": "简体中文"}


class SettingsDialog(QDialog):
    """Lets the user change language, theme, device, model, measure and number of results."""

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
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._build()
        self._retranslate()
        self._connect()

    def _build(self) -> None:
        self._title = heading("settings_title")
        self._device_note = label("device_note", role="small", wraps=True)
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
            grid.addWidget(field, row, 1)
        grid.addWidget(self._choose_model, list(fields).index("model"), 2)
        grid.setColumnMinimumWidth(1, 240)
        grid.setColumnStretch(1, 1)
        counter = CounterSettings(self._preferences)
        counter.problem_shown.connect(self._show_problem)
        content = QWidget()
        sections = QVBoxLayout(content)
        sections.setContentsMargins(24, 16, 24, 16)
        sections.setSpacing(16)
        sections.addWidget(self._title)
        sections.addLayout(grid)
        sections.addWidget(self._device_note)
        sections.addSpacing(8)
        sections.addWidget(counter)
        sections.addStretch(1)
        self._lay_out(content)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)

    def _lay_out(self, content: QWidget) -> None:
        """Lay out the settings, which scroll on a small screen, above the buttons."""
        self._content = content
        self._scroll_area = with_object_name(QScrollArea(), "settings_scroll_area")
        self._scroll_area.setWidget(content)
        self._scroll_area.setWidgetResizable(True)
        self._scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        row = QVBoxLayout()
        row.setContentsMargins(24, 0, 24, 0)
        row.addWidget(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        layout.addWidget(self._scroll_area, 1)
        layout.addLayout(row)

    def _show_problem(self, problem: QWidget) -> None:
        # Its place is known after the layout.
        QTimer.singleShot(0, problem, lambda: self._scroll_area.ensureWidgetVisible(problem))

    def _fit_size(self) -> None:
        """Make room for all texts, within the screen."""
        self.ensurePolished()
        wanted = self._content.sizeHint().expandedTo(self._content.minimumSizeHint())
        resize_within_screen(self, wanted.width() + _SCROLL_BAR_PX, wanted.height() + 80)

    def _connect(self) -> None:
        for name, choice in self._choices.items():
            choice.activated.connect(lambda _, name=name: self._on_chosen(name))
        self._max_hits.editingFinished.connect(self._on_max_hits_edited)
        self._choose_model.clicked.connect(self._choose_model_card)
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
        self._choose_model.setText(self.tr("Choose model…"))
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
        self._fit_size()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
