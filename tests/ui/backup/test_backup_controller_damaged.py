"""A damaged catalogue in the real window: it is restored, or repaired."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.errors import Message, VitrineError
from desktop_app.ui.backup.restore_dialog import RestoreDialog
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part

OpenWindow = Callable[..., MainWindow]


def damage_header(catalogue: Path) -> None:
    file = catalogue / "catalog.sqlite"
    data = bytearray(file.read_bytes())
    data[:100] = bytes(100)
    file.write_bytes(data)


def open_damaged(open_window: OpenWindow, catalogue: Path, qtbot: QtBot) -> MainWindow:
    window = open_window()
    with qtbot.waitSignal(window.client.failed):
        window.opener.open(catalogue)
    return window


def message(window: MainWindow) -> str:
    return part(window, QLabel, "banner_message").text()


def test_the_newest_backup_is_named_and_restored(
    window: MainWindow, open_window: OpenWindow, catalogue: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.client.read_job(lambda one: one.back_up()).succeeded):
        pass
    window.close()
    damage_header(catalogue)
    other = open_damaged(open_window, catalogue, qtbot)
    assert message(other).endswith("is damaged.")
    (backup,) = (catalogue / "backups").glob("*.zip")
    assert backup.name in part(other, QLabel, "banner_hint").text()
    part(other, QPushButton, "banner_restore").click()
    confirm = part(part(other, RestoreDialog), QPushButton, "restore_confirm")
    qtbot.waitUntil(confirm.isEnabled)
    with qtbot.waitSignal(other.client.ready):
        confirm.click()
    assert other.client.folder == catalogue
    (damaged,) = (catalogue / "backups").glob("*.sqlite-damaged")
    hint = part(other, QLabel, "banner_hint").text()
    # It is no backup, so restoring it would undo nothing.
    assert hint == f"The damaged file is kept as {damaged.name}."


def test_it_is_repaired_and_opened(open_window: OpenWindow, catalogue: Path, qtbot: QtBot) -> None:
    damage_header(catalogue)
    window = open_damaged(open_window, catalogue, qtbot)
    assert not part(window, QPushButton, "banner_restore").isVisible()
    with qtbot.waitSignal(window.client.ready):
        part(window, QPushButton, "banner_repair").click()
    assert message(window) == "The catalogue is repaired."
    hint = part(window, QLabel, "banner_hint").text()
    assert hint.startswith("Products: 6, lost: 0. Pictures: 6, lost: 0. The damaged file is kept")
    assert "6 products" in part(window, QLabel, "status_counts").text()


def test_what_is_no_catalogue_is_not_repaired(
    open_window: OpenWindow, catalogue: Path, qtbot: QtBot
) -> None:
    (catalogue / "catalog.sqlite").write_text("a shopping list")
    window = open_damaged(open_window, catalogue, qtbot)
    assert "is not a catalogue" in message(window)
    assert not part(window, QPushButton, "banner_repair").isVisible()


def test_damage_that_appears_while_it_is_open_is_no_error_of_the_program(
    window: MainWindow, catalogue: Path, qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(catalogue / "catalog.sqlite")) as file, file:
        file.execute("UPDATE products SET name = CAST(x'41ff' AS TEXT) WHERE id = 1")
    task = window.client.read(lambda one: one.browse(limit=9)).on_failure(window.show_error)
    with qtbot.waitSignal(task.failed):
        pass
    assert message(window).endswith("is damaged.")
    with qtbot.waitSignal(window.client.ready):
        part(window, QPushButton, "banner_repair").click()
    assert message(window) == "The catalogue is repaired."
    with qtbot.waitSignal(window.client.read(lambda one: one.browse(limit=9)).succeeded) as found:
        pass
    assert [hit.product.name for hit in found.args[0]][:2] == ["A\ufffd", "Product 1"]


def test_a_thumbnail_that_cannot_be_decoded_is_repaired(
    open_window: OpenWindow, catalogue: Path, qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(catalogue / "catalog.sqlite")) as file, file:
        file.execute("UPDATE thumbnails SET jpeg = x'ffd8ff00ffd9' WHERE picture_id = 1")
        file.execute("DELETE FROM keypoints WHERE picture_id = 1")
    window = open_damaged(open_window, catalogue, qtbot)
    assert message(window).endswith("is damaged.")
    with qtbot.waitSignal(window.client.ready):
        part(window, QPushButton, "banner_repair").click()
    assert message(window) == "The catalogue is repaired."


def test_thumbnails_that_cannot_be_read_are_told_once(
    open_window: OpenWindow, catalogue: Path, qtbot: QtBot
) -> None:
    file = catalogue / "catalog.sqlite"
    with closing(sqlite3.connect(file)) as database:
        root = "SELECT rootpage FROM sqlite_master WHERE name = 'thumbnails'"
        (page,) = database.execute(root).fetchone()
        (page_bytes,) = database.execute("PRAGMA page_size").fetchone()
    data = bytearray(file.read_bytes())
    data[(page - 1) * page_bytes : page * page_bytes] = bytes(page_bytes)
    file.write_bytes(data)
    window = open_window()
    told: list[Exception] = []
    window.client.damage_found.connect(told.append)
    with qtbot.waitSignal(window.client.damage_found):
        window.opener.open(catalogue)
    assert message(window).endswith("is damaged.")
    window.client.tell_damage(told[0])
    assert len(told) == 1


def test_another_error_offers_neither(window: MainWindow) -> None:
    window.show_error(VitrineError(Message("The disk is full.")))
    assert not part(window, QPushButton, "banner_restore").isVisible()
    assert not part(window, QPushButton, "banner_repair").isVisible()
