"""The action buttons of the detail pane."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.find.detail_actions import DetailActions
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part


@pytest.fixture
def actions(theme: Theme, english: None, qtbot: QtBot) -> DetailActions:
    actions = DetailActions(theme)
    qtbot.addWidget(actions)
    return actions


@pytest.mark.parametrize(
    ("confirmed", "visible", "text"),
    [(None, False, "This is it"), (False, True, "This is it"), (True, True, "Confirmed")],
)
def test_the_confirm_button_shows_the_state(
    actions: DetailActions, confirmed: bool | None, visible: bool, text: str
) -> None:
    actions.show_confirmed(confirmed)
    button = part(actions, QPushButton, "detail_confirm")
    assert button.isVisibleTo(actions) is visible
    assert button.text() == text


def test_confirming_is_the_primary_action_until_it_is_done(actions: DetailActions) -> None:
    confirm = part(actions, QPushButton, "detail_confirm")
    actions.show_confirmed(False)
    assert confirm.property("role") == "primary"
    assert not part(actions, QPushButton, "detail_similar").property("role")
    actions.show_confirmed(True)
    assert not confirm.property("role")


def test_actions_on_a_picture_are_disabled_without_one(actions: DetailActions) -> None:
    actions.set_has_picture(False)
    enabled = {
        name: part(actions, QPushButton, f"detail_{name}").isEnabled()
        for name in ("similar", "copy", "open")
    }
    assert enabled == {"similar": False, "copy": True, "open": False}


@pytest.mark.parametrize(
    ("name", "signal_name"),
    [
        ("confirm", "confirm_requested"),
        ("similar", "similar_requested"),
        ("copy", "copy_requested"),
        ("open", "picture_requested"),
    ],
)
def test_each_button_emits_its_signal(
    actions: DetailActions, qtbot: QtBot, name: str, signal_name: str
) -> None:
    with qtbot.waitSignal(getattr(actions, signal_name)) as signal:
        part(actions, QPushButton, f"detail_{name}").click()
    assert signal.args == []
