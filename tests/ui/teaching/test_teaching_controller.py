"""The controller for learning, without a window."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.teaching.teach_dialog import TeachDialog
from desktop_app.ui.teaching.teaching_controller import TeachingController
from tests.ui.fake_workspace import FakeWorkspace, client_of


def test_the_dialog_needs_a_catalogue_that_is_ready(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with client_of(FakeWorkspace()) as client:
        controller = TeachingController(client, theme, window)
        with qtbot.waitSignal(controller.notice_raised) as notice:
            controller.open_dialog()
    assert str(notice.args[0].message) == "The catalogue is not ready for photos yet."
    assert window.findChild(TeachDialog) is None


def test_the_state_is_loaded_when_the_catalogue_is_ready(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with client_of(FakeWorkspace()) as client:
        controller = TeachingController(client, theme, window)
        with qtbot.waitSignal(controller.state_loaded) as state:
            client.open(Path("catalogue"), Path("card"), "cpu")
    assert state.args == [False]
