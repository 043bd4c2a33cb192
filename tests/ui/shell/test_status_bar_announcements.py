"""What users do, and what comes of it, is read out once by screen readers."""

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.errors import Message, VitrineError
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.dialogs import OPENERS
from tests.ui.parts import find_page, part


def test_an_error_is_read_out_once(window: MainWindow, announced: list[str]) -> None:
    window.show_error(VitrineError(Message("The file is damaged."), Message("Choose another.")))
    # The products of the catalogue may be read out too, as they are listed.
    damaged = [text for text in announced if "damaged" in text]
    assert damaged == ["The file is damaged. Choose another."]


def test_a_photo_that_cannot_be_read_is_read_out_once(
    window: MainWindow, announced: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    photo = tmp_path / "broken.jpg"
    photo.write_bytes(b"no picture")
    window.search([photo])
    qtbot.waitUntil(lambda: any("broken.jpg" in text for text in announced))
    assert len([text for text in announced if "broken.jpg" in text]) == 1


def test_an_answer_its_confirmation_and_copies_are_read_out(
    window: MainWindow, announced: list[str], shop_table: Path, qtbot: QtBot
) -> None:
    page = find_page(window)
    with qtbot.waitSignal(page.answer_shown):
        page.search([shop_table.parent / "pictures" / "1.png"])
    assert any("Product 1" in text for text in announced)
    confirm = part(page, QPushButton, "detail_confirm")
    qtbot.waitUntil(confirm.isEnabled)
    confirm.click()
    qtbot.waitUntil(lambda: any(text.startswith("Match confirmed") for text in announced))
    undo = part(window, QAction, "command_undo")
    qtbot.waitUntil(undo.isEnabled)
    undo.trigger()
    qtbot.waitUntil(lambda: any(text.startswith("Undone") for text in announced))


def test_the_result_of_an_import_is_read_out(
    window: MainWindow, announced: list[str], shop_table: Path, qtbot: QtBot
) -> None:
    OPENERS["ReportDialog"](window, shop_table, qtbot)
    figures = "1 added, 0 updated, 0 unchanged, 1 picture"
    finished = [text for text in announced if "finished" in text]
    assert finished == [f"Import finished. {figures}. 2 rows or pictures not imported"]
