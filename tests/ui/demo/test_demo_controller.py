"""What happens at a stand, from morning to evening."""

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.engine.motion_detection import MotionSettings
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.demo.demo_controller import DemoStatistics
from desktop_app.ui.demo.demo_window import DemoWindow
from desktop_app.ui.widgets.photo_query import PhotoAnswer, identify_photo
from tests.ui.demo.conftest import QUICK, OpenDemo, Stand
from tests.ui.parts import part

# Photos slow down as they arrive.
LEISURELY = replace(QUICK, patience=MotionSettings(still_s=0.4))


@pytest.fixture
def pictures(shop_table: Path) -> list[Path]:
    return sorted((shop_table.parent / "pictures").glob("*.png"))


def plug_in(demo: DemoWindow, stand: Stand, qtbot: QtBot) -> None:
    stand.is_plugged = True
    # Until the place is known.
    qtbot.waitUntil(lambda: demo.director._camera.seen is not None)


def sku_of(found: PhotoAnswer) -> str:
    return found.answer.hits[0].product.sku


def visit(demo: DemoWindow, stand: Stand, qtbot: QtBot, picture: Path) -> PhotoAnswer:
    """Hold something up and return what is found."""
    with qtbot.waitSignal(demo.director.found) as signal:
        stand.hold(picture)
    found = signal.args[0]
    assert isinstance(found, PhotoAnswer)
    qtbot.waitUntil(demo.screen_shown.holds_answer)
    return found


