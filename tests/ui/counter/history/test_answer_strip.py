"""The strip of today's answers below the camera."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.counter.history.answer_strip import AnswerStrip
from desktop_app.ui.counter.history.answer_tile import AnswerTile
from desktop_app.ui.counter.history.page import AnswersPage
from tests.ui.counter.counter_driver import CounterDriver
from tests.ui.counter.history.conftest import HistoryDriver
from tests.ui.parts import part


def tiles(counter: CounterDriver) -> list[AnswerTile]:
    strip = part(counter.page, AnswerStrip)
    return [tile for tile in strip.findChildren(AnswerTile) if tile.isVisible()]


def test_every_answer_is_a_tile_the_newest_first(
    manual: CounterDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    assert tiles(manual) == []
    manual.answer(pictures[2])
    qtbot.waitUntil(lambda: len(tiles(manual)) == 1)
    manual.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "accepted" in tiles(manual)[0].accessibleName().lower())
    assert "Product 2 (P-2)" in tiles(manual)[0].accessibleName()
    manual.page.use_scan("P-5")
    qtbot.waitUntil(lambda: len(tiles(manual)) == 2)
    assert "Product 5" in tiles(manual)[0].accessibleName()
    toggle = part(manual.page, QPushButton, "answer_strip_toggle")
    assert toggle.text() == "Today: 2 answers"
    for control in (*tiles(manual), toggle):
        assert min(control.width(), control.height()) >= 44


def test_h_folds_the_strip_and_it_stays_folded(
    manual: CounterDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    manual.answer(pictures[2])
    qtbot.waitUntil(lambda: len(tiles(manual)) == 1)
    manual.press("H")
    assert tiles(manual) == []
    assert not manual.page._preferences.now.answer_strip
    # The answer can be accepted as before.
    manual.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(manual.accepted) == 1)
    manual.press("H")
    assert len(tiles(manual)) == 1


def test_in_a_low_window_the_strip_is_folded_until_it_is_asked_for(
    manual: CounterDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    manual.answer(pictures[2])
    qtbot.waitUntil(lambda: len(tiles(manual)) == 1)
    manual.window.resize(manual.window.width(), 560)
    qtbot.waitUntil(lambda: tiles(manual) == [])
    manual.press("H")
    assert len(tiles(manual)) == 1
    manual.press("H")
    assert tiles(manual) == []
    assert manual.page._preferences.now.answer_strip
    manual.window.resize(manual.window.width(), 800)
    qtbot.waitUntil(lambda: len(tiles(manual)) == 1)


def test_a_tile_opens_its_answer(
    manual: CounterDriver, history: HistoryDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    manual.answer(pictures[2])
    manual.page.use_scan("P-5")
    qtbot.waitUntil(lambda: len(tiles(manual)) == 2)
    older = tiles(manual)[1]
    assert older.answer is not None
    key = older.answer.key
    older.click()
    page = part(manual.window, AnswersPage)
    qtbot.waitUntil(lambda: page._details.answer is not None and page._details.answer.key == key)
    assert page.isVisible()
    qtbot.waitUntil(lambda: not page._details._image.isNull())


def test_h_says_so_if_answers_are_not_kept(manual: CounterDriver, qtbot: QtBot) -> None:
    manual.page._preferences.change(keep_answers=False)
    with qtbot.waitSignal(manual.page.status_message) as told:
        manual.press("H")
    assert told.args is not None
    assert "not kept" in told.args[0]
