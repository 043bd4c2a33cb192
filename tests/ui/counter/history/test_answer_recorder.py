"""What is kept of a counter that is used."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.actor import Actor
from desktop_app.domain.region import Region, SearchRegion
from desktop_app.ui.counter.history.answer_recorder import AnswerRecorder
from tests.ui.counter.counter_driver import CounterDriver
from tests.ui.counter.history.conftest import HistoryDriver


def test_an_accepted_answer_is_kept(
    manual: CounterDriver, history: HistoryDriver, pictures: list[Path]
) -> None:
    manual.answer(pictures[2])
    (shown,) = history.kept()
    assert (shown.state, shown.verdict, shown.chosen) == ("open", "match", None)
    assert shown.station == Actor.local().station
    assert shown.has_photo
    manual.press(Qt.Key.Key_Return)
    (accepted,) = history.kept()
    assert accepted.key == shown.key
    assert accepted.chosen is not None
    assert accepted.chosen.sku == "P-2"
    assert accepted.best is not None
    assert accepted.best.sku == "P-2"
    assert accepted.offered[0].picture_id is not None
    assert accepted.region == manual.accepted[0].region


def test_answers_without_choice_are_kept(
    manual: CounterDriver, history: HistoryDriver, pictures: list[Path]
) -> None:
    manual.answer(pictures[1])
    manual.press(Qt.Key.Key_Escape)
    manual.camera.clear()
    manual.wait_for_motion("empty")
    manual.answer(pictures[3])
    # Another product takes its place.
    manual.camera.put(pictures[4])
    manual.wait_for("live")
    manual.wait_until_seen()
    manual.photograph()
    kept = history.kept()
    assert [one.state for one in kept] == ["open"] * 3
    assert [one.best.sku for one in kept if one.best] == ["P-4", "P-3", "P-1"]


def test_several_photos_of_one_product_are_one_answer(
    manual: CounterDriver, history: HistoryDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    manual.answer(pictures[2])
    (first,) = history.kept()
    manual.press("P")
    manual.camera.put(pictures[2], left=260, side=220)
    QTest.qWait(600)
    manual.press("P")
    qtbot.waitUntil(
        lambda: (shown := manual.controller.shown) is not None and shown.answer.photo_count == 2
    )
    manual.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(manual.accepted))
    (kept,) = history.kept()
    assert (kept.key, kept.photo_count, kept.state) == (first.key, 2, "chosen")


def test_another_region_of_a_photo_is_the_same_answer(
    manual: CounterDriver, history: HistoryDriver, pictures: list[Path]
) -> None:
    manual.answer(pictures[2])
    (first,) = history.kept()
    drawn = Region(0.3, 0.2, 0.7, 0.8)
    manual.controller.search_region(SearchRegion(drawn, "drawn"))
    manual.wait_for("answered")
    (kept,) = history.kept()
    assert (kept.key, kept.region, kept.has_photo) == (first.key, drawn, True)


def test_a_scan_is_kept_without_photo(manual: CounterDriver, history: HistoryDriver) -> None:
    manual.page.use_scan("P-4")
    manual.wait_for("accepted")
    (kept,) = history.kept()
    assert (kept.state, kept.verdict, kept.has_photo) == ("chosen", "match", False)
    assert kept.product is not None
    assert kept.product.sku == "P-4"
    assert [code.text for code in kept.codes] == ["P-4"]


def test_a_candidate_that_was_chosen_shows_that_its_photo_is_a_picture(
    manual: CounterDriver, history: HistoryDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    manual.answer(pictures[2])
    with qtbot.waitSignal(manual.page._corrections.photo_kept):
        manual.press("M")
        manual.press("2")
    qtbot.waitUntil(lambda: history.kept()[0].picture.action_id is not None)
    (kept,) = history.kept()
    assert kept.picture.key
    assert kept.chosen is not None
    assert kept.chosen.sku != "P-2"


def test_an_added_product_is_the_choice_of_its_answer(
    manual: CounterDriver, history: HistoryDriver, pictures: list[Path]
) -> None:
    manual.answer(pictures[2])
    shown = manual.controller.shown
    assert shown is not None
    new = replace(shown.answer.hits[0].product, id=99, sku="NEW")
    manual.controller.accept_scanned(shown.accept_new(new))
    (kept,) = history.kept()
    assert kept.chosen is not None
    assert kept.chosen.sku == "NEW"


def test_an_answer_that_is_shown_again_is_kept_once(
    manual: CounterDriver, history: HistoryDriver, pictures: list[Path]
) -> None:
    manual.answer(pictures[2])
    recorder = manual.page.findChild(AnswerRecorder)
    assert recorder is not None
    manual.controller.phase_changed.emit("answered")
    assert len(history.kept()) == 1
