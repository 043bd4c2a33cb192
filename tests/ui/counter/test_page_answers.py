"""The three verdicts on the counter page, and a clip of the sample as camera."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.settings import Settings
from desktop_app.ui.counter.answer.candidate_tile import CandidateTile
from desktop_app.vision.picture_decoding import read_photo
from tests.ui.conftest import OpenWindow
from tests.ui.counter.counter_driver import (
    CounterCamera,
    CounterDriver,
    Forced,
    counter_mat,
    with_thing,
)
from tests.ui.parts import part


def test_candidates_are_compared_and_chosen_by_number(
    manual: CounterDriver, pictures: list[Path], verdict: Forced
) -> None:
    verdict("check")
    manual.answer(pictures[2])
    assert manual.text("counter_title") == "Check"
    shown = manual.page._pane.visible_count
    assert shown in (2, 3)
    manual.press(str(shown + 1))
    assert not manual.accepted
    second = manual.offered()[1]
    assert second in part(manual.page, CandidateTile, "candidate_2").accessibleName()
    manual.press("2")
    assert [one.product.sku for one in manual.accepted] == [second]
    assert manual.accepted[0].verdict == "check"


def test_more_candidates_follow(
    manual: CounterDriver, pictures: list[Path], verdict: Forced
) -> None:
    verdict("check")
    manual.answer(pictures[2])
    counts = [manual.page._pane.visible_count]
    for _ in range(3):
        manual.press("M")
        counts.append(manual.page._pane.visible_count)
    # The catalogue has six products.
    assert counts[1:] == [5, 6, 6]
    assert not part(manual.page, QPushButton, "counter_more").isVisible()


def test_more_candidates_are_scrolled_to(
    manual: CounterDriver, pictures: list[Path], verdict: Forced, qtbot: QtBot
) -> None:
    verdict("check")
    manual.window.resize(1024, 600)
    manual.answer(pictures[2])
    first_new = manual.page._pane.visible_count + 1
    manual.press("M")
    tile = part(manual.page, CandidateTile, f"candidate_{first_new}")
    qtbot.waitUntil(lambda: tile.visibleRegion().boundingRect().height() == tile.height())


def test_a_product_can_be_added_at_once_when_none_of_a_check_is_right(
    manual: CounterDriver, pictures: list[Path], verdict: Forced
) -> None:
    verdict("check")
    manual.answer(pictures[2])
    assert part(manual.page, QPushButton, "counter_more").isVisible()
    assert part(manual.page, QPushButton, "counter_add").isVisible()


def test_an_answer_has_one_primary_action(manual: CounterDriver, pictures: list[Path]) -> None:
    capture = part(manual.page, QPushButton, "camera_capture")
    assert capture.property("role") == "primary"
    manual.answer(pictures[2])
    primary = [
        one.objectName()
        for one in manual.page.findChildren(QPushButton)
        if one.isVisible() and one.property("role") == "primary"
    ]
    assert primary == ["counter_accept"]
    manual.press(Qt.Key.Key_Escape)
    assert capture.property("role") == "primary"


def test_an_unknown_product_is_added_or_searched_by_name(
    manual: CounterDriver, pictures: list[Path], verdict: Forced, qtbot: QtBot
) -> None:
    verdict("unknown")
    manual.answer(pictures[3])
    assert manual.text("counter_title") == "Not in the catalogue"
    assert manual.page._pane.visible_count == 0
    manual.press(Qt.Key.Key_Return)
    assert not manual.accepted
    manual.press("F")
    box = part(manual.page, QLineEdit, "search_box")
    assert box.hasFocus()
    QTest.keyClicks(box, "Product 1")
    qtbot.waitUntil(lambda: manual.page._pane.visible_count > 0)
    assert manual.offered()[0] == "P-1"
    told = "Products for “Product 1”. Press Enter, then choose one."
    assert manual.text("counter_sentence") == told
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert not manual.accepted
    assert "Enter accepts it" in manual.text("counter_sentence")
    QTest.qWait(100)
    manual.press(Qt.Key.Key_Return)
    assert [one.product.sku for one in manual.accepted] == ["P-1"]
    assert manual.accepted[0].score is None


def test_nothing_is_accepted_until_the_products_of_the_words_are_offered(
    manual: CounterDriver, pictures: list[Path], verdict: Forced, qtbot: QtBot
) -> None:
    verdict("check")
    manual.answer(pictures[3])
    controller = manual.page.controller
    controller.search_words("Product 1")
    controller.accept(0)
    qtbot.waitUntil(lambda: manual.offered()[0] == "P-1")
    assert not manual.accepted
    controller.accept(0)
    qtbot.waitUntil(lambda: [one.product.sku for one in manual.accepted] == ["P-1"])


def test_accepting_is_not_offered_where_words_find_nothing(
    manual: CounterDriver, pictures: list[Path], verdict: Forced, qtbot: QtBot
) -> None:
    verdict("match")
    manual.answer(pictures[3])
    accept, add = (part(manual.page, QPushButton, f"counter_{one}") for one in ("accept", "add"))
    assert accept.isVisible()
    manual.page.controller.search_words("spoon")
    qtbot.waitUntil(lambda: "Nothing is found" in manual.text("counter_sentence"))
    assert add.isVisible()
    assert not accept.isVisible()
    manual.page.controller.search_words("")
    qtbot.waitUntil(accept.isVisible)


def test_names_are_plain_text(manual: CounterDriver, pictures: list[Path]) -> None:
    manual.answer(pictures[0])
    for shown in manual.page.findChildren(QLabel):
        assert shown.textFormat() == Qt.TextFormat.PlainText or not shown.text()


def test_touch_targets_are_large(
    manual: CounterDriver, pictures: list[Path], verdict: Forced
) -> None:
    verdict("unknown")
    manual.answer(pictures[0])
    for button in manual.page.findChildren(QPushButton):
        if button.isVisible():
            assert min(button.width(), button.height()) >= 44, button.objectName()
            assert button.accessibleName() or button.text(), button.objectName()


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """Return a video: the empty counter, then a product of the sample, which then lies there."""
    file = tmp_path / "clip.avi"
    jar = read_photo(paths.sample_folder() / "queries" / "query-001.jpg").pixels
    empty = counter_mat()
    placed = with_thing(empty, jar, 180, 90, 300)
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 20, (640, 480))
    for frame in [empty] * 30 + [placed] * 160:
        writer.write(np.ascontiguousarray(frame[:, :, ::-1]))
    writer.release()
    return file


def test_a_product_of_the_sample_is_identified_in_a_clip(
    open_window: OpenWindow, clip: Path, qtbot: QtBot
) -> None:
    settings = Settings(language="en", theme="light", device="cpu", camera=str(clip))
    window = open_window(settings=settings)
    with qtbot.waitSignal(window.client.ready, timeout=60_000):
        window.opener.open_sample()
    driver = CounterDriver(window, CounterCamera(), qtbot)
    qtbot.waitUntil(lambda: driver.controller.phase == "answered", timeout=20_000)
    assert driver.offered()[0] == "JAM-BLB"
    QTest.qWait(300)
    driver.press(Qt.Key.Key_Return)
    assert [one.product.sku for one in driver.accepted] == ["JAM-BLB"]
