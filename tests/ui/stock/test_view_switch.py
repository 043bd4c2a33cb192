"""The buttons that choose the view of the stock page."""

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.errors import Message
from desktop_app.ui.stock.view_switch import ViewSwitch
from tests.ui.parts import part


def test_a_button_chooses_its_view_and_the_shown_view_is_checked(qtbot: QtBot) -> None:
    switch = ViewSwitch()
    qtbot.addWidget(switch)
    switch.add_view("first", Message("Stock &take"))
    switch.add_view("second", Message("&Shelf"))
    second = part(switch, QToolButton, "stock_view_second")
    assert second.text() == "&Shelf"
    with qtbot.waitSignal(switch.view_chosen) as chosen:
        second.click()
    assert chosen.args == [1]
    switch.show_view(0)
    assert part(switch, QToolButton, "stock_view_first").isChecked()
    assert not second.isChecked()
