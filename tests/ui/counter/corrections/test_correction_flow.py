"""Wrong answers are corrected and new products added at the counter, with keys and the camera."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.engine.workspace import Workspace
from desktop_app.ui.counter.corrections.addition_panel import AdditionPanel
from desktop_app.ui.product_fields.discard_question import DiscardQuestion
from desktop_app.vision.picture_decoding import read_photo
from tests.ui.counter.counter_driver import CounterDriver, Forced
from tests.ui.parts import part

Result = TypeVar("Result")


def ask(driver: CounterDriver, qtbot: QtBot, question: Callable[[Workspace], Result]) -> Result:
    """Return what the engine says."""
    answers: list[Result] = []
    driver.window.client.run(question).on_success(answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def kept_photos(driver: CounterDriver, qtbot: QtBot) -> list[str]:
    """Return the SKUs of the products with photos of the counter."""
    photos = ask(driver, qtbot, lambda workspace: workspace.catalogue.confirmed_photos())
    return [photo.sku for photo in photos]


def open_panel(
    driver: CounterDriver, qtbot: QtBot, verdict: Forced, picture: Path
) -> AdditionPanel:
    verdict("unknown")
    driver.answer(picture)
    driver.press("A")
    qtbot.waitUntil(lambda: driver.page.findChild(AdditionPanel) is not None)
    return part(driver.page, AdditionPanel)


def type_into(driver: CounterDriver, text: str) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    QTest.keyClicks(focused, text)


def field(panel: AdditionPanel, name: str) -> QLineEdit:
    return part(panel, QLineEdit, f"field_{name}")


def test_another_product_than_the_first_keeps_the_photo(
    manual: CounterDriver, pictures: list[Path], verdict: Forced, qtbot: QtBot
) -> None:
    verdict("check")
    manual.answer(pictures[2])
    second = manual.offered()[1]
    with qtbot.waitSignal(manual.page.catalogue_changed):
        manual.press("2")
    assert manual.accepted[0].first_id != manual.accepted[0].product.id
    assert kept_photos(manual, qtbot) == [second]
    assert "photo was kept" in manual.text("accepted_kept")
    # One history for the whole window.
    with qtbot.waitSignal(manual.window.undo_commands.undone):
        part(manual.window, QAction, "command_undo").trigger()
    assert kept_photos(manual, qtbot) == []


def test_the_setting_keeps_no_photo(
    manual: CounterDriver, pictures: list[Path], verdict: Forced, qtbot: QtBot
) -> None:
    manual.page._preferences.change(keep_corrections=False)
    verdict("check")
    manual.answer(pictures[2])
    manual.press("2")
    assert manual.accepted
    assert kept_photos(manual, qtbot) == []


def test_a_new_product_is_added_and_accepted_with_the_keyboard_alone(
    manual: CounterDriver, pictures: list[Path], verdict: Forced, qtbot: QtBot
) -> None:
    panel = open_panel(manual, qtbot, verdict, pictures[3])
    qtbot.waitUntil(lambda: field(panel, "sku").text() != "")
    assert field(panel, "name").hasFocus()
    # Keys of the page, and digits, are text now.
    type_into(manual, "Apple 1 m")
    manual.press(Qt.Key.Key_Return)
    assert field(panel, "price").hasFocus()
    type_into(manual, "2.5")
    with qtbot.waitSignal(manual.page.product_accepted):
        manual.press(Qt.Key.Key_Return)
    (accepted,) = manual.accepted
    assert accepted.product.name == "Apple 1 m"
    assert accepted.is_new
    assert accepted.photo is not None
    assert [line.accepted for line in manual.page._tally.panel.customer.now.lines] == [accepted]
    assert not panel.isVisible()
    detail = ask(
        manual, qtbot, lambda workspace: workspace.catalogue.product_detail(accepted.product.id)
    )
    assert [picture.origin for picture in detail.pictures] == ["counter"]
    # It is not kept a second time.
    assert kept_photos(manual, qtbot) == []


def test_a_new_product_is_found_by_the_next_search_until_that_is_undone(
    manual: CounterDriver, pictures: list[Path], verdict: Forced, qtbot: QtBot
) -> None:
    open_panel(manual, qtbot, verdict, pictures[3])
    type_into(manual, "Apple")
    with qtbot.waitSignal(manual.page.product_accepted):
        QTest.keyClick(
            manual.window.windowHandle(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
    sku = manual.accepted[0].product.sku
    photo = manual.accepted[0].photo
    assert photo is not None

    def found() -> list[str]:
        answer = ask(manual, qtbot, lambda workspace: workspace.identify(photo, top=9))
        return [hit.product.sku for hit in answer.hits]

    assert sku in found()
    with qtbot.waitSignal(manual.window.undo_commands.undone):
        part(manual.window, QAction, "command_undo").trigger()
    assert sku not in found()


def test_a_product_needs_a_name_and_a_free_sku(
    manual: CounterDriver, pictures: list[Path], verdict: Forced, qtbot: QtBot
) -> None:
    panel = open_panel(manual, qtbot, verdict, pictures[3])
    qtbot.waitUntil(lambda: field(panel, "sku").text() != "")
    part(panel, QPushButton, "addition_add").click()
    assert manual.text("problem_name") == "Enter a name."
    type_into(manual, "Apple")
    field(panel, "sku").setText("P-1")
    part(panel, QPushButton, "addition_add").click()
    qtbot.waitUntil(lambda: field(panel, "sku").hasFocus())
    assert "P-1" in manual.text("problem_sku")
    assert not manual.accepted


def test_a_scan_fills_the_gtin_and_adds_nothing(
    manual: CounterDriver, pictures: list[Path], verdict: Forced, qtbot: QtBot
) -> None:
    panel = open_panel(manual, qtbot, verdict, pictures[3])
    type_into(manual, "Apple")
    manual.page.use_scan("4006381333931")
    assert field(panel, "gtin").text() == "4006381333931"
    QTest.qWait(100)
    assert panel.isVisible()
    assert not manual.accepted
    with qtbot.waitSignal(manual.page.product_accepted):
        part(panel, QPushButton, "addition_add").click()
    assert manual.accepted[0].product.gtin == "4006381333931"


def test_escape_asks_before_what_was_typed_is_lost(
    manual: CounterDriver, pictures: list[Path], verdict: Forced, qtbot: QtBot
) -> None:
    panel = open_panel(manual, qtbot, verdict, pictures[3])
    type_into(manual, "Apple")
    manual.press(Qt.Key.Key_Escape)
    question = part(panel, DiscardQuestion)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert field(panel, "name").text() == "Apple"
    assert panel.isVisible()
    field(panel, "name").setFocus()
    manual.press(Qt.Key.Key_Escape)
    discard = next(
        choice
        for choice in panel.findChildren(DiscardQuestion)[-1].buttons()
        if choice.text() == "Discard"
    )
    discard.click()
    qtbot.waitUntil(lambda: not panel.isVisible())
    assert manual.controller.phase == "answered"
    # The keys of the page work again.
    manual.wait_until_seen()
    manual.photograph()
    assert not manual.accepted


def test_the_panel_stays_when_another_page_is_visited(
    manual: CounterDriver, pictures: list[Path], verdict: Forced, qtbot: QtBot
) -> None:
    panel = open_panel(manual, qtbot, verdict, pictures[3])
    type_into(manual, "Apple")
    part(manual.window, QAction, "command_find").trigger()
    part(manual.window, QAction, "command_counter").trigger()
    qtbot.waitUntil(panel.isVisible)
    assert field(panel, "name").text() == "Apple"
    assert field(panel, "name").hasFocus()
    with qtbot.waitSignal(manual.page.product_accepted):
        part(panel, QPushButton, "addition_add").click()


def test_learning_is_proposed_between_customers(
    manual: CounterDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    # A photo that is kept would ask the engine again, which has no reason to learn.
    manual.page._preferences.change(keep_corrections=False)
    offer = manual.page._corrections._offer
    offer._show_whether_worthwhile(True)
    assert offer.isVisible()
    manual.answer(pictures[2])
    assert not offer.isVisible()
    manual.press(Qt.Key.Key_Return)
    manual.wait_for("live")
    assert not offer.isVisible()
    manual.page._tally.panel.start_next_customer()
    assert offer.isVisible()
    with qtbot.waitSignal(manual.page.command_requested) as asked:
        part(offer, QPushButton, "learning_offer_learn").click()
    assert asked.args == ["teach"]
    # Once a day.
    assert not offer.isVisible()
    part(manual.window, QPushButton, "teach_close").click()


def test_neither_a_code_nor_a_product_that_was_removed_keeps_a_photo(
    manual: CounterDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    photo = read_photo(pictures[2]).pixels
    (hit,) = ask(manual, qtbot, lambda workspace: workspace.catalogue.search("P-2", limit=1))
    follow = manual.page._corrections.follow_acceptance
    now = datetime.now(UTC)
    follow(AcceptedProduct(hit.product, "match", None, now, photo))
    removed = replace(hit.product, id=10**6)
    follow(AcceptedProduct(removed, "check", None, now, photo, first_id=hit.product.id))
    assert kept_photos(manual, qtbot) == []
