"""The dialogs of the system that choose files and folders."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.picture_suffixes import PICTURE_SUFFIXES
from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text

_PHOTO_PATTERNS: Final = " ".join(f"*{suffix}" for suffix in sorted(PICTURE_SUFFIXES))


def choose_photos(parent: QWidget, folder: Path | None) -> list[Path]:
    """Let the user choose photos; return an empty list if cancelled."""
    photos = localised_text(Message("Pictures ({patterns})", patterns=_PHOTO_PATTERNS))
    filters = ";;".join((photos, localised_text(Message("All files (*)"))))
    title = localised_text(Message("Open photo"))
    # The dialog takes the name of a folder that does not exist for that of a file.
    start = str(folder) if folder is not None and folder.is_dir() else ""
    names, _ = QFileDialog.getOpenFileNames(parent, title, start, filters)
    return [Path(name) for name in names]


def choose_catalogue(parent: QWidget, folder: Path) -> Path | None:
    """Let the user choose a catalogue folder; return None if cancelled."""
    title = localised_text(Message("Open catalogue"))
    name = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(name) if name else None
