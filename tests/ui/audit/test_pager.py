"""The pager shows a position and requests steps."""

from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.audit.pager import Pager
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part


def test_the_position_limits_the_steps(theme: Theme, qtbot: QtBot) -> None:
    pager = Pager(theme)
    qtbot.addWidget(pager)
    steps: list[int] = []
    pager.page_step_requested.connect(steps.append)
    previous, following = (part(pager, QToolButton, f"members_{name}") for name in ("back", "next"))
    pager.show_position(1, 3)
    assert part(pager, QLabel, "members_page").text() == "1 / 3"
    assert not previous.isEnabled()
    following.click()
    pager.show_position(3, 3)
    assert not following.isEnabled()
    previous.click()
    assert steps == [1, -1]


def test_a_single_page_needs_no_pager(theme: Theme, qtbot: QtBot) -> None:
    pager = Pager(theme)
    qtbot.addWidget(pager)
    pager.show_position(1, 2)
    assert pager.isVisible()
    pager.show_position(1, 1)
    assert not pager.isVisible()
