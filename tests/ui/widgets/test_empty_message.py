"""The message in place of empty content."""

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.empty_message import EmptyMessage
from tests.ui.parts import part


def test_hint_and_button_are_shown_only_if_given(theme: Theme, qtbot: QtBot) -> None:
    message = EmptyMessage("note", "box", theme)
    qtbot.addWidget(message)
    hint, button = part(message, QLabel, "note_hint"), part(message, QPushButton, "note_button")
    message.show_message("Nothing here")
    assert part(message, QLabel, "note_title").text() == "Nothing here"
    assert not hint.isVisibleTo(message)
    assert not button.isVisibleTo(message)
    message.show_message("Nothing here", "Import products.", "Import")
    assert (hint.text(), button.text()) == ("Import products.", "Import")
    assert hint.isVisibleTo(message)
    with qtbot.waitSignal(message.button_clicked):
        button.click()
