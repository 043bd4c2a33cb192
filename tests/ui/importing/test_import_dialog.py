"""The import dialog: columns, Return and unusable sources."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QTableView,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.importing.import_dialog import ImportDialog
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.importing.dialogs import column_of, open_import_dialog, report_of
from tests.ui.parts import part

OpenWindow = Callable[..., MainWindow]


def test_recognised_columns_are_assigned(
    open_window: OpenWindow, shop_table: Path, qtbot: QtBot
) -> None:
    dialog = open_import_dialog(open_window(), shop_table, qtbot)
    assert [column_of(dialog, field) for field in ("sku", "name", "price", "image")] == [
        "sku",
        "name",
        "price",
        "image",
    ]
    assert column_of(dialog, "gtin") == "Do not import"
    assert part(dialog, QTableView, "mapping_rows").model().rowCount() == 7
    assert part(dialog, QPushButton, "import_start").isEnabled()


def test_return_starts_the_import(open_window: OpenWindow, shop_table: Path, qtbot: QtBot) -> None:
    dialog = open_import_dialog(open_window(), shop_table, qtbot)
    with qtbot.waitSignal(dialog.import_requested):
        QTest.keyClick(part(dialog, QComboBox, "column_sku"), Qt.Key.Key_Return)


def test_an_unusable_source_is_reported_in_the_dialog(
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


def test_the_table_is_read_again_with_another_encoding(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    table = tmp_path / "list.csv"
    table.write_bytes("sku,name\nA1,Žluťoučký kůň\n".encode("cp1250"))
    dialog = open_import_dialog(open_window(), table, qtbot)
    model = part(dialog, QTableView, "mapping_rows").model()
    encoding = part(dialog, QComboBox, "encoding")
    encoding.setCurrentIndex(encoding.findData("cp1251"))
    encoding.activated.emit(encoding.currentIndex())
    qtbot.waitUntil(lambda: model.index(1, 1).data() != "Žluťoučký kůň")
    encoding.setCurrentIndex(encoding.findData("cp1250"))
    encoding.activated.emit(encoding.currentIndex())
    qtbot.waitUntil(lambda: model.index(1, 1).data() == "Žluťoučký kůň")


def test_an_unreadable_choice_is_told_and_can_be_changed(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    table = tmp_path / "list.csv"
    table.write_text('sku,name\nA1,"Apple\nB1,Bread\nC1,Cherry\n', encoding="utf-8")
    window = open_window()
    part(window, QPushButton, "start_import").click()
    dialog = part(window, ImportDialog)
    dialog.show_source(table)
    message = part(dialog, QLabel, "banner_message")
    qtbot.waitUntil(message.isVisible)
    assert "the quotation mark in line 2 is not closed" in message.text()
    assert not part(dialog, QPushButton, "import_start").isEnabled()
    table.write_text("sku,name\nA1,Apple\n", encoding="utf-8")
    delimiter = part(dialog, QComboBox, "delimiter")
    delimiter.setCurrentIndex(delimiter.findData(","))
    delimiter.activated.emit(delimiter.currentIndex())
    qtbot.waitUntil(part(dialog, QPushButton, "import_start").isEnabled)
    assert not message.isVisible()


def test_the_headings_are_chosen_by_their_line(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    table = tmp_path / "list.csv"
    table.write_text("sku,name\nK,What\nA1,Apple\n", encoding="utf-8")
    dialog = open_import_dialog(open_window(), table, qtbot)
    part(dialog, QSpinBox, "header_row").setValue(2)
    missing = part(dialog, QLabel, "import_missing")
    qtbot.waitUntil(lambda: missing.text() == "Choose the column with the SKU.")
    part(dialog, QComboBox, "column_sku").setCurrentText("K")
    assert part(dialog, QPushButton, "import_start").isEnabled()


def test_what_the_import_would_do_is_told_before(
    open_window: OpenWindow, shop_table: Path, qtbot: QtBot
) -> None:
    dialog = open_import_dialog(open_window(), shop_table, qtbot)
    summary = part(dialog, QLabel, "import_summary")
    qtbot.waitUntil(lambda: summary.text() == "6 new, 6 pictures added")
    review = part(dialog, QPushButton, "import_review")
    review.setFocus()
    review.click()
    facts = part(dialog, QListWidget, "import_facts")
    assert dialog.focusWidget() is facts
    assert [facts.item(row).text() for row in range(facts.count())] == [
        "6 new",
        "6 pictures added",
    ]
    part(dialog, QPushButton, "import_back").click()
    assert summary.isVisible()


def test_what_needs_a_look_is_shown_before_the_import(
    open_window: OpenWindow, shop_table: Path, qtbot: QtBot
) -> None:
    with shop_table.open("a", encoding="utf-8") as stream:
        stream.write(",Nothing,Toys,2.50,EUR,\n")
    dialog = open_import_dialog(open_window(), shop_table, qtbot)
    facts = part(dialog, QListWidget, "import_facts")
    start = part(dialog, QPushButton, "import_start")
    with qtbot.assertNotEmitted(dialog.import_requested):
        start.click()
        qtbot.waitUntil(facts.isVisible)
        qtbot.waitUntil(lambda: facts.count() > 0)
    with qtbot.waitSignal(dialog.import_requested) as requested:
        start.click()
    # Only missing products that were shown may be archived.
    assert requested.args[0].missing_products.size == 0


def test_pictures_in_the_web_are_downloaded_only_if_it_is_chosen(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    table = tmp_path / "list.csv"
    table.write_text("sku,name,image\nA1,Apple,https://a.example/1.jpg\n", encoding="utf-8")
    dialog = open_import_dialog(open_window(), table, qtbot)
    sentence = part(dialog, QLabel, "download_sentence")
    qtbot.waitUntil(sentence.isVisible)
    assert sentence.text() == "1 picture on the web, at a.example."
    assert not part(dialog, QCheckBox, "download").isChecked()
    part(dialog, QPushButton, "import_review").click()
    part(dialog, QCheckBox, "download").setChecked(True)
    with qtbot.waitSignal(dialog.import_requested) as requested:
        part(dialog, QPushButton, "import_start").click()
    assert requested.args[0].downloads


def test_columns_are_assigned_as_last_time(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    table = tmp_path / "list.csv"
    table.write_text("K,What,Cost\nN1,Nut,1.50\n", encoding="utf-8")
    dialog = open_import_dialog(window, table, qtbot)
    for field, column in (("sku", "K"), ("name", "What"), ("price", "Cost")):
        part(dialog, QComboBox, f"column_{field}").setCurrentText(column)
    part(dialog, QLineEdit, "supplier").setText("Nord")
    part(dialog, QPushButton, "import_start").click()
    report_of(window, qtbot).close()
    table.rename(tmp_path / "next.csv")
    dialog = open_import_dialog(window, tmp_path / "next.csv", qtbot)
    note = part(dialog, QLabel, "layout_note")
    assert note.text() == "Columns as last time for Nord"
    assert [column_of(dialog, field) for field in ("sku", "name", "price")] == ["K", "What", "Cost"]
    part(dialog, QPushButton, "layout_reset").click()
    qtbot.waitUntil(lambda: column_of(dialog, "sku") == "Do not import")
    assert note.text() == ""


def test_the_columns_fit_a_low_screen_and_scroll_to_the_focus(
    open_window: OpenWindow, shop_table: Path, qtbot: QtBot
) -> None:
    dialog = open_import_dialog(open_window(), shop_table, qtbot)
    dialog.resize(640, 420)
    assert dialog.height() == 420
    target = part(dialog, QComboBox, "target")
    for _ in range(30):
        if dialog.focusWidget() is target:
            break
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert target.visibleRegion().boundingRect().height() == target.height()
