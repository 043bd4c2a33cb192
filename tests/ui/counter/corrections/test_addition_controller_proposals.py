"""The panel for a new product: proposals, scans, and the way back to the answer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import CategoryGuess
from desktop_app.domain.product import Product
from desktop_app.engine.workspace import Workspace
from desktop_app.ui.counter.corrections import addition_controller
from desktop_app.ui.counter.corrections.addition_panel import AdditionPanel
from desktop_app.ui.shell.keyboard_scanner import KeyboardScanner
from tests.ui.counter.counter_driver import CounterDriver, Forced
from tests.ui.parts import part
from tests.ui.scanner import type_burst


@pytest.fixture
def scanner(qapp: QApplication) -> Iterator[None]:
    scanner = KeyboardScanner(qapp)
    yield
    qapp.removeEventFilter(scanner)
    scanner.deleteLater()


@pytest.fixture
def unknown(manual: CounterDriver, pictures: list[Path], verdict: Forced) -> CounterDriver:
    """Return the page with an answer that has not found the product."""
    verdict("unknown")
    manual.answer(pictures[3])
    return manual


def field(driver: CounterDriver, name: str) -> QLineEdit:
    return part(part(driver.page, AdditionPanel), QLineEdit, f"field_{name}")


def open_panel(driver: CounterDriver, qtbot: QtBot) -> AdditionPanel:
    driver.press("A")
    qtbot.waitUntil(lambda: driver.page.findChild(AdditionPanel) is not None)
    qtbot.waitUntil(lambda: field(driver, "sku").text() != "")
    return part(driver.page, AdditionPanel)


def guess_tea(driver: CounterDriver, qtbot: QtBot) -> None:
    """Add a tea with a Chinese category, and let the answer guess that category."""

    def add(workspace: Workspace) -> None:
        workspace.catalogue.store.products.add(
            {
                "TEA-07": {"category": "Tea", "attributes": {"category_zh": "茶叶"}},
                "P-50": {"category": "Else"},
            }
        )

    with qtbot.waitSignal(driver.window.client.write(add).finished):
        pass
    shown = driver.controller.shown
    assert shown is not None
    guessed = replace(shown.answer, category=CategoryGuess("Tea", 0.9))
    shown.found = replace(shown.found, shown=guessed)


def test_escape_closes_the_panel_and_keeps_the_answer(unknown: CounterDriver, qtbot: QtBot) -> None:
    shown = unknown.controller.shown
    panel = open_panel(unknown, qtbot)
    unknown.wait_until_seen()
    unknown.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not panel.isVisible())
    assert unknown.controller.phase == "answered"
    assert unknown.controller.shown is shown
    assert part(unknown.page, QPushButton, "counter_add").isVisible()
    unknown.press("M")
    unknown.press("1")
    assert len(unknown.accepted) == 1


def test_an_answer_whose_product_was_exchanged_meanwhile_is_not_accepted(
    unknown: CounterDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    panel = open_panel(unknown, qtbot)
    unknown.camera.clear()
    unknown.wait_for_motion("empty")
    unknown.camera.put(pictures[5])
    unknown.wait_for_motion("still")
    assert panel.isVisible()
    unknown.press(Qt.Key.Key_Escape)
    unknown.wait_for("live")
    assert not unknown.accepted


def test_the_sku_follows_the_guessed_category_and_a_typed_one(
    unknown: CounterDriver, qtbot: QtBot
) -> None:
    guess_tea(unknown, qtbot)
    open_panel(unknown, qtbot)
    qtbot.waitUntil(lambda: field(unknown, "sku").text() == "TEA-08")
    assert field(unknown, "category").text() == "Tea"
    field(unknown, "category").setText("Else")
    qtbot.waitUntil(lambda: field(unknown, "sku").text() == "P-51")
    field(unknown, "sku").setText("MINE")
    field(unknown, "category").setText("Tea")
    QTest.qWait(2 * addition_controller._CHECK_DELAY_MS)
    assert field(unknown, "sku").text() == "MINE"


def test_the_guess_is_shown_in_the_language_of_the_window(
    unknown: CounterDriver, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addition_controller, "language_code", lambda: "zh")
    guess_tea(unknown, qtbot)
    panel = open_panel(unknown, qtbot)
    qtbot.waitUntil(lambda: field(unknown, "category").text() == "茶叶")
    field(unknown, "name").setText("Sencha")
    with qtbot.waitSignal(unknown.page.product_accepted):
        part(panel, QPushButton, "addition_add").click()
    product: Product = unknown.accepted[0].product
    assert product.category == "Tea"
    assert product.in_language("zh").category == "茶叶"


@pytest.mark.usefixtures("scanner")
def test_a_name_that_is_typed_very_fast_is_no_code(unknown: CounterDriver, qtbot: QtBot) -> None:
    open_panel(unknown, qtbot)
    type_burst(unknown.window, "milka 100")
    assert field(unknown, "name").text().lower() == "milka 100"
    assert field(unknown, "gtin").text() == ""
    assert field(unknown, "price").hasFocus()
    field(unknown, "name").setFocus()
    QTest.qWait(100)
    type_burst(unknown.window, "4006381333931")
    assert field(unknown, "name").text().lower() == "milka 100"
    assert field(unknown, "gtin").text() == "4006381333931"


def test_a_scan_that_is_no_gtin_changes_nothing(unknown: CounterDriver, qtbot: QtBot) -> None:
    open_panel(unknown, qtbot)
    unknown.page.use_scan("4006381333931")
    unknown.page.use_scan("SHELF-12")
    assert field(unknown, "gtin").text() == "4006381333931"
    assert "SHELF-12" in unknown.text("problem_gtin")


def test_an_undone_addition_leaves_the_tally(unknown: CounterDriver, qtbot: QtBot) -> None:
    panel = open_panel(unknown, qtbot)
    field(unknown, "name").setText("Sencha")
    with qtbot.waitSignal(unknown.page.product_accepted):
        part(panel, QPushButton, "addition_add").click()
    customer = unknown.page._tally.panel.customer
    assert customer.now.piece_count == 1
    undo = part(unknown.window, QAction, "command_undo")
    qtbot.waitUntil(undo.isEnabled)
    with qtbot.waitSignal(unknown.window.undo_commands.undone):
        undo.trigger()
    assert customer.now.piece_count == 0
    # The list has an undo of its own.
    customer.undo()
    assert customer.now.piece_count == 1
