"""The counter page as it is used, with a camera, the real engine and keys."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QSplitter
from pytestqt.qtbot import QtBot

from desktop_app.domain.region import WHOLE_PHOTO
from desktop_app.engine.counter.answer_validity import AnswerValidity
from desktop_app.ui.counter.answer.marked_text import MarkedText
from desktop_app.ui.counter.capture.capture_view import CaptureView
from desktop_app.ui.widgets.single_key_shortcuts import MAX_GAP_MS
from tests.ui.counter.counter_driver import CounterDriver
from tests.ui.parts import part


def test_one_key_identifies_and_one_accepts(manual: CounterDriver, pictures: list[Path]) -> None:
    manual.answer(pictures[2])
    assert manual.text("counter_title") == "Sure"
    assert manual.page._pane.visible_count == 1
    capture = part(manual.page, CaptureView, "counter_capture")
    assert not capture.image.isNull()
    assert capture.region != WHOLE_PHOTO
    manual.press(Qt.Key.Key_Return)
    assert [one.product.sku for one in manual.accepted] == ["P-2"]
    (accepted,) = manual.accepted
    assert accepted.verdict == "match"
    assert accepted.photo is not None
    assert accepted.region == capture.region
    assert accepted.accepted_at.tzinfo is not None
    assert part(manual.page, MarkedText, "accepted_price").text() == "2.50\N{NO-BREAK SPACE}EUR"
    manual.wait_for("live")


def test_space_takes_a_photo_from_any_focus(manual: CounterDriver, pictures: list[Path]) -> None:
    manual.answer(pictures[1])
    part(manual.page, QPushButton, "counter_live").setFocus()
    number = manual.controller.moment[1]
    manual.photograph()
    assert manual.controller.moment[1] == number + 1


def test_an_old_answer_is_never_accepted_for_a_new_product(
    manual: CounterDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    manual.answer(pictures[1])
    manual.camera.clear()
    qtbot.waitUntil(lambda: manual.page._pane.is_faded)
    assert manual.controller.phase == "answered"
    manual.camera.put(pictures[3])
    manual.wait_for("live")
    manual.press(Qt.Key.Key_Return)
    assert not manual.accepted


def test_a_capture_that_the_camera_no_longer_sees_confirms_nothing(
    manual: CounterDriver, pictures: list[Path]
) -> None:
    manual.answer(pictures[1])
    controller, shown = manual.controller, manual.controller.shown
    assert shown is not None
    # Something has come to rest, and was captured to see whether it is another product.
    shown.validity.state = "contested"
    again = replace(shown.capture, validity=AnswerValidity("still"), is_automatic=True)
    again.validity.update("moving", 0.0)
    controller._on_found(again, shown.found)
    assert not shown.validity.can_accept
    again.validity.update("still", 0.0)
    controller._on_found(again, shown.found)
    assert shown.validity.can_accept


def test_a_product_that_replaces_another_ends_its_answer(
    manual: CounterDriver, pictures: list[Path]
) -> None:
    manual.answer(pictures[1])
    manual.camera.put(pictures[4])
    manual.wait_for("live")
    assert not manual.accepted


def test_an_answer_can_be_accepted_after_the_product_was_put_down(
    manual: CounterDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    manual.answer(pictures[1])
    manual.camera.clear()
    qtbot.waitUntil(lambda: manual.page._pane.is_faded)
    manual.press(Qt.Key.Key_Return)
    # While something moves the key waits.
    qtbot.waitUntil(lambda: len(manual.accepted) == 1)
    assert manual.accepted[0].product.sku == "P-1"


def test_a_key_during_the_search_accepts_nothing(
    manual: CounterDriver, pictures: list[Path]
) -> None:
    manual.answer(pictures[1])
    for key in (Qt.Key.Key_Return, Qt.Key.Key_1):
        manual.controller.take_photo()
        assert manual.controller.phase == "searching"
        QTest.keyClick(manual.window.windowHandle(), key)
        manual.wait_for("answered")
        QTest.qWait(2 * MAX_GAP_MS)
    assert not manual.accepted


@pytest.mark.parametrize(
    ("scene", "guidance"),
    [
        ("clear", "Hold a product up"),
        ("put_hand", "Hold a product up"),
        ("darken", "Too dark"),
    ],
)
def test_a_scene_with_a_problem_is_not_answered(
    manual: CounterDriver, scene: str, guidance: str
) -> None:
    getattr(manual.camera, scene)()
    QTest.qWait(300)
    manual.press(Qt.Key.Key_Space)
    manual.wait_for("live")
    assert manual.controller.shown is None
    assert manual.text("counter_guidance") == guidance


def test_two_products_and_a_small_one_are_told(manual: CounterDriver, pictures: list[Path]) -> None:
    manual.camera.put_two(pictures[0], pictures[1])
    manual.wait_for_guidance("One at a time")
    manual.press(Qt.Key.Key_Space)
    manual.wait_for("live")
    manual.camera.put(pictures[0], side=64)
    manual.wait_for_guidance("Closer")


def test_what_is_held_still_is_identified_once(
    automatic: CounterDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    automatic.camera.put(pictures[5])
    automatic.wait_for("answered")
    assert automatic.offered()[0] == "P-5"
    QTest.qWait(300)
    automatic.press("1")
    assert [one.product.sku for one in automatic.accepted] == ["P-5"]
    automatic.wait_for("live")
    # It is still there.
    QTest.qWait(800)
    assert automatic.controller.phase == "live"
    automatic.camera.put(pictures[0])
    automatic.wait_for("answered")
    assert automatic.offered()[0] == "P-0"


def test_a_photo_of_another_side_is_added(
    manual: CounterDriver, pictures: list[Path], qtbot: QtBot
) -> None:
    def photo_count() -> int:
        shown = manual.controller.shown
        return 0 if shown is None else shown.answer.photo_count

    manual.answer(pictures[2])
    manual.press("P")
    assert manual.text("counter_guidance") == "Show another side"
    manual.camera.put(pictures[2], left=260, side=220)
    manual.wait_until_seen()
    manual.press("P")
    qtbot.waitUntil(lambda: photo_count() == 2)
    assert "Rests on 2 photos." in manual.text("counter_sentence")
    assert manual.offered()[0] == "P-2"


def test_a_product_that_comes_instead_of_another_side_is_not_given_the_old_answer(
    manual: CounterDriver, pictures: list[Path]
) -> None:
    manual.answer(pictures[2])
    shown = manual.controller.shown
    assert shown is not None
    manual.press("P")
    manual.camera.clear()
    manual.wait_for_motion("empty")
    manual.camera.put(pictures[3])
    manual.wait_until_seen()
    manual.press(Qt.Key.Key_Return)
    assert all(accepted.photo is not shown.capture.pixels for accepted in manual.accepted)


def test_escape_returns_to_the_live_picture(manual: CounterDriver, pictures: list[Path]) -> None:
    manual.answer(pictures[2])
    manual.press(Qt.Key.Key_Escape)
    assert manual.controller.phase == "live"
    assert manual.controller.capture is None


def test_the_camera_has_at_least_half_of_the_window(manual: CounterDriver) -> None:
    splitter = part(manual.page, QSplitter, "counter_splitter")
    for size in ((1024, 768), (1600, 900)):
        manual.window.resize(*size)
        QTest.qWait(50)
        camera_px, answer_px = splitter.sizes()
        assert camera_px >= answer_px


def test_leaving_the_page_releases_the_camera(manual: CounterDriver, pictures: list[Path]) -> None:
    manual.answer(pictures[2])
    manual.window._stack.show_page(manual.window._pages[0])
    assert manual.controller.phase == "live"
    assert manual.page._camera._reader.state is None


def test_a_camera_that_has_stopped_is_not_captured(
    manual: CounterDriver, pictures: list[Path]
) -> None:
    manual.answer(pictures[2])
    manual.press(Qt.Key.Key_Escape)
    manual.page._camera.stop()
    manual.controller._frames._time_s -= 3.0
    manual.press(Qt.Key.Key_Space)
    assert manual.controller.phase == "live"
