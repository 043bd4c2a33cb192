"""Why an answer was given, in the real window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.counter.why.why_view import WhyView
from desktop_app.ui.explanation.explanation_panel import ExplanationPanel
from tests.ui.counter.counter_driver import CounterDriver
from tests.ui.parts import part


def panel_of(driver: CounterDriver) -> ExplanationPanel:
    return part(driver.page, ExplanationPanel)


def explain(driver: CounterDriver, qtbot: QtBot) -> None:
    """Press Y and wait for the whole explanation."""
    with qtbot.waitSignal(panel_of(driver).explained, timeout=30_000):
        driver.press("Y")


def test_a_key_explains_the_first_product_and_ends_it(
    manual: CounterDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    manual.answer(pictures[2])
    explain(manual, qtbot)
    panel = panel_of(manual)
    assert panel.isVisible()
    assert part(manual.page, QPushButton, "counter_why").isChecked()
    assert manual.text("counter_why_name") == "Product 2"
    assert (panel.view.points is None) != (panel.view.influence is None)
    assert manual.text("explanation_figure_0").endswith("%")
    manual.press("Y")
    qtbot.waitUntil(lambda: not panel.isVisible())
    manual.press("Y")
    qtbot.waitUntil(panel.isVisible)
    manual.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(manual.accepted))
    assert [one.product.sku for one in manual.accepted] == ["P-2"]
    assert panel.subject is None


def test_the_candidate_with_the_focus_is_explained(
    manual: CounterDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    manual.answer(pictures[2])
    manual.press("M")
    other = manual.offered()[1]
    part(manual.page, QPushButton, "candidate_2").setFocus()
    explain(manual, qtbot)
    subject = panel_of(manual).subject
    assert subject is not None
    assert subject.hit.product.sku == other
    choice = part(manual.page, QPushButton, "explain_2")
    assert choice.hasFocus()
    # The first product is not the one on the screen.
    manual.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not choice.isDown())
    assert not manual.accepted
    assert part(manual.page, WhyView).row == 1
    with qtbot.waitSignal(panel_of(manual).explained, timeout=30_000):
        QTest.keyClick(choice, Qt.Key.Key_Right)
    assert part(manual.page, WhyView).row == 2
    manual.press("Y")
    qtbot.waitUntil(part(manual.page, QPushButton, "candidate_3").hasFocus)
    manual.press("2")
    qtbot.waitUntil(lambda: bool(manual.accepted))
    assert [one.product.sku for one in manual.accepted] == [other]


def test_products_that_words_find_are_explained(
    manual: CounterDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    manual.answer(pictures[2])
    with qtbot.waitSignal(manual.controller.offer_changed):
        manual.controller.search_words("Product 4")
    explain(manual, qtbot)
    subject = panel_of(manual).subject
    assert subject is not None
    assert subject.hit.product.sku == "P-4"


def test_a_new_photo_ends_the_explanation(
    manual: CounterDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    manual.answer(pictures[2])
    manual.press("Y")
    qtbot.waitUntil(panel_of(manual).isVisible)
    manual.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not panel_of(manual).isVisible())
    assert not part(manual.page, QPushButton, "counter_why").isChecked()


def test_there_is_nothing_to_explain_without_an_answer(manual: CounterDriver) -> None:
    manual.press("Y")
    QTest.qWait(50)
    assert panel_of(manual).subject is None
