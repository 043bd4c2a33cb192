"""The menus: commands, pages with their actions, language and theme."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.errors import Message
from desktop_app.settings import Settings
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.menus import Menus
from desktop_app.ui.shell.page import PageDescription
from tests.ui.parts import part
from tests.ui.shell.fake_pages import PhotoPage, help_description, photos_description


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def photos(qtbot: QtBot) -> PhotoPage:
    page = PhotoPage()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def photos_page() -> PageDescription:
    return photos_description()


@pytest.fixture
def help_page() -> PageDescription:
    return help_description()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(Settings(language="en", theme="dark"), tmp_path / "settings.toml")


@pytest.fixture
def menus(
    window: QMainWindow,
    photos_page: PageDescription,
    photos: PhotoPage,
    help_page: PageDescription,
    preferences: Preferences,
) -> Menus:
    menus = Menus(window, window.menuBar(), (photos_page, help_page), preferences)
    menus.add_page_actions(photos_page, photos)
    return menus


def action(window: QMainWindow, name: str) -> QAction:
    return part(window, QAction, f"command_{name}")


def test_a_command_is_announced_by_its_name(
    window: QMainWindow, menus: Menus, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(menus.command_chosen) as chosen:
        action(window, "open_photo").trigger()
    assert chosen.args == ["open_photo"]


def test_the_view_menu_lists_the_pages_and_then_their_actions(
    window: QMainWindow, menus: Menus, help_page: PageDescription, qtbot: QtBot
) -> None:
    names = [item.objectName() for item in part(window, QMenu, "menu_view").actions()]
    assert names[:4] == ["command_photos", "command_help", "", "command_zoom"]
    with qtbot.waitSignal(menus.page_chosen) as chosen:
        action(window, "help").trigger()
    assert chosen.args == [help_page]
    assert action(window, "photos").shortcut().toString() == "Ctrl+1"


def test_the_actions_of_a_page_are_enabled_while_it_is_shown(
    window: QMainWindow,
    menus: Menus,
    photos: PhotoPage,
    photos_page: PageDescription,
    help_page: PageDescription,
) -> None:
    menus.show_page(photos_page)
    assert (action(window, "photos").isChecked(), photos.zoom.isEnabled()) == (True, True)
    menus.show_page(help_page)
    assert (action(window, "photos").isChecked(), photos.zoom.isEnabled()) == (False, False)
    assert not photos.zoom.isVisible()
    assert action(window, "help").isChecked()
    menus.show_page(None)
    assert not action(window, "help").isChecked()


def test_without_a_catalogue_what_needs_one_is_disabled(window: QMainWindow, menus: Menus) -> None:
    menus.enable_catalogue_commands(False)
    enabled = {
        name: action(window, name).isEnabled()
        for name in ("photos", "search", "teach", "evaluate", "help", "import")
    }
    assert enabled == {
        "photos": False,
        "search": False,
        "teach": False,
        "evaluate": False,
        "help": True,
        "import": True,
    }
    menus.enable_catalogue_commands(True)
    assert action(window, "photos").isEnabled()


def test_every_command_with_keys_is_in_the_list_of_shortcuts(menus: Menus) -> None:
    shortcuts = dict(menus.shortcuts())
    assert shortcuts["Open photo"] == "Ctrl+O"
    assert shortcuts["Photos"] == "Ctrl+1"
    assert shortcuts["Zoom"] == "Ctrl+Shift+M"
    assert "Help" not in shortcuts


def test_language_and_theme_show_and_change_the_settings(
    window: QMainWindow, menus: Menus, preferences: Preferences
) -> None:
    assert action(window, "theme_dark").isChecked()
    action(window, "theme_light").trigger()
    assert preferences.now.theme == "light"
    preferences.change(theme="system")
    assert action(window, "theme_system").isChecked()
    assert not action(window, "theme_light").isChecked()


def test_no_keys_are_used_twice(menus: Menus) -> None:
    keys = [keys for _, keys in menus.shortcuts()]
    assert len(keys) == len(set(keys))


def test_the_menu_of_a_page_is_shown_with_the_page_and_has_a_mnemonic(
    window: QMainWindow, help_page: PageDescription, photos: PhotoPage, preferences: Preferences
) -> None:
    page = replace(photos_description(), menu_title=Message("&Photos"))
    menus = Menus(window, window.menuBar(), (page, help_page), preferences)
    photos.menu_actions = [QAction("Sort", photos)]
    menus.add_page_actions(page, photos)
    menu = menus.menu(page.name)
    assert menu.title() == "&Photos"
    # The list of shortcuts creates pages that are not shown.
    assert not menu.menuAction().isVisible()
    menus.show_page(page)
    assert menu.menuAction().isVisible()
