"""Importing in the window: choose, say what the columns mean, watch, read the report."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.importing.import_dialog import ImportDialog
from desktop_app.ui.importing.report_dialog import ReportDialog
from desktop_app.ui.shell import progress_bar
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part

DrawPicture = Callable[..., Path]
OpenWindow = Callable[..., MainWindow]


def dialog_for(window: MainWindow, source: Path, qtbot: QtBot) -> ImportDialog:
    """Return the dialog, having looked into a source."""
    part(window, QPushButton, "start_import").click()
    dialog = part(window, ImportDialog)
    pages = part(dialog, QStackedWidget, "import_pages")
    dialog.show_source(source)
    qtbot.waitUntil(lambda: pages.currentIndex() == 1)
    return dialog


def chosen(dialog: QDialog, field: str) -> str:
    return part(dialog, QComboBox, f"column_{field}").currentText()


def report_of(window: MainWindow, qtbot: QtBot) -> ReportDialog:
    qtbot.waitUntil(lambda: window.findChild(ReportDialog) is not None, timeout=20_000)
    return part(window, ReportDialog)


def figures(report: QDialog) -> list[str]:
    names = ("added", "updated", "unchanged", "pictures")
    return [part(report, QLabel, f"figure_{name}").text() for name in names]


@pytest.fixture
def odd_table(tmp_path: Path, draw_picture: DrawPicture) -> Path:
    """Return a table whose columns nobody would recognise, and some rows of it are bad."""
    folder = tmp_path / "odd"
    for seed in range(4):
        draw_picture(folder / "elsewhere" / f"{seed}.png", seed)
    lines = ["K1,What,Pic", "A,Apple,0.png", "B,Bread,1.png", ",Nothing,2.png", "D,Date,gone.png"]
    table = folder / "table.csv"
    table.write_text("\n".join(lines), encoding="utf-8")
    return table


def test_recognised_columns_are_chosen_already(
    open_window: OpenWindow, shop_table: Path, qtbot: QtBot
) -> None:
    dialog = dialog_for(open_window(), shop_table, qtbot)
    assert [chosen(dialog, field) for field in ("sku", "name", "price", "image")] == [
        "sku",
        "name",
        "price",
        "image",
    ]
    assert chosen(dialog, "gtin") == "Do not import"
    assert part(dialog, QTableView, "mapping_rows").model().rowCount() == 6
    assert part(dialog, QPushButton, "import_start").isEnabled()


def test_a_shop_is_imported_into_a_new_catalogue(
    open_window: OpenWindow, shop_table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    dialog = dialog_for(window, shop_table, qtbot)
    part(dialog, QLineEdit, "catalogue_name").setText("Corner shop")
    part(dialog, QPushButton, "import_start").click()
    report = report_of(window, qtbot)
    assert figures(report) == ["6", "0", "0", "6"]
    assert part(report, QLabel, "report_left_out").text() == "All rows were imported."
    assert window.client.folder == tmp_path / "data" / "Corner shop"
    grid = part(window, QListView, "result_grid")
    qtbot.waitUntil(lambda: grid.model().rowCount() == 6)


def test_the_sample_is_not_what_own_products_go_into(
    open_window: OpenWindow, catalogue: Path, shop_table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    sample = tmp_path / "data" / "Sample shop"
    sample.parent.mkdir()
    window = open_window(catalogue.rename(sample))
    dialog = dialog_for(window, shop_table, qtbot)
    assert part(dialog, QComboBox, "target").currentText() == "New catalogue"


def test_return_imports(open_window: OpenWindow, shop_table: Path, qtbot: QtBot) -> None:
    dialog = dialog_for(open_window(), shop_table, qtbot)
    with qtbot.waitSignal(dialog.import_requested):
        QTest.keyClick(part(dialog, QComboBox, "column_sku"), Qt.Key.Key_Return)


def test_columns_are_mapped_and_bad_rows_are_told(
    open_window: OpenWindow,
    odd_table: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window()
    dialog = dialog_for(window, odd_table, qtbot)
    start = part(dialog, QPushButton, "import_start")
    assert not start.isEnabled()
    assert part(dialog, QLabel, "import_missing").text() == "Choose the column with the SKU."
    for field, column in (("sku", "K1"), ("name", "What"), ("image", "Pic")):
        part(dialog, QComboBox, f"column_{field}").setCurrentText(column)
    elsewhere = str(odd_table.parent / "elsewhere")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: elsewhere)
    part(dialog, QPushButton, "choose_root").click()
    start.click()
    report = report_of(window, qtbot)
    assert figures(report) == ["3", "0", "0", "2"]
    rejected = part(report, QTableView, "rejections").model()
    cells = [[rejected.index(row, column).data() for column in range(4)] for row in range(2)]
    without = "The product is in the catalogue without this picture: gone.png does not exist."
    assert cells == [
        ["4", "", "Nothing", "The SKU is missing."],
        ["5", "D", "Date", without],
    ]


def test_a_table_without_a_column_of_pictures_is_questioned_and_imported_all_the_same(
    open_window: OpenWindow, shop_table: Path, draw_picture: DrawPicture, qtbot: QtBot
) -> None:
    window = open_window()
    dialog = dialog_for(window, shop_table, qtbot)
    doubt = part(dialog, QLabel, "import_doubt")
    assert not doubt.isVisible()
    part(dialog, QComboBox, "column_image").setCurrentIndex(0)
    assert doubt.isVisible()
    assert doubt.text() == "No picture column is chosen: photos will find nothing."
    part(dialog, QComboBox, "column_sku").setCurrentIndex(0)
    assert not doubt.isVisible()
    part(dialog, QComboBox, "column_sku").setCurrentText("sku")
    part(dialog, QPushButton, "import_start").click()
    report = report_of(window, qtbot)
    assert figures(report) == ["6", "0", "0", "0"]
    report.close()
    with qtbot.waitSignal(window.page.answer_shown):
        window.page.search([draw_picture(shop_table.parent / "photo.png", 2)])
    assert part(window, QLabel, "verdict_word").text() == "Nothing to compare with"
    sentence = "No product has a picture yet, so photos cannot find anything."
    assert part(window, QLabel, "verdict_sentence").text() == sentence
    assert part(window, QLabel, "result_note_title").text() == "Nothing found"


def test_prices_alone_may_go_into_a_catalogue_that_has_pictures(
    window: MainWindow, shop_table: Path, qtbot: QtBot
) -> None:
    dialog = dialog_for(window, shop_table, qtbot)
    part(dialog, QComboBox, "column_image").setCurrentIndex(0)
    words = "No picture column is chosen: photos will not find new products."
    assert part(dialog, QLabel, "import_doubt").text() == words


def test_no_column_means_two_things(open_window: OpenWindow, odd_table: Path, qtbot: QtBot) -> None:
    dialog = dialog_for(open_window(), odd_table, qtbot)
    part(dialog, QComboBox, "column_sku").setCurrentText("K1")
    part(dialog, QComboBox, "column_name").setCurrentText("K1")
    assert chosen(dialog, "sku") == "Do not import"
    assert not part(dialog, QPushButton, "import_start").isEnabled()


def test_a_folder_of_pictures_needs_no_columns(
    open_window: OpenWindow, tmp_path: Path, draw_picture: DrawPicture, qtbot: QtBot
) -> None:
    for seed in range(3):
        draw_picture(tmp_path / "Toys" / "Balls" / f"{seed}.png", seed)
    window = open_window()
    dialog = dialog_for(window, tmp_path / "Toys", qtbot)
    assert not part(dialog, QWidget, "mapping").isVisible()
    part(dialog, QPushButton, "import_start").click()
    assert figures(report_of(window, qtbot)) == ["3", "0", "0", "3"]


def test_a_source_that_cannot_be_used_gives_a_sentence_in_the_dialog(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    part(window, QPushButton, "start_import").click()
    dialog = part(window, ImportDialog)
    (tmp_path / "empty.csv").touch()
    dialog.show_source(tmp_path / "empty.csv")
    message = part(dialog, QLabel, "banner_message")
    qtbot.waitUntil(message.isVisible)
    assert "empty.csv" in message.text()


def test_cancel_keeps_what_is_done_and_says_so(
    open_window: OpenWindow,
    catalogue: Path,
    tmp_path: Path,
    draw_picture: DrawPicture,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress_bar, "APPEARS_AFTER_MS", 0)
    window = open_window(catalogue)
    for seed in range(100, 180):
        draw_picture(tmp_path / "more" / "Things" / f"{seed}.png", seed)
    part(window, QPushButton, "start_import").click()
    dialog = part(window, ImportDialog)
    dialog.show_source(tmp_path / "more")
    qtbot.waitUntil(lambda: part(dialog, QStackedWidget, "import_pages").currentIndex() == 1)
    part(dialog, QComboBox, "target").setCurrentIndex(0)
    strip = part(window, progress_bar.ProgressBar)
    part(dialog, QPushButton, "import_start").click()
    numbers = part(strip, QLabel, "progress_numbers")
    qtbot.waitUntil(lambda: strip.isVisible() and "/" in numbers.text())
    part(strip, QPushButton, "progress_cancel").click()
    message = part(window, QLabel, "banner_message")
    qtbot.waitUntil(message.isVisible)
    assert message.text() == "Import cancelled."
    assert not strip.isVisible()
    grid = part(window, QListView, "result_grid")
    qtbot.waitUntil(lambda: grid.model().rowCount() > 6)
    assert grid.model().rowCount() < 86


def test_a_photo_is_answered_during_an_import(
    window: MainWindow, tmp_path: Path, draw_picture: DrawPicture, qtbot: QtBot
) -> None:
    for seed in range(100, 180):
        draw_picture(tmp_path / "more" / "Things" / f"{seed}.png", seed)
    task = window.client.run_job(lambda workspace: workspace.import_products(tmp_path / "more"))
    finished: list[bool] = []
    task.on_finish(lambda: finished.append(True))
    with qtbot.waitSignal(window.page.answer_shown):
        window.page.search([draw_picture(tmp_path / "photo.png", 2)])
    assert not finished
    task.cancel()


def test_importing_again_does_only_what_is_new(
    window: MainWindow, shop_table: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(
        window.client.run_job(lambda workspace: workspace.import_products(shop_table)).succeeded
    ):
        pass
    part(window, QPushButton, "start_import").click()
    dialog = part(window, ImportDialog)
    dialog.show_source(shop_table)
    qtbot.waitUntil(lambda: part(dialog, QStackedWidget, "import_pages").currentIndex() == 1)
    target = part(dialog, QComboBox, "target")
    assert target.currentText() == "Open catalogue: My shop"
    part(dialog, QPushButton, "import_start").click()
    assert figures(report_of(window, qtbot)) == ["0", "0", "6", "0"]
