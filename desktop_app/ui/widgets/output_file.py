"""The system's dialog that names a file to write, with a suffix of its formats."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def choose_output(
    parent: QWidget, title: str, start: Path | str, formats: Mapping[str, str]
) -> Path | None:
    """Let the user name a file to write; return None if cancelled.

    A name that ends in no suffix of the formats gets the one of the chosen format.

    Args:
        parent: of the dialog.
        title: of the dialog.
        start: the file or name that is proposed; empty for none.
        formats: what the user chooses from by suffix: ``{".csv": "CSV tables (*.csv)"}``; the
            first one is the default.
    """
    filters = ";;".join(dict.fromkeys(formats.values()))
    while True:
        name, label = QFileDialog.getSaveFileName(parent, title, str(start), filters)
        if not name or Path(name).suffix.lower() in formats:
            return Path(name) if name else None
        chosen = [suffix for suffix, text in formats.items() if text == label]
        start = Path(f"{name}{(chosen or list(formats))[0]}")
        # The dialog has not asked whether to replace this one.
        if not start.exists():
            return start
