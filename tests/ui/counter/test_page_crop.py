"""Another region of a capture, in the real window."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region, SearchRegion
from desktop_app.engine.counter.capture_search import CaptureAnswer, identify_capture
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.counter.capture import capture_identification
from desktop_app.ui.counter.crop.crop_view import CropView
from desktop_app.ui.widgets.region_geometry import point_in
from tests.ui.counter.counter_driver import CounterDriver
from tests.ui.parts import part

DRAWN = SearchRegion(Region(0.3, 0.2, 0.7, 0.8), "drawn")


class SlowSearch:
    """The search of the counter, which waits until a test lets it go on, or fails."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.fails = False
        self.searched: list[SearchRegion | None] = []

    def __call__(
        self, workspace: Workspace, photo: RgbImage, region: SearchRegion | None, *rest: object
    ) -> CaptureAnswer:
        assert self.may_go_on.wait(30)
        self.searched.append(region)
        if self.fails:
            raise VitrineError(Message("It failed."), Message("Try again."))
        return identify_capture(workspace, photo, region, *rest)  # type: ignore[arg-type]


@pytest.fixture
def search(monkeypatch: pytest.MonkeyPatch) -> SlowSearch:
    search = SlowSearch()
    monkeypatch.setattr(capture_identification, "identify_capture", search)
    return search


def view_of(driver: CounterDriver) -> CropView:
    return part(driver.page, CropView, "counter_capture")


def photo_count(driver: CounterDriver) -> int:
    shown = driver.controller.shown
    return 0 if shown is None else shown.answer.photo_count


def test_a_region_drawn_with_the_mouse_is_searched(
    manual: CounterDriver, pictures: list[Path], search: SlowSearch, qtbot: QtBot
) -> None:
    manual.answer(pictures[2])
    capture, number = manual.controller.capture, manual.controller.moment[1]
    assert capture is not None
    view = view_of(manual)
    photo = view._photo_rect()
    region = view.region
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    start = point_in(photo, QPointF(region.left, region.top)).toPoint()
    end = point_in(photo, QPointF(region.left + 0.05, region.top + 0.05)).toPoint()
    QTest.mousePress(view, left, none, start)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, left, none, end)
    assert manual.controller.phase == "searching"
    manual.wait_for("answered")
    drawn = search.searched[-1]
    assert drawn is not None
    assert drawn.origin == "drawn"
    assert drawn.region.left == pytest.approx(region.left + 0.05, abs=0.02)
    shown = manual.controller.shown
    assert shown is not None
    assert (shown.capture.pixels is capture.pixels, shown.validity is capture.validity) == (
        True,
        True,
    )
    assert manual.controller.moment[1] > number
    manual.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(manual.accepted))
    assert [(one.product.sku, one.region) for one in manual.accepted] == [("P-2", drawn.region)]


def test_keys_move_the_region_and_switch_to_the_whole_picture(
    manual: CounterDriver, pictures: list[Path], search: SlowSearch, qtbot: QtBot
) -> None:
    manual.answer(pictures[2])
    search.searched.clear()
    view_of(manual).setFocus(Qt.FocusReason.TabFocusReason)
    region = view_of(manual).region
    QTest.keyClick(manual.window.windowHandle(), Qt.Key.Key_Right)
    manual.wait_for("answered")
    moved = view_of(manual).region
    assert moved.left > region.left
    manual.press("C")
    qtbot.waitUntil(lambda: len(search.searched) == 2)
    manual.wait_for("answered")
    assert search.searched[-1] == SearchRegion(WHOLE_PHOTO, "drawn")
    assert part(manual.page, QPushButton, "counter_whole_picture").isChecked()
    manual.press("C")
    qtbot.waitUntil(lambda: len(search.searched) == 3)
    assert search.searched[-1] == SearchRegion(moved, "drawn")


def test_nothing_is_accepted_while_another_region_is_searched(
    manual: CounterDriver, pictures: list[Path], search: SlowSearch, qtbot: QtBot
) -> None:
    manual.answer(pictures[2])
    search.may_go_on.clear()
    manual.press("C")
    manual.wait_for("searching")
    tile = part(manual.page, QPushButton, "candidate_1")
    QTest.mousePress(tile, Qt.MouseButton.LeftButton)
    for key in (Qt.Key.Key_Return, "1", "2"):
        manual.press(key)
    search.may_go_on.set()
    manual.wait_for("answered")
    QTest.mouseRelease(tile, Qt.MouseButton.LeftButton)
    QTest.qWait(150)
    assert not manual.accepted
    assert manual.offered()[0] == "P-2"


def test_only_the_newest_region_is_searched(
    manual: CounterDriver, pictures: list[Path], search: SlowSearch
) -> None:
    manual.answer(pictures[2])
    search.searched.clear()
    search.may_go_on.clear()
    for step in range(4):
        manual.controller.search_region(SearchRegion(Region(0, 0, 1, 0.5 + step / 10), "drawn"))
    search.may_go_on.set()
    manual.wait_for("answered")
    # The first may have been running already; the two between never ran.
    assert len(search.searched) <= 2
    shown = manual.controller.shown
    assert shown is not None
    assert shown.answer.region == Region(0, 0, 1, 0.8)


def test_the_answer_comes_back_if_the_search_fails(
    manual: CounterDriver, pictures: list[Path], search: SlowSearch, qtbot: QtBot
) -> None:
    manual.answer(pictures[2])
    before = manual.controller.shown
    search.fails = True
    with qtbot.waitSignal(manual.controller.failed):
        manual.controller.search_region(DRAWN)
    assert manual.controller.phase == "answered"
    assert manual.controller.shown is before
    assert before is not None
    assert view_of(manual).region == before.answer.region
    manual.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(manual.accepted))


def test_the_newest_of_several_photos_has_the_region(
    manual: CounterDriver, pictures: list[Path], search: SlowSearch, qtbot: QtBot
) -> None:
    manual.answer(pictures[2])
    manual.press("P")
    manual.camera.put(pictures[2], left=260)
    manual.wait_until_seen()
    manual.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: photo_count(manual) == 2)
    manual.controller.search_region(DRAWN)
    manual.wait_for("answered")
    shown = manual.controller.shown
    assert shown is not None
    assert (shown.answer.photo_count, shown.answer.region) == (2, DRAWN.region)


def test_a_region_of_nothing_is_not_searched(
    manual: CounterDriver, pictures: list[Path], search: SlowSearch
) -> None:
    manual.controller.search_region(DRAWN)
    assert manual.controller.phase == "live"
    manual.answer(pictures[2])
    manual.press(Qt.Key.Key_Return)
    manual.wait_for("accepted")
    searched = len(search.searched)
    manual.controller.search_region(DRAWN)
    manual.press("C")
    assert len(search.searched) == searched
