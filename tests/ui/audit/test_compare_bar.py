"""The toolbar controls a compare view and shows its state."""

import pytest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.audit.compare_bar import CompareBar
from desktop_app.ui.audit.compare_view import CompareView
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part


@pytest.fixture
def bar(compare_view: CompareView, theme: Theme, qtbot: QtBot) -> CompareBar:
    made = CompareBar("compare", compare_view, theme)
    qtbot.addWidget(made)
    return made


def button(bar: CompareBar, name: str) -> QToolButton:
    return part(bar, QToolButton, f"compare_{name}")


def test_buttons_switch_the_mode_and_follow_it(bar: CompareBar, compare_view: CompareView) -> None:
    button(bar, "split").click()
    assert compare_view.mode == "split"
    compare_view.set_mode("over")
    assert button(bar, "over").isChecked()
    assert not button(bar, "split").isChecked()
    button(bar, "blink").click()
    assert compare_view.is_blinking
    compare_view.set_blinking(False)
    assert not button(bar, "blink").isChecked()


def test_the_scale_is_shown(bar: CompareBar, compare_view: CompareView) -> None:
    scale = part(bar, QLabel, "compare_zoom")
    compare_view.resize(401, 200)
    fitted = scale.text()
    button(bar, "zoom_in").click()
    assert compare_view.zoom_state.zoom == 1.25
    assert scale.text() != fitted
    button(bar, "zoom_out").click()
    assert scale.text() == fitted
    button(bar, "zoom_in").click()
    button(bar, "zoom_fit").click()
    assert scale.text() == fitted


def test_a_single_picture_has_only_one_mode(bar: CompareBar) -> None:
    bar.enable_overlay(False)
    modes = ("side", "over", "split", "difference", "blink")
    assert [name for name in modes if button(bar, name).isEnabled()] == ["side"]
    bar.enable_overlay(True)
    assert all(button(bar, name).isEnabled() for name in modes)
