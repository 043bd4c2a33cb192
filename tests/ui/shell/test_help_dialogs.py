"""The list of shortcuts in two columns, and what the program says about itself."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import __version__
from desktop_app.ui.shell.help_dialogs import AboutDialog, ShortcutsDialog, ShortcutSection
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    parent.resize(1200, 800)
    qtbot.addWidget(parent)
    return parent


def section(name: str, rows: int) -> ShortcutSection:
    return ShortcutSection(name, name.title(), [(f"Do {row}", f"F{row}") for row in range(rows)])


def left_px(dialog: ShortcutsDialog, name: str) -> int:
    return part(dialog, QLabel, name).mapTo(dialog, QPoint(0, 0)).x()


def test_sections_keep_their_order_in_two_columns_of_about_one_height(
    parent: QWidget, qtbot: QtBot
) -> None:
    sections = [section("menus", 6), section("find", 3), section("audit", 8)]
    dialog = ShortcutsDialog(sections, parent)
    dialog.show()
    columns = [left_px(dialog, f"{name}_title") for name in ("menus", "find", "audit")]
    assert columns[0] == columns[1] < columns[2]
    dialog.close()


def test_a_shortcut_is_listed_with_its_keys(parent: QWidget) -> None:
    dialog = ShortcutsDialog([section("menus", 2)], parent)
    assert part(dialog, QLabel, "menus_title").text() == "Menus"
    assert part(dialog, QLabel, "menus_1_0").text() == "Do 1"
    assert part(dialog, QLabel, "menus_1_1").text() == "F1"
    dialog.close()


@pytest.mark.parametrize(("model", "is_shown"), [("small", True), ("", False)])
def test_version_and_model_are_shown(
    parent: QWidget, theme: Theme, model: str, is_shown: bool
) -> None:
    dialog = AboutDialog(model, theme, parent)
    assert __version__ in part(dialog, QLabel, "about_version").text()
    line = part(dialog, QLabel, "about_model")
    assert (line.isVisibleTo(dialog), model in line.text()) == (is_shown, True)
    dialog.close()
