"""Imports from the dialog to the report, on the real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
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
from desktop_app.ui.shell import progress_bar
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.importing.dialogs import (
    figures,
    import_after_review,
    open_import_dialog,
    report_of,
)
from tests.ui.parts import find_page, part

DrawPicture = Callable[..., Path]
OpenWindow = Callable[..., MainWindow]


def test_a_table_is_imported_into_a_new_catalogue(
    open_window: OpenWindow, shop_table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    dialog = open_import_dialog(window, shop_table, qtbot)
    part(dialog, QLineEdit, "catalogue_name").setText("Corner shop")
    part(dialog, QPushButton, "import_start").click()
    report = report_of(window, qtbot)
    assert figures(report) == ["6", "0", "0", "6"]
    assert part(report, QLabel, "report_summary").text() == "All rows were imported."
    assert window.client.folder == tmp_path / "data" / "Corner shop"
    grid = part(window, QListView, "result_grid")
    qtbot.waitUntil(lambda: grid.model().rowCount() == 6)


def test_columns_are_mapped_and_bad_rows_are_reported(
    open_window: OpenWindow,
    unusual_table: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window()
    dialog = open_import_dialog(window, unusual_table, qtbot)
    start = part(dialog, QPushButton, "import_start")
    assert not start.isEnabled()
    assert part(dialog, QLabel, "import_missing").text() == "Choose the column with the SKU."
    for field, column in (("sku", "K1"), ("name", "What"), ("image", "Pic")):
        part(dialog, QComboBox, f"column_{field}").setCurrentText(column)
    elsewhere = str(unusual_table.parent / "elsewhere")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: elsewhere)
    part(dialog, QPushButton, "choose_root").click()
    import_after_review(dialog, qtbot)
    report = report_of(window, qtbot)
    assert figures(report) == ["3", "0", "0", "2"]
    rejected = part(report, QTableView, "rejections").model()
    cells = [[rejected.index(row, column).data() for column in (0, 1, 2, 4)] for row in range(2)]
    without = "The product is imported without this picture: gone.png does not exist."
    assert cells == [
        ["4", "", "Nothing", "The SKU is missing."],
        ["5", "D", "Date", without],
    ]


def test_a_table_without_pictures_is_imported_after_a_warning(
    open_window: OpenWindow, shop_table: Path, draw_picture: DrawPicture, qtbot: QtBot
) -> None:
    window = open_window()
    dialog = open_import_dialog(window, shop_table, qtbot)
    doubt = part(dialog, QLabel, "import_warning")
    assert not doubt.isVisible()
    part(dialog, QComboBox, "column_image").setCurrentIndex(0)
    assert doubt.isVisible()
    assert doubt.text() == "No picture column is chosen: photos will find nothing."
    part(dialog, QComboBox, "column_sku").setCurrentIndex(0)
    assert not doubt.isVisible()
    part(dialog, QComboBox, "column_sku").setCurrentText("sku")
    import_after_review(dialog, qtbot)
    report = report_of(window, qtbot)
    assert figures(report) == ["6", "0", "0", "0"]
    report.close()
    with qtbot.waitSignal(find_page(window).answer_shown):
        find_page(window).search([draw_picture(shop_table.parent / "photo.png", 2)])
    assert part(window, QLabel, "answer_title").text() == "Nothing to compare with"
    sentence = "No product has a picture yet, so photos cannot find anything."
    assert part(window, QLabel, "verdict_sentence").text() == sentence
    assert part(window, QLabel, "result_note_title").text() == "Nothing found"


def test_a_folder_of_pictures_is_imported_without_columns(
    open_window: OpenWindow, tmp_path: Path, draw_picture: DrawPicture, qtbot: QtBot
) -> None:
    for seed in range(3):
        draw_picture(tmp_path / "Toys" / "Balls" / f"{seed}.png", seed)
    window = open_window()
    dialog = open_import_dialog(window, tmp_path / "Toys", qtbot)
    assert not part(dialog, QWidget, "mapping").isVisible()
    part(dialog, QPushButton, "import_start").click()
    assert figures(report_of(window, qtbot)) == ["3", "0", "0", "3"]


def test_a_cancelled_import_keeps_the_products_so_far(
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
    # The reading of labels starts after the import and is also shown, until it finds no reader.
    qtbot.waitUntil(lambda: not strip.isVisible())
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
    with qtbot.waitSignal(find_page(window).answer_shown):
        find_page(window).search([draw_picture(tmp_path / "photo.png", 2)])
    assert not finished
    task.cancel()


def test_importing_again_changes_nothing(
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


def test_a_rejected_row_is_corrected_and_imported_from_the_report(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    table = tmp_path / "list.csv"
    table.write_text("sku,name,price\nN1,Nut,1.50\n,Oat,2.50\n", encoding="utf-8")
    dialog = open_import_dialog(window, table, qtbot)
    import_after_review(dialog, qtbot)
    report = report_of(window, qtbot)
    fields = part(report, QTableView, "row_fields")
    qtbot.waitUntil(lambda: fields.model().rowCount() == 3)
    fields.model().setData(fields.model().index(0, 1), "O1")
    part(report, QPushButton, "row_retry").click()
    summary = part(report, QLabel, "report_summary")
    qtbot.waitUntil(lambda: summary.text() == "All rows were imported.")
    assert figures(report)[0] == "2"
    with qtbot.waitSignal(
        window.client.read(lambda catalogue: catalogue.store.products.by_sku(["O1"])).succeeded
    ) as found:
        pass
    assert found.args[0]["O1"].name == "Oat"


def test_products_that_the_table_no_longer_has_are_archived(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    table = tmp_path / "list.csv"
    table.write_text("sku,name,price\nN1,Nut,1.50\nO1,Oat,2.50\n", encoding="utf-8")
    with qtbot.waitSignal(
        window.client.run_job(lambda workspace: workspace.import_products(table)).succeeded
    ):
        pass
    table.write_text("sku,name,price\nN1,Nut,1.50\n", encoding="utf-8")
    dialog = open_import_dialog(window, table, qtbot)
    part(dialog, QPushButton, "import_review").click()
    archive = part(dialog, QCheckBox, "archive_missing")
    qtbot.waitUntil(archive.isVisible)
    archive.setChecked(True)
    part(dialog, QPushButton, "import_start").click()
    assert part(report_of(window, qtbot), QLabel, "figure_archived").text() == "1"
