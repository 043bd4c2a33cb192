"""The central widget: the banner, and the place of the page switcher."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.shell.central_widget import CentralWidget
from desktop_app.ui.shell.page_stack import PageStack
from desktop_app.ui.shell.page_switcher import PageSwitcher
from desktop_app.ui.shell.progress_bar import ProgressBar
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner


@pytest.fixture
def menu_bar(qtbot: QtBot) -> QMenuBar:
    menu_bar = QMenuBar()
    qtbot.addWidget(menu_bar)
    return menu_bar


@pytest.fixture
def stack() -> PageStack:
    return PageStack(QWidget(), ())


@pytest.fixture
def switcher(theme: Theme) -> PageSwitcher:
    return PageSwitcher((), theme)


@pytest.fixture
def banner(theme: Theme) -> Banner:
    return Banner(theme)


@pytest.fixture
def central(
    qtbot: QtBot,
    stack: PageStack,
    switcher: PageSwitcher,
    banner: Banner,
    menu_bar: QMenuBar,
    monkeypatch: pytest.MonkeyPatch,
) -> CentralWidget:
    monkeypatch.setattr(QMenuBar, "isNativeMenuBar", lambda _: False)
    central = CentralWidget(stack, switcher, banner, ProgressBar(), menu_bar)
    qtbot.addWidget(central)
    central.resize(900, 600)
    central.show()
    return central


def test_the_switcher_is_in_the_corner_of_the_menu_bar(
    central: CentralWidget, switcher: PageSwitcher, menu_bar: QMenuBar
) -> None:
    assert menu_bar.cornerWidget() is switcher


def test_without_a_menu_bar_in_the_window_the_switcher_is_above_the_pages(
    qtbot: QtBot,
    stack: PageStack,
    switcher: PageSwitcher,
    banner: Banner,
    menu_bar: QMenuBar,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QMenuBar, "isNativeMenuBar", lambda _: True)
    central = CentralWidget(stack, switcher, banner, ProgressBar(), menu_bar)
    qtbot.addWidget(central)
    central.resize(900, 600)
    central.show()
    assert switcher.parentWidget() is central
    assert switcher.geometry().bottom() <= stack.mapTo(central, QPoint(0, 0)).y()


def test_a_notice_is_shown_in_the_banner(central: CentralWidget, banner: Banner) -> None:
    central.show_notice(Notice("error", Message("Something is wrong.")))
    assert banner.isVisible()
