"""Codes and pictures that contradict each other, and codes at the wrong time."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.picture import RgbImage
from desktop_app.errors import Message, VitrineError
from tests.actor import ACTOR
from tests.ui.counter.codes.conftest import CodeCounter, CountingReader
from tests.ui.counter.counter_driver import Forced
from tests.ui.parts import part

UNKNOWN_EAN = "4006381333931"


def test_both_are_shown_if_the_code_is_of_another_product_than_the_picture(
    counter: CodeCounter, pictures: list[Path]
) -> None:
    counter.answer(pictures[2])
    assert counter.text("counter_title") == "Sure"
    counter.put_codes("P-4")
    counter.qtbot.waitUntil(lambda: counter.text("counter_title") == "Check")
    assert counter.offered() == ["P-4", "P-2"]
    assert counter.text("counter_sentence") == (
        "The code is that of Product 4, but the picture looks like Product 2."
    )
    counter.look()
    assert counter.accepted == []
    counter.qtbot.wait(300)
    counter.press("2")
    counter.wait_for_accepted("P-2")
    assert counter.accepted[0].codes == ()


def test_a_photo_of_a_product_with_the_code_of_another_one_is_to_be_checked(
    counter: CodeCounter, pictures: list[Path], verdict: Forced
) -> None:
    verdict("match")
    counter.camera.put(pictures[2])
    counter.put_codes("P-0")
    counter.wait_for_accepted("P-0")
    counter.wait_for("live")
    counter.photograph()
    assert counter.text("counter_title") == "Check"
    first, second = counter.offered()
    assert first == "P-0" != second


def test_the_code_of_the_shown_product_accepts_it(
    counter: CodeCounter, pictures: list[Path]
) -> None:
    counter.answer(pictures[2])
    counter.put_codes("P-2")
    counter.wait_for_accepted("P-2")
    assert counter.accepted[0].codes[0].text == "P-2"


def test_the_code_of_a_product_that_was_accepted_by_its_picture_is_the_same_piece(
    counter: CodeCounter, pictures: list[Path]
) -> None:
    counter.answer(pictures[2])
    counter.press(Qt.Key.Key_Return)
    counter.wait_for_accepted("P-2")
    counter.put_codes("P-2")
    counter.look()
    assert counter.accepted_skus() == ["P-2"]


def test_a_new_product_keeps_the_unknown_code_of_its_photo(
    counter: CodeCounter, pictures: list[Path], verdict: Forced
) -> None:
    verdict("unknown")
    counter.camera.put(pictures[2])
    counter.put_codes(UNKNOWN_EAN, kind="EAN13")
    counter.qtbot.waitUntil(lambda: counter.page._codes.live.unknown is not None)
    counter.photograph()
    assert counter.text("counter_sentence") == (
        f"No product has the code {UNKNOWN_EAN} or looks like this one."
    )
    counter.press("A")
    gtin = part(counter.page, QLineEdit, "field_gtin")
    counter.qtbot.waitUntil(lambda: gtin.text() == UNKNOWN_EAN)


def test_while_something_is_typed_codes_wait(counter: CodeCounter, pictures: list[Path]) -> None:
    counter.answer(pictures[2])
    counter.page.focus_search()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "mug")
    counter.put_codes("P-2")
    counter.look()
    assert (counter.accepted, field.text()) == ([], "mug")
    field.clearFocus()
    counter.wait_for_accepted("P-2")


def test_nothing_is_accepted_after_the_page_was_left(counter: CodeCounter) -> None:
    counter.put_codes("P-2")
    counter.wait_for_accepted("P-2")
    part(counter.window, QAction, "command_catalogue").trigger()
    part(counter.window, QAction, "command_counter").trigger()
    counter.look()
    # What has stayed is the same piece.
    assert counter.accepted_skus() == ["P-2"]


def test_a_look_that_ends_after_the_page_was_left_accepts_nothing(
    counter: CodeCounter, reader: CountingReader
) -> None:
    reader.held = counter.scene_with("P-2")
    counter.camera.scene = reader.held
    counter.qtbot.waitUntil(lambda: reader.is_held)
    part(counter.window, QAction, "command_find").trigger()
    read = reader.look_count
    reader.goes_on.set()
    counter.qtbot.waitUntil(lambda: reader.look_count > read)
    counter.qtbot.wait(20)
    assert counter.accepted == []


def test_another_catalogue_does_not_have_the_codes_of_the_one_before(
    counter: CodeCounter, tmp_path: Path
) -> None:
    counter.put_codes("P-2")
    counter.wait_for_accepted("P-2")
    open_catalogue(tmp_path / "other", actor=ACTOR).close()
    with counter.qtbot.waitSignal(counter.window.client.ready):
        counter.window.opener.open(tmp_path / "other")
    part(counter.window, QAction, "command_counter").trigger()
    counter.look()
    counter.qtbot.waitUntil(lambda: counter.page._codes.live.unknown is not None)
    assert counter.accepted_skus() == ["P-2"]


def test_an_unplugged_camera_accepts_nothing_twice(
    counter: CodeCounter, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.put_codes("P-2")
    counter.wait_for_accepted("P-2")
    read = counter.camera.read

    def fail() -> RgbImage:
        raise VitrineError(Message("The camera is gone."))

    monkeypatch.setattr(counter.camera, "read", fail)
    message = part(counter.page, QLabel, "camera_message")
    counter.qtbot.waitUntil(lambda: message.text() == "The camera is gone.")
    monkeypatch.setattr(counter.camera, "read", read)
    counter.look()
    assert counter.accepted_skus() == ["P-2"]


def test_the_photo_of_a_product_that_only_its_code_has_told_is_a_correction(
    counter: CodeCounter, pictures: list[Path], verdict: Forced
) -> None:
    verdict("check")
    counter.camera.put(pictures[2])
    counter.put_codes("P-0")
    counter.wait_for_accepted("P-0")
    counter.wait_for("live")
    counter.photograph()
    shown = counter.controller.shown
    assert shown is not None
    counter.press(Qt.Key.Key_Return)
    counter.wait_for_accepted("P-0", "P-0")
    last = counter.accepted[1]
    assert last.verdict == "match"
    assert last.first_id not in (None, last.product.id)
