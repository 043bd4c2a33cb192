"""A keyboard scanner at the counter, and what reaches the till."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.counter.till.scan_acceptance import past_date_notice
from desktop_app.ui.counter.till.tally_panel import TallyPanel
from desktop_app.ui.shell.keyboard_scanner import KeyboardScanner
from tests.engine.counter.accepted import CUP, accepted, batch
from tests.ui.counter.counter_driver import CounterDriver
from tests.ui.parts import part
from tests.ui.scanner import scan


@pytest.fixture(autouse=True)
def _scanner(qapp: QApplication) -> Iterator[None]:
    scanner = KeyboardScanner(qapp)
    yield
    qapp.removeEventFilter(scanner)
    scanner.deleteLater()


def tally(driver: CounterDriver) -> list[tuple[str, int]]:
    lines = part(driver.page, TallyPanel).customer.now.lines
    return [(line.accepted.product.sku, line.count) for line in lines]


def test_scans_are_accepted_counted_and_copied(manual: CounterDriver, qtbot: QtBot) -> None:
    scan(manual.window, "P-2 ")
    scan(manual.window, "P-1 ")
    scan(manual.window, "P-2 ")
    qtbot.waitUntil(lambda: len(manual.accepted) == 3)
    assert tally(manual) == [("P-2", 2), ("P-1", 1)]
    assert QGuiApplication.clipboard().text() == "P-2"
    assert manual.controller.phase == "accepted"
    assert manual.accepted[0].codes[0].text == "P-2"


def test_a_scan_accepts_its_product_and_not_the_one_that_is_shown(
    manual: CounterDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    manual.answer(pictures[2])
    scan(manual.window, "P-1 ")
    qtbot.waitUntil(lambda: len(manual.accepted) == 1)
    assert tally(manual) == [("P-1", 1)]


def test_an_unknown_code_is_said(manual: CounterDriver, qtbot: QtBot) -> None:
    with qtbot.waitSignal(manual.page.notice_raised) as notice:
        scan(manual.window, "4006381333931")
    assert str(notice.args[0].message) == "The code 4006381333931 is not in the catalogue."
    assert manual.accepted == []


def test_a_key_hands_the_answer_to_the_till_and_the_tally(
    manual: CounterDriver, pictures: list[Path]
) -> None:
    manual.answer(pictures[2])
    manual.press(Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "P-2"
    assert tally(manual) == [("P-2", 1)]
    bar = part(manual.page, QPushButton, "tally_bar")
    assert bar.isVisible()
    assert bar.height() >= 44


@pytest.mark.usefixtures("english")
def test_a_date_that_is_past_is_warned_about() -> None:
    notice = past_date_notice(accepted(CUP, batch("B", date(2020, 1, 2))))
    assert notice is not None
    assert str(notice.message) == "The date of Red cup is past: 1/2/20."
    assert past_date_notice(accepted(CUP, batch("B", date(2199, 1, 2)))) is None
    assert past_date_notice(accepted(CUP)) is None