def test_photos_are_shown_while_there_is_no_camera(
    open_demo: OpenDemo, qtbot: QtBot, pictures: list[Path], tmp_path: Path
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in (2, 4):
        (folder / f"{number}.jpg").write_bytes(pictures[number].read_bytes())
    found: list[PhotoAnswer] = []
    demo = open_demo(LEISURELY, photos=folder)
    demo.director.found.connect(found.append)
    qtbot.waitUntil(lambda: len(found) >= 3, timeout=20_000)
    assert [sku_of(one) for one in found[:3]] == ["P-2", "P-4", "P-2"]
    assert demo.director.scene == "attract"
    assert demo.director.tally.searches == len(found)


def test_without_photos_of_its_own_the_catalogue_shows_its_pictures(
    open_demo: OpenDemo, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo = open_demo(LEISURELY)
    monkeypatch.setattr(demo.screen_shown, "_photos_to_try", lambda: None)
    with qtbot.waitSignal(demo.director.found, timeout=20_000) as signal:
        demo.screen_shown.begin()
    assert sku_of(signal.args[0]) == "P-0"


def test_a_visitor_is_served(
    open_demo: OpenDemo, stand: Stand, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo()
    plug_in(demo, stand, qtbot)
    assert sku_of(visit(demo, stand, qtbot, pictures[3])) == "P-3"
    assert demo.director.scene == "live"
    assert sku_of(visit(demo, stand, qtbot, pictures[1])) == "P-1"


def test_what_stays_in_the_hand_is_asked_for_once(
    open_demo: OpenDemo, stand: Stand, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo()
    plug_in(demo, stand, qtbot)
    visit(demo, stand, qtbot, pictures[3])
    qtbot.wait(600)
    assert demo.director.tally.searches == 1


def test_the_same_product_again_is_counted_and_not_shown_anew(
    open_demo: OpenDemo, stand: Stand, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo()
    plug_in(demo, stand, qtbot)
    first = visit(demo, stand, qtbot, pictures[3])
    again: list[PhotoAnswer] = []
    demo.director.found.connect(again.append)
    stand.take_away()
    qtbot.wait(400)
    with qtbot.waitSignal(demo.director.repeated):
        stand.hold(pictures[3])
    assert first.answer.verdict != "unknown"
    assert not again
    assert demo.director.tally.searches == 2


def test_who_lowers_a_product_to_read_its_name_does_not_lose_it(
    open_demo: OpenDemo, stand: Stand, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo()
    plug_in(demo, stand, qtbot)
    visit(demo, stand, qtbot, pictures[3])
    shirt = np.random.default_rng(1).integers(0, 90, (220, 220, 3), dtype=np.uint8)
    with qtbot.waitSignal(demo.director.repeated) as _:
        stand.hold_pixels(shirt)
    assert demo.director.scene == "live"


def test_something_unknown_is_shown_when_nothing_else_is(
    open_demo: OpenDemo, stand: Stand, qtbot: QtBot
) -> None:
    demo = open_demo()
    plug_in(demo, stand, qtbot)
    with qtbot.waitSignal(demo.director.found) as signal:
        stand.hold_pixels(np.random.default_rng(1).integers(0, 90, (220, 220, 3), dtype=np.uint8))
    assert signal.args[0].answer.verdict == "unknown"


def test_when_all_have_gone_the_answer_goes_and_then_the_loop_begins(
    open_demo: OpenDemo, stand: Stand, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo(replace(QUICK, empty_s=0.4, idle_s=3.0))
    plug_in(demo, stand, qtbot)
    visit(demo, stand, qtbot, pictures[3])
    with qtbot.waitSignal(demo.director.cleared):
        stand.take_away()
    assert demo.director.scene == "live"
    with qtbot.waitSignal(demo.director.scene_changed) as signal:
        pass
    assert signal.args == ["attract"]
    assert not demo.screen_shown.holds_pictures()


def test_a_camera_may_come_and_go(
    open_demo: OpenDemo, stand: Stand, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo()
    plug_in(demo, stand, qtbot)
    visit(demo, stand, qtbot, pictures[3])
    with qtbot.waitSignal(demo.director.scene_changed):
        stand.is_plugged = False
    assert demo.director.scene == "attract"
    stand.take_away()
    plug_in(demo, stand, qtbot)
    assert sku_of(visit(demo, stand, qtbot, pictures[5])) == "P-5"


def test_a_camera_that_hangs_after_a_sleep_is_opened_anew(
    open_demo: OpenDemo, stand: Stand, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo(replace(QUICK, hung_s=1.5))
    plug_in(demo, stand, qtbot)
    stand.hangs.set()
    qtbot.waitUntil(lambda: not demo.director.has_camera)
    stand.hangs.clear()
    qtbot.waitUntil(lambda: stand.openings >= 2)
    plug_in(demo, stand, qtbot)
    assert sku_of(visit(demo, stand, qtbot, pictures[5])) == "P-5"


def test_before_a_busy_aisle_an_answer_goes_as_well(
    open_demo: OpenDemo, stand: Stand, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo(replace(QUICK, patience=MotionSettings(still_s=60.0), shown_s=0.5))
    plug_in(demo, stand, qtbot)
    passing = QTimer(demo, interval=30)
    passing.timeout.connect(lambda: stand.hold(pictures[int(time.monotonic() * 30) % 5]))
    passing.start()
    qtbot.waitUntil(lambda: demo.director.scene == "live")
    with qtbot.waitSignal(demo.director.cleared):
        demo.director._show(answered_by_hand(demo, qtbot, pictures[5]))
    assert demo.director.scene == "live"
    passing.stop()


def answered_by_hand(demo: DemoWindow, qtbot: QtBot, picture: Path) -> PhotoAnswer:
    client = demo.screen_shown._client
    task = client.run(lambda workspace: identify_photo(workspace, picture, top=3))
    with qtbot.waitSignal(task.succeeded) as signal:
        pass
    found = signal.args[0]
    assert isinstance(found, PhotoAnswer)
    return found


def test_something_unknown_is_said_at_last_if_it_is_still_held(
    open_demo: OpenDemo, stand: Stand, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo(replace(QUICK, kept_s=2.0))
    plug_in(demo, stand, qtbot)
    visit(demo, stand, qtbot, pictures[3])
    with qtbot.waitSignal(demo.director.found) as signal:
        stand.hold_pixels(np.random.default_rng(1).integers(0, 90, (220, 220, 3), dtype=np.uint8))
    assert signal.args[0].answer.verdict == "unknown"


def test_pictures_of_visitors_are_gone_when_they_are(
    open_demo: OpenDemo, stand: Stand, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo()
    plug_in(demo, stand, qtbot)
    visit(demo, stand, qtbot, pictures[3])
    assert stand.is_remembered()
    with qtbot.waitSignal(demo.director.scene_changed):
        stand.is_plugged = False
    qtbot.waitUntil(lambda: not stand.is_remembered())


def test_a_search_that_fails_is_told(
    open_demo: OpenDemo,
    stand: Stand,
    qtbot: QtBot,
    pictures: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    demo = open_demo()
    plug_in(demo, stand, qtbot)

    def lost(*_: object, **__: object) -> object:
        raise VitrineError(Message("The GPU is gone."), Message("Restart."))

    with monkeypatch.context() as patch, qtbot.waitSignal(demo.director.failed):
        patch.setattr(Workspace, "identify", lost)
        stand.hold(pictures[3])
    headline = part(demo, QLabel, "demo_headline")
    assert headline.text() == "The GPU is gone."
    visit(demo, stand, qtbot, pictures[1])
    assert headline.text() != "The GPU is gone."


def test_after_some_failures_the_model_is_opened_anew(
    open_demo: OpenDemo, stand: Stand, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo()
    lost = VitrineError(Message("The GPU is gone."), Message("Restart."))
    wanted: list[bool] = []
    demo.director.reopening_wanted.connect(lambda: wanted.append(True))
    demo.director._on_failed(lost)
    demo.director._on_failed(lost)
    plug_in(demo, stand, qtbot)
    visit(demo, stand, qtbot, pictures[1])
    for _ in range(2):
        demo.director._on_failed(lost)
    assert not wanted
    demo.director._on_failed(lost)
    assert wanted == [True]


def test_whatever_fails_in_a_camera_is_tried_again(
    open_demo: OpenDemo,
    stand: Stand,
    qtbot: QtBot,
    pictures: list[Path],
    caplog: pytest.LogCaptureFixture,
) -> None:
    demo = open_demo()
    plug_in(demo, stand, qtbot)
    stand.is_broken = True
    qtbot.waitUntil(lambda: not demo.director.has_camera)
    stand.is_broken = False
    plug_in(demo, stand, qtbot)
    assert sku_of(visit(demo, stand, qtbot, pictures[5])) == "P-5"
    assert "MemoryError" in caplog.text
    caplog.clear()


def test_the_median_is_of_the_last_searches() -> None:
    assert DemoStatistics().median_ms is None
    tally = DemoStatistics()
    for ms in (30.0, 10.0, 500.0):
        tally.count(ms)
    assert (tally.searches, tally.median_ms) == (3, 30.0)
