"""The page with all kept answers, in a real window."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.counter.answer.candidate_tile import CandidateTile
from desktop_app.ui.counter.history.answer_model import PAGE_ROWS
from desktop_app.ui.counter.history.page import AnswersPage
from desktop_app.ui.widgets.single_key_shortcuts import MAX_GAP_MS
from tests.engine.counter.history.answers import answer
from tests.ui.counter.counter_driver import CounterDriver
from tests.ui.counter.history.conftest import HistoryDriver
from tests.ui.parts import part


@pytest.fixture
def page(
    manual: CounterDriver, history: HistoryDriver, pictures: list[Path], qtbot: QtBot
) -> AnswersPage:
    """Return the page with P-2 accepted, P-4 not accepted, and P-5 scanned."""
    manual.answer(pictures[2])
    manual.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(manual.accepted) == 1)
    manual.wait_for("live")
    manual.camera.put(pictures[4])
    manual.wait_until_seen()
    manual.photograph()
    manual.page.use_scan("P-5")
    manual.wait_for("accepted")
    return history.open_page()


def column(page: AnswersPage, name: str) -> list[str]:
    model = page._model
    number = list(model.headings()).index(name)
    return [model.cell_text(row, number) for row in range(model.row_count())]


def select(page: AnswersPage, row: int, qtbot: QtBot) -> None:
    page._table.selectRow(row)
    answer = page._model.answer(row)
    qtbot.waitUntil(lambda: page._details.answer == answer)
    assert answer is not None
    if answer.has_photo:
        qtbot.waitUntil(lambda: not page._details._image.isNull())


def candidates(page: AnswersPage) -> list[CandidateTile]:
    return [tile for tile in page._details.findChildren(CandidateTile) if tile.isVisible()]


def press_question(page: AnswersPage, text: str) -> None:
    box = part(page, QMessageBox)
    next(one for one in box.buttons() if one.text() == text).click()


def test_answers_are_listed_newest_first(page: AnswersPage) -> None:
    assert column(page, "Product") == ["Product 5 (P-5)", "Product 4 (P-4)", "Product 2 (P-2)"]
    assert column(page, "State") == ["Accepted", "Without choice", "Accepted"]
    assert column(page, "Codes") == ["P-5", "", ""]
    note = part(page, QLabel, "answers_privacy").text()
    assert "3 answers." in note
    assert "faces are blurred" in note
    assert "30 days" in note


def test_an_answer_is_reopened_as_it_was(page: AnswersPage, qtbot: QtBot) -> None:
    select(page, 2, qtbot)
    assert part(page, QLabel, "answer_title").text() == "Sure"
    assert "Accepted: Product 2 (P-2)" in part(page, QLabel, "answer_facts").text()
    tiles = candidates(page)
    assert tiles[0].hit is not None
    assert tiles[0].hit.product.sku == "P-2"
    qtbot.waitUntil(lambda: candidates(page)[0].has_picture)


def test_words_verdict_state_and_product_filter(page: AnswersPage, qtbot: QtBot) -> None:
    page.focus_search()
    QTest.keyClicks(page._bar.search_box, "product 4")
    qtbot.waitUntil(lambda: column(page, "Product") == ["Product 4 (P-4)"])
    page.use_scan("P-5")
    qtbot.waitUntil(lambda: column(page, "Product") == ["Product 5 (P-5)"])
    page._bar.search_box.enter("")
    state = part(page, QComboBox, "answer_state")
    state.setCurrentIndex(state.findText("Without choice"))
    state.activated.emit(state.currentIndex())
    qtbot.waitUntil(lambda: column(page, "Product") == ["Product 4 (P-4)"])
    page._bar.clear()
    page._show_filtered()
    qtbot.waitUntil(lambda: page._model.row_count() == 3)
    select(page, 2, qtbot)
    part(page, QPushButton, "same_product").click()
    qtbot.waitUntil(lambda: column(page, "Product") == ["Product 2 (P-2)"])
    chip = part(page, QPushButton, "answer_product")
    assert chip.text() == "Product 2"
    chip.click()
    qtbot.waitUntil(lambda: page._model.row_count() == 3)
    page.use_scan("no such code")
    qtbot.waitUntil(lambda: not page._table.isVisible())
    assert part(page, QLabel, "answers_note_title").text() == "No answer has all of this"


def test_today_is_a_day_with_answers(page: AnswersPage, qtbot: QtBot) -> None:
    day = part(page, QComboBox, "answer_day")
    qtbot.waitUntil(lambda: day.findText("Today") > 0)
    assert day.findText("Yesterday") == -1
    day.setCurrentIndex(day.findText("Today"))
    day.activated.emit(day.currentIndex())
    qtbot.waitUntil(lambda: page._model.answer_filter.since is not None)
    qtbot.waitUntil(lambda: page._model.row_count() == 3)


def test_an_answer_is_corrected_and_undo_shows(
    page: AnswersPage, manual: CounterDriver, qtbot: QtBot
) -> None:
    select(page, 1, qtbot)
    with qtbot.waitSignal(page.notice_raised) as told:
        page._details.search_box.enter("P-0")
        qtbot.waitUntil(lambda: [hit.product.sku for hit in page._details._hits] == ["P-0"])
        candidates(page)[0].click()
    assert told.args is not None
    assert "Product 0" in str(told.args[0].message)
    assert column(page, "State")[1] == "Corrected"
    assert column(page, "Product")[1] == "Product 0 (P-0)"
    assert "Corrected: Product 0 (P-0)" in part(page, QLabel, "answer_facts").text()
    undo = part(manual.window, QAction, "command_undo")
    qtbot.waitUntil(undo.isEnabled)
    undo.trigger()
    qtbot.waitUntil(lambda: column(page, "State")[1:2] == ["Correction undone"])
    assert column(page, "Product")[1] == "Product 4 (P-4)"
    part(manual.window, QAction, "command_redo").trigger()
    qtbot.waitUntil(lambda: column(page, "State")[1:2] == ["Corrected"])


def test_a_choice_during_a_refresh_stays(page: AnswersPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page._details.answer == page._model.answer(0))
    with qtbot.waitSignal(page._model.loaded):
        page.refresh_when_visible()
        page._table.selectRow(2)
        chosen = page._model.answer(2)
    assert page._table.currentIndex().row() == 2
    assert page._details.answer == chosen


def test_a_number_corrects_too(page: AnswersPage, qtbot: QtBot) -> None:
    select(page, 1, qtbot)
    page._table.setFocus()
    assert len(candidates(page)) == 1
    QTest.keyClick(page._table, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: len(candidates(page)) > 1)
    second = candidates(page)[1].hit
    assert second is not None
    # A key that follows at once would be that of a scanner.
    QTest.qWait(MAX_GAP_MS + 5)
    with qtbot.waitSignal(page._actions.corrected):
        QTest.keyClick(page._table, Qt.Key.Key_2)
    answer = page._model.answer(1)
    assert answer is not None
    assert answer.product == second.product


def test_the_right_product_is_not_corrected(page: AnswersPage, qtbot: QtBot) -> None:
    select(page, 2, qtbot)
    with qtbot.waitSignal(page.status_message) as told:
        candidates(page)[0].click()
    assert told.args == ["It is Product 2 already."]


def test_a_choice_stays_however_the_answers_are_read_again(page: AnswersPage, qtbot: QtBot) -> None:
    select(page, 1, qtbot)
    with qtbot.waitSignal(page._model.loaded):
        page._show_filtered()
    assert page._table.currentIndex().row() == 1


def test_selected_answers_are_deleted_after_a_question(
    page: AnswersPage, history: HistoryDriver, data_folder: Path, qtbot: QtBot
) -> None:
    select(page, 1, qtbot)
    page._table.setFocus()
    QTest.keyClick(page._table, Qt.Key.Key_Delete)
    press_question(page, "Cancel")
    qtbot.waitUntil(lambda: page.findChild(QMessageBox) is None)
    assert len(history.kept()) == 3
    part(page, QPushButton, "delete_answer").click()
    press_question(page, "Delete")
    qtbot.waitUntil(lambda: page._model.row_count() == 2)
    assert column(page, "Product") == ["Product 5 (P-5)", "Product 2 (P-2)"]
    assert len(list(data_folder.rglob("*.jpg"))) == 1


def test_all_answers_are_deleted_after_a_question(
    page: AnswersPage, data_folder: Path, qtbot: QtBot
) -> None:
    part(page, QPushButton, "delete_all_answers").click()
    press_question(page, "Delete")
    qtbot.waitUntil(lambda: not page._table.isVisible())
    assert part(page, QLabel, "answers_note_title").text() == "No answers yet"
    assert not (data_folder / "answers").exists()


def test_the_list_is_exported(
    page: AnswersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    with qtbot.waitSignal(page.notice_raised):
        part(page, QPushButton, "export_answers").click()
    with file.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["SKU"] for row in rows] == ["P-5", "", "P-2"]
    assert [row["First offered SKU"] for row in rows] == ["P-5", "P-4", "P-2"]


def test_an_answer_far_back_is_opened_and_stays_open(
    manual: CounterDriver, history: HistoryDriver, qtbot: QtBot
) -> None:
    made = [answer() for _ in range(PAGE_ROWS + 60)]
    filled: list[int] = []
    task = history.client.write(lambda kept: len([kept.keep(one, None) for one in made]))
    task.on_success(filled.append)
    qtbot.waitUntil(lambda: bool(filled))
    far = made[10].key
    manual.page.answer_requested.emit(far)
    page = part(manual.window, AnswersPage)
    details = page._details
    qtbot.waitUntil(lambda: details.answer is not None and details.answer.key == far)
    with qtbot.waitSignal(page._model.loaded):
        page.refresh_when_visible()
    assert details.answer is not None
    assert details.answer.key == far
    assert page._model.row_of(far) == page._table.currentIndex().row() == len(made) - 11
