"""The system's own dialogs for files and folders."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text

_PHOTOS: Final = "*.jpg *.jpeg *.png *.webp *.avif *.heic *.heif *.bmp *.tif *.tiff *.gif"


def choose_photos(parent: QWidget, folder: Path | None) -> list[Path]:
    """Ask for photos; empty when there are to be none."""
    pictures = localised_text(Message("Pictures ({patterns})", patterns=_PHOTOS))
    kinds = ";;".join((pictures, localised_text(Message("All files (*)"))))
    title = localised_text(Message("Open photo"))
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(folder or ""), kinds)
    return [Path(name) for name in names]


def choose_catalogue(parent: QWidget, folder: Path) -> Path | None:
    """Ask for the folder of a catalogue; None when there is to be none."""
    title = localised_text(Message("Open a catalogue folder"))
    name = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(name) if name else None
