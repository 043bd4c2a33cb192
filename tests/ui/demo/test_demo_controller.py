"""Searches, answers and phases of the demo."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.engine.motion_detection import MotionSettings
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.demo.demo_window import DemoWindow
from desktop_app.ui.widgets.photo_query import PhotoAnswer, identify_photo
from tests.ui.demo.conftest import FAST_TIMING, OpenDemo
from tests.ui.demo.fake_camera import FakeCamera, best_sku, connect_camera, search
from tests.ui.parts import part

# Photos of the slideshow slow down while they arrive.
SLIDESHOW_TIMING = replace(FAST_TIMING, motion=MotionSettings(still_s=0.4))


def test_the_slideshow_runs_without_a_camera(
    open_demo: OpenDemo, qtbot: QtBot, pictures: list[Path], tmp_path: Path
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in (2, 4):
        (folder / f"{number}.jpg").write_bytes(pictures[number].read_bytes())
    answers: list[PhotoAnswer] = []
    demo = open_demo(SLIDESHOW_TIMING, photos=folder)
    demo.controller.answer_found.connect(answers.append)
    qtbot.waitUntil(lambda: len(answers) >= 3, timeout=20_000)
    assert [best_sku(found) for found in answers[:3]] == ["P-2", "P-4", "P-2"]
    assert demo.controller.phase == "attract"
    assert demo.controller.statistics.searches == len(answers)


def test_the_slideshow_shows_the_catalogue_if_there_are_no_photos(
    open_demo: OpenDemo, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    demo = open_demo(SLIDESHOW_TIMING)
    monkeypatch.setattr(demo.demo_screen, "_slideshow_sources", lambda: [tmp_path / "gone"])
    with qtbot.waitSignal(demo.controller.answer_found, timeout=20_000) as signal:
        demo.demo_screen.start()
    assert signal.args is not None
    assert best_sku(signal.args[0]) == "P-0"


def test_what_a_visitor_holds_up_is_found(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo()
    connect_camera(demo, camera, qtbot)
    assert best_sku(search(demo, camera, qtbot, pictures[3])) == "P-3"
    assert demo.controller.phase == "live"
    assert best_sku(search(demo, camera, qtbot, pictures[1])) == "P-1"


def test_what_is_held_on_is_searched_once(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo()
    connect_camera(demo, camera, qtbot)
    search(demo, camera, qtbot, pictures[3])
    frames: list[object] = []
    demo.controller.frame_changed.connect(frames.append)
    qtbot.waitUntil(lambda: len(frames) > 20)
    assert demo.controller.statistics.searches == 1


def test_the_same_product_again_is_counted_but_not_shown_again(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo()
    connect_camera(demo, camera, qtbot)
    first = search(demo, camera, qtbot, pictures[3])
    shown_again: list[PhotoAnswer] = []
    demo.controller.answer_found.connect(shown_again.append)
    frames: list[object] = []
    demo.controller.frame_changed.connect(frames.append)
    camera.hold_nothing()
    qtbot.waitUntil(lambda: len(frames) > 20)
    with qtbot.waitSignal(demo.controller.answer_repeated):
        camera.hold(pictures[3])
    assert first.answer.verdict != "unknown"
    assert not shown_again
    assert demo.controller.statistics.searches == 2


def test_an_unknown_object_does_not_replace_a_recent_answer(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo()
    connect_camera(demo, camera, qtbot)
    search(demo, camera, qtbot, pictures[3])
    with qtbot.waitSignal(demo.controller.answer_repeated):
        camera.hold_unknown_object()
    assert demo.controller.phase == "live"


def test_an_unknown_object_is_shown_if_there_is_no_answer(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot
) -> None:
    demo = open_demo()
    connect_camera(demo, camera, qtbot)
    with qtbot.waitSignal(demo.controller.answer_found) as signal:
        camera.hold_unknown_object()
    assert signal.args is not None
    assert signal.args[0].answer.verdict == "unknown"


def test_an_unknown_object_held_on_replaces_an_older_answer(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo(replace(FAST_TIMING, min_shown_s=2.0))
    connect_camera(demo, camera, qtbot)
    search(demo, camera, qtbot, pictures[3])
    with qtbot.waitSignal(demo.controller.answer_found) as signal:
        camera.hold_unknown_object()
    assert signal.args is not None
    assert signal.args[0].answer.verdict == "unknown"


def test_without_motion_the_answer_is_cleared_and_then_the_slideshow_starts(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo(replace(FAST_TIMING, clear_after_s=0.4, attract_after_s=3.0))
    connect_camera(demo, camera, qtbot)
    search(demo, camera, qtbot, pictures[3])
    with qtbot.waitSignal(demo.controller.answer_cleared):
        camera.hold_nothing()
    assert demo.controller.phase == "live"
    with qtbot.waitSignal(demo.controller.phase_changed) as signal:
        pass
    assert signal.args == ["attract"]
    assert not demo.demo_screen.has_visitor_images()


def test_an_answer_is_cleared_in_spite_of_constant_motion(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot, pictures: list[Path]
) -> None:
    timing = replace(FAST_TIMING, motion=MotionSettings(still_s=60.0), max_shown_s=0.5)
    demo = open_demo(timing)
    connect_camera(demo, camera, qtbot)
    motion = QTimer(demo, interval=30)
    motion.timeout.connect(lambda: camera.hold(pictures[int(time.monotonic() * 30) % 5]))
    motion.start()
    qtbot.waitUntil(lambda: demo.controller.phase == "live")
    found = identify(demo, qtbot, pictures[5])
    with qtbot.waitSignal(demo.controller.answer_cleared):
        demo.controller._show(found)
    assert demo.controller.phase == "live"
    motion.stop()


def identify(demo: DemoWindow, qtbot: QtBot, picture: Path) -> PhotoAnswer:
    client = demo.demo_screen._client
    task = client.run(lambda workspace: identify_photo(workspace, picture, top=3))
    with qtbot.waitSignal(task.succeeded) as signal:
        pass
    assert signal.args is not None
    found = signal.args[0]
    assert isinstance(found, PhotoAnswer)
    return found


def test_images_of_visitors_are_released_when_the_camera_is_disconnected(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo()
    connect_camera(demo, camera, qtbot)
    search(demo, camera, qtbot, pictures[3])
    assert camera.is_visitor_frame_alive()
    with qtbot.waitSignal(demo.controller.phase_changed):
        camera.is_connected = False
    qtbot.waitUntil(lambda: not camera.is_visitor_frame_alive())


def test_a_camera_can_be_disconnected_and_connected_again(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo()
    connect_camera(demo, camera, qtbot)
    search(demo, camera, qtbot, pictures[3])
    with qtbot.waitSignal(demo.controller.phase_changed):
        camera.is_connected = False
    assert demo.controller.phase == "attract"
    camera.hold_nothing()
    connect_camera(demo, camera, qtbot)
    assert best_sku(search(demo, camera, qtbot, pictures[5])) == "P-5"


def test_a_camera_that_hangs_is_reopened(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo(replace(FAST_TIMING, reopen_after_s=1.5))
    connect_camera(demo, camera, qtbot)
    camera.hangs.set()
    qtbot.waitUntil(lambda: not demo.controller.has_camera)
    camera.hangs.clear()
    qtbot.waitUntil(lambda: camera.open_count >= 2)
    connect_camera(demo, camera, qtbot)
    assert best_sku(search(demo, camera, qtbot, pictures[5])) == "P-5"


def test_a_camera_is_reopened_after_an_internal_error(
    open_demo: OpenDemo,
    camera: FakeCamera,
    qtbot: QtBot,
    pictures: list[Path],
    caplog: pytest.LogCaptureFixture,
) -> None:
    demo = open_demo()
    connect_camera(demo, camera, qtbot)
    camera.raises_internal_error = True
    qtbot.waitUntil(lambda: not demo.controller.has_camera)
    camera.raises_internal_error = False
    connect_camera(demo, camera, qtbot)
    assert best_sku(search(demo, camera, qtbot, pictures[5])) == "P-5"
    assert "MemoryError" in caplog.text
    caplog.clear()


def test_a_failed_search_is_reported_until_one_succeeds(
    open_demo: OpenDemo,
    camera: FakeCamera,
    qtbot: QtBot,
    pictures: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    demo = open_demo()
    connect_camera(demo, camera, qtbot)

    def fail(*_: object, **__: object) -> object:
        raise VitrineError(Message("The GPU is gone."), Message("Restart."))

    with monkeypatch.context() as patch, qtbot.waitSignal(demo.controller.search_failed):
        patch.setattr(Workspace, "identify", fail)
        camera.hold(pictures[3])
    headline = part(demo, QLabel, "demo_headline")
    assert headline.text() == "The GPU is gone."
    search(demo, camera, qtbot, pictures[1])
    assert headline.text() != "The GPU is gone."


def test_reopening_is_requested_after_consecutive_failures(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo()
    error = VitrineError(Message("The GPU is gone."), Message("Restart."))
    requests: list[bool] = []
    demo.controller.reopen_requested.connect(lambda: requests.append(True))
    for _ in range(2):
        demo.controller._on_failed(error)
    connect_camera(demo, camera, qtbot)
    search(demo, camera, qtbot, pictures[1])
    for _ in range(2):
        demo.controller._on_failed(error)
    assert not requests
    demo.controller._on_failed(error)
    assert requests == [True]
