"""Recent catalogues: remembered, counted, missing ones taken off, in list and menu."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.settings import RecentCatalogue, Settings, load_settings
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.recent_catalogues import MAX_RECENT
from tests.ui.parts import part

OpenWindow = Callable[..., MainWindow]


def settings_with(*folders: Path) -> Settings:
    recents = tuple(RecentCatalogue(str(folder), "2026-11-21T16:00:00Z", 263) for folder in folders)
    return Settings(
        language="en", device="cpu", catalogue=str(folders[0]), recent_catalogues=recents
    )


def saved(tmp_path: Path) -> Settings:
    return load_settings(tmp_path / "config" / "settings.toml")


def saved_folders(tmp_path: Path) -> list[str]:
    return [one.folder for one in saved(tmp_path).recent_catalogues]


def saved_counts(tmp_path: Path) -> list[int]:
    return [one.product_count for one in saved(tmp_path).recent_catalogues]


def names(table: QTableView) -> list[str]:
    model = table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_an_opened_catalogue_is_remembered_with_its_count(
    open_window: OpenWindow, catalogue: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    others = [tmp_path / f"shop {number}" for number in range(MAX_RECENT)]
    window = open_window(settings=settings_with(*others))
    with qtbot.waitSignal(window.client.ready):
        window.opener.open(catalogue)
    qtbot.waitUntil(lambda: saved_counts(tmp_path)[:1] == [6])
    recents = saved(tmp_path).recent_catalogues
    assert len(recents) == MAX_RECENT
    assert recents[0].folder == str(catalogue)
    assert recents[0].opened_at > "2026-11-21"
    assert recents[1].folder == str(others[0])


def test_a_missing_catalogue_is_shown_and_taken_off_the_list(
    open_window: OpenWindow, catalogue: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = tmp_path / "gone"
    window = open_window(settings=settings_with(gone, catalogue))
    table = part(window, QTableView, "recent_table")
    model = table.model()
    qtbot.waitUntil(lambda: model.index(0, 3).data() == "Missing")
    assert names(table) == ["gone", "My shop"]
    assert [model.index(1, column).data() for column in (1, 2)] == [str(tmp_path), "263"]
    remove = part(window, QPushButton, "recent_remove")
    assert not remove.isEnabled()
    table.selectRow(0)
    remove.click()
    assert names(table) == ["My shop"]
    qtbot.waitUntil(lambda: saved_folders(tmp_path) == [str(catalogue)])
    assert saved(tmp_path).catalogue == ""
    table.selectRow(0)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert not table.isVisible()
    assert catalogue.exists()


def test_a_catalogue_is_opened_from_the_menu(
    open_window: OpenWindow, catalogue: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = tmp_path / "gone & lost"
    window = open_window(settings=settings_with(gone, catalogue))
    menu = part(window, QMenu, "menu_recent")
    menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: not part(menu, QAction, "recent_1").isEnabled())
    assert part(menu, QAction, "recent_1").text() == (f"&1  gone && lost  –  {tmp_path} (missing)")
    with qtbot.waitSignal(window.client.ready):
        part(menu, QAction, "recent_2").trigger()
    part(menu, QAction, "recent_remove_missing").trigger()
    qtbot.waitUntil(lambda: saved_folders(tmp_path) == [str(catalogue)])


def test_without_recent_catalogues_the_menu_is_disabled(open_window: OpenWindow) -> None:
    assert not part(open_window(), QMenu, "menu_recent").isEnabled()


def test_the_list_follows_the_language(
    open_window: OpenWindow, catalogue: Path, qtbot: QtBot
) -> None:
    window = open_window(settings=settings_with(catalogue))
    model = part(window, QTableView, "recent_table").model()
    part(window, QAction, "command_language_zh_CN").trigger()
    heading = Qt.Orientation.Horizontal
    qtbot.waitUntil(lambda: model.headerData(1, heading) == "位置")
