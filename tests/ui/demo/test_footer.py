"""The footer of the demo."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.errors import Message, VitrineError
from desktop_app.ui.demo.footer import Footer
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part


@pytest.fixture
def footer(theme: Theme, english: None, qtbot: QtBot) -> Iterator[Footer]:
    footer = Footer(theme)
    qtbot.addWidget(footer)
    yield footer
    footer.stop()


def staff_message(footer: Footer) -> str:
    return part(footer, QLabel, "demo_staff_message").text()


def test_the_exit_hint_disappears(footer: Footer) -> None:
    assert staff_message(footer) == ""
    footer.show_exit_hint()
    assert staff_message(footer) == "Press Ctrl+Shift+X to exit"
    footer.stop()
    footer._exit_hint_timer.timeout.emit()
    assert staff_message(footer) == ""


def test_the_camera_error_is_shown_after_the_exit_hint(footer: Footer) -> None:
    footer.show_exit_hint()
    footer.show_camera_error(VitrineError(Message("No camera was found.")))
    assert staff_message(footer) == "Press Ctrl+Shift+X to exit"
    footer.stop()
    footer._exit_hint_timer.timeout.emit()
    assert staff_message(footer) == "No camera was found."
    footer.show_camera_error(None)
    assert staff_message(footer) == ""


def test_an_internal_error_of_the_camera_is_shown_without_details(footer: Footer) -> None:
    footer.show_camera_error(MemoryError("secret"))
    assert staff_message(footer) == "The camera failed. Trying again…"
