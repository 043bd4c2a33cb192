"""The section of the settings for the demo: what it shows while nobody is there."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QEvent, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QGridLayout, QVBoxLayout, QWidget

from desktop_app.domain.picture_suffixes import PICTURE_SUFFIXES
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    heading,
    label,
    with_object_name,
)

# Settings with files and folders of photos.
_Setting = Literal["demo_photos", "demo_baskets"]
_PATTERNS: Final = " ".join(f"*{suffix}" for suffix in sorted(PICTURE_SUFFIXES))


class DemoSettings(QWidget):
    """The photos of the slideshow, and the photos of many products that are counted."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "demo_settings")
        self._title = heading("demo_settings_title", 1.1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(_PhotoChoice(preferences, "demo_photos"))
        layout.addWidget(_PhotoChoice(preferences, "demo_baskets"))
        self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Full-screen demo"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


class _PhotoChoice(QWidget):
    """Shows what is chosen, with buttons to choose files or a folder, or nothing again.

    Args:
        preferences: the settings.
        setting: name of the setting with the files and folders.
    """

    def __init__(self, preferences: Preferences, setting: _Setting) -> None:
        super().__init__()
        self._preferences = preferences
        self._setting = setting
        self._label = label(f"label_{setting}")
        self._chosen = ElidedLabel(f"setting_{setting}")
        self._buttons = {
            name: button(f"{setting}_{name}") for name in ("files", "folder", "default")
        }
        slots = {
            "files": self._choose_files,
            "folder": self._choose_folder,
            "default": lambda: self._save(()),
        }
        for name, widget in self._buttons.items():
            widget.setAutoDefault(False)
            widget.clicked.connect(slots[name])
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        grid.addWidget(self._label, 0, 0)
        grid.addWidget(self._chosen, 0, 1)
        grid.addLayout(button_row(list(self._buttons.values()), []), 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self._retranslate()

    def _title_text(self) -> str:
        if self._setting == "demo_baskets":
            return self.tr("Photos of many products, counted in between")
        return self.tr("Photos while nobody is there")

    def _default_text(self) -> str:
        if self._setting == "demo_baskets":
            return self.tr("Photos of the sample only")
        return self.tr("Pictures of the catalogue")

    def _choose_files(self) -> None:
        filters = self.tr("Pictures ({patterns})").format(patterns=_PATTERNS)
        title = self.tr("Photos of the demo")
        names, _ = QFileDialog.getOpenFileNames(self, title, self._start_folder(), filters)
        if names:
            self._save(names)

    def _choose_folder(self) -> None:
        title = self.tr("Folder with photos of the demo")
        if name := QFileDialog.getExistingDirectory(self, title, self._start_folder()):
            self._save([name])

    def _names(self) -> tuple[str, ...]:
        names: tuple[str, ...] = getattr(self._preferences.now, self._setting)
        return names

    def _start_folder(self) -> str:
        chosen = self._names()
        if chosen:
            return str(Path(chosen[0]).parent)
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)

    def _save(self, names: Sequence[str]) -> None:
        self._preferences.change(**{self._setting: tuple(names)})
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self._names()
        text = self._default_text()
        if len(chosen) == 1:
            text = chosen[0]
        elif chosen:
            text = self.tr("%Ln photo(s)", "", len(chosen))
        self._chosen.set_full_text(text)
        self._buttons["default"].setEnabled(bool(chosen))

    def _retranslate(self) -> None:
        self._label.setText(self._title_text())
        self._buttons["files"].setText(self.tr("Choose photos…"))
        self._buttons["folder"].setText(self.tr("Choose folder…"))
        self._buttons["default"].setText(self._default_text())
        self._show_chosen()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
