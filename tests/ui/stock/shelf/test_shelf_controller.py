"""A photo of a shelf is read, cancelled, replaced and brought back."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.stock.shelf.shelf_view import ShelfView
from tests.ui.parts import part
from tests.ui.stock.shelf.conftest import DrawShelf, names, read


def test_undo_brings_the_photo_before_back(
    shelf: ShelfView, window: MainWindow, draw_shelf: DrawShelf, qtbot: QtBot
) -> None:
    before = names(shelf)
    read(window, shelf, draw_shelf("0123", name="other.png"), qtbot)
    assert names(shelf) != before
    shelf.undo_own()
    assert names(shelf) == before
    shelf.redo_own()
    assert len(names(shelf)) == 4
    part(shelf, QPushButton, "shelf_clear").click()
    assert shelf.controller.photo is None
    shelf.undo_own()
    assert len(names(shelf)) == 4


def test_a_cancelled_photo_leaves_the_one_before(
    shelf: ShelfView, window: MainWindow, draw_shelf: DrawShelf, qtbot: QtBot
) -> None:
    before = names(shelf)
    with qtbot.waitSignal(shelf.controller.photo_changed):
        window.search([draw_shelf("0123", name="other.png")])
    part(shelf, QPushButton, "shelf_cancel").click()
    assert names(shelf) == before
    assert not shelf.controller.is_busy
    assert shelf.own_undo().redo is None


def test_a_file_that_is_no_photo_changes_nothing(
    shelf: ShelfView, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    before = names(shelf)
    bad = tmp_path / "text.png"
    bad.write_text("no photo", encoding="utf-8")
    with qtbot.waitSignal(shelf.failed):
        window.search([bad])
    assert names(shelf) == before
    assert not shelf.controller.is_busy


def test_the_newest_of_two_photos_is_read(
    shelf: ShelfView, window: MainWindow, draw_shelf: DrawShelf, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(shelf.controller.counted):
        window.search([draw_shelf("0123", name="first.png")])
        window.search([draw_shelf("01  ", name="second.png")])
    qtbot.waitUntil(lambda: len(names(shelf)) == 2)


def test_the_window_closes_while_a_photo_is_read(
    shelf: ShelfView, window: MainWindow, draw_shelf: DrawShelf, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(shelf.controller.photo_changed):
        window.search([draw_shelf("0123", name="other.png")])
    window.close()
    assert not window.isVisible()
