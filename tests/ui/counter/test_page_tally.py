"""The list of the customer on the counter page, by key, and its number in all that is written."""

import csv
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from tests.ui.counter.conftest import automatic, camera, manual, pictures
from tests.ui.counter.counter_driver import CounterDriver
from tests.ui.counter.history.conftest import HistoryDriver
from tests.ui.parts import part

__all__ = ["automatic", "camera", "manual", "pictures"]


def accept(counter: CounterDriver, picture: Path) -> None:
    counter.answer(picture)
    counter.press(Qt.Key.Key_Return)
    counter.wait_for("accepted")


def test_the_list_is_opened_changed_and_closed_by_key(
    manual: CounterDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    bar = part(manual.page, QPushButton, "tally_bar")
    manual.press("T")
    assert not bar.isChecked()
    accept(manual, pictures[2])
    manual.press("T")
    assert QApplication.focusWidget() is part(manual.page, QTableView, "tally_table")
    customer = manual.page._tally.panel.customer
    manual.press("+")
    assert customer.now.piece_count == 2
    manual.press(Qt.Key.Key_Delete)
    assert customer.now.piece_count == 0
    manual.press(Qt.Key.Key_Escape)
    assert not bar.isChecked()
    assert "List of this customer" in [title for title, _ in manual.page.shortcuts()]


def test_no_product_is_accepted_behind_the_list(
    manual: CounterDriver, pictures: list[Path]
) -> None:
    accept(manual, pictures[2])
    manual.answer(pictures[2])
    manual.press("T")
    for key in (Qt.Key.Key_Return, "1"):
        manual.press(key)
    assert len(manual.accepted) == 1
    manual.press(Qt.Key.Key_Escape)
    assert manual.controller.phase == "answered"
    manual.press(Qt.Key.Key_Return)
    assert len(manual.accepted) == 2


def test_the_number_of_the_customer_is_in_the_table_and_with_the_answers(
    manual: CounterDriver, pictures: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "accepted.csv"
    manual.page._preferences.change(accept_action="table", till_table=str(file))
    accept(manual, pictures[2])
    first = manual.page._tally.customer_number
    manual.page._tally.panel.start_next_customer()
    accept(manual, pictures[2])
    second = manual.page._tally.customer_number
    assert first != second
    qtbot.waitUntil(lambda: file.is_file() and len(rows(file)) == 2)
    assert [row["customer"] for row in rows(file)] == [first, second]
    kept = HistoryDriver(manual, qtbot).kept()
    assert [answer.customer for answer in kept] == [second, first]


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))
