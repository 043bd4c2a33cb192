"""The menus and the switch between the pages share a row, and both are accessible."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.errors import Message
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.menu_row import MenuRow
from desktop_app.ui.shell.page import Page, PageDescription
from desktop_app.ui.shell.page_switcher import PageSwitcher
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part


@pytest.fixture
def switcher(theme: Theme) -> PageSwitcher:
    pages = [PageDescription(name, Message(name), Page) for name in ("find", "audit")]
    return PageSwitcher(pages, theme)


@pytest.fixture
def row(qtbot: QtBot, switcher: PageSwitcher) -> MenuRow:
    row = MenuRow(switcher)
    for title in ("File", "Edit", "View"):
        row.menu_bar.addMenu(title)
    qtbot.addWidget(row)
    row.show()
    return row


def test_the_switch_is_beside_the_menus_and_below_them_in_a_narrow_window(
    row: MenuRow, switcher: PageSwitcher
) -> None:
    row.resize(900, 40)
    assert switcher.geometry().right() == row.rect().right()
    assert switcher.x() >= row.menu_bar.geometry().right()
    width_px = row.sizeHint().width() - 10
    row.resize(width_px, row.heightForWidth(width_px))
    assert switcher.y() >= row.menu_bar.geometry().bottom()


def _names(widget: QWidget) -> set[str]:
    """Return the names in the accessible tree below a widget."""
    found, left = set(), [QAccessible.queryAccessibleInterface(widget)]
    while left:
        one = left.pop()
        found.add(one.text(QAccessible.Text.Name))
        left += [one.child(row) for row in range(one.childCount())]
    return found


def test_the_switch_is_in_the_accessible_tree(window: MainWindow) -> None:
    names = _names(part(window, MenuRow))
    assert {"Pages", "Find", "Audit", "Catalogue", "Counter"} <= names
