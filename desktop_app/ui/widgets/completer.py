"""Texts that are offered while one is typed into a line."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from desktop_app.ui.widgets.widget_factory import with_object_name

_MODEL: Final = "offered_texts"
_MAX_VISIBLE: Final = 8


def offer_texts(line: QLineEdit, texts: Sequence[str]) -> None:
    """Offer texts that contain what is typed, in any case; none without texts."""
    model = line.findChild(QStringListModel, _MODEL)
    if isinstance(model, QStringListModel):
        model.setStringList(list(texts))
        return
    if not texts:
        # The list below the line takes milliseconds to make.
        return
    model = with_object_name(QStringListModel(list(texts), line), _MODEL)
    completer = QCompleter(model, line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(_MAX_VISIBLE)
    style_popup(completer)
    line.setCompleter(completer)


def style_popup(completer: QCompleter) -> None:
    """Apply the style sheet to the list of a completer."""
    popup = completer.popup()
    assert popup is not None
    with_object_name(popup, "completions")
