"""The central widget: the banner, and pages that are scrolled."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.shell.central_widget import CentralWidget
from desktop_app.ui.shell.page_stack import PageStack
from desktop_app.ui.shell.progress_bar import ProgressBar
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.fitted_area import FittedArea
from tests.ui.parts import part


@pytest.fixture
def stack() -> PageStack:
    return PageStack(QWidget(), ())


@pytest.fixture
def banner(theme: Theme) -> Banner:
    return Banner(theme)


@pytest.fixture
def central(qtbot: QtBot, stack: PageStack, banner: Banner) -> CentralWidget:
    central = CentralWidget(stack, banner, ProgressBar())
    qtbot.addWidget(central)
    central.resize(900, 600)
    central.show()
    return central


def test_a_page_that_needs_more_room_is_scrolled(central: CentralWidget, stack: PageStack) -> None:
    page = QWidget()
    page.setMinimumSize(300, 2000)
    stack.addWidget(page)
    area = part(central, FittedArea)
    assert area.verticalScrollBar().maximum() == 0
    stack.setCurrentWidget(page)
    QApplication.processEvents()
    assert stack.height() == 2000
    area.verticalScrollBar().setValue(500)
    stack.setCurrentIndex(0)
    QApplication.processEvents()
    assert area.verticalScrollBar().maximum() == 0
    assert central.minimumSizeHint().height() < 200


def test_a_notice_is_shown_in_the_banner(central: CentralWidget, banner: Banner) -> None:
    central.show_notice(Notice("error", Message("Something is wrong.")))
    assert banner.isVisible()
