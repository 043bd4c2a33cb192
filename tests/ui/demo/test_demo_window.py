"""The window of the demo: exit, language, and no traces of visitors."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.demo.verdict_panel import VerdictPanel
from tests.ui.demo.conftest import OpenDemo
from tests.ui.demo.fake_camera import FakeCamera, connect_camera, search
from tests.ui.parts import part


def test_the_title_bar_does_not_close_the_demo(open_demo: OpenDemo) -> None:
    demo = open_demo()
    demo.close()
    demo.windowHandle().close()
    assert demo.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11, Qt.Key.Key_Q])
def test_a_single_key_does_not_close_the_demo(open_demo: OpenDemo, key: Qt.Key) -> None:
    demo = open_demo()
    QTest.keyClick(demo, key)
    QTest.keyClick(demo, key, Qt.KeyboardModifier.ControlModifier)
    assert demo.isVisible()


def test_the_demo_writes_no_files_and_keeps_no_images(
    open_demo: OpenDemo,
    camera: FakeCamera,
    qtbot: QtBot,
    pictures: list[Path],
    tmp_path: Path,
) -> None:
    before = file_contents(tmp_path)
    demo = open_demo()
    connect_camera(demo, camera, qtbot)
    for number in (3, 1, 4):
        search(demo, camera, qtbot, pictures[number])
    assert demo.demo_screen.has_visitor_images()
    demo.exit_demo()
    assert not demo.demo_screen.has_visitor_images()
    assert file_contents(tmp_path) == before


def file_contents(folder: Path) -> dict[Path, bytes]:
    """Return every file except SQLite's shared memory, which changes when it is read."""
    return {
        file: file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and not file.name.endswith("-shm")
    }


def test_images_of_visitors_are_released_on_exit(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo()
    connect_camera(demo, camera, qtbot)
    search(demo, camera, qtbot, pictures[3])
    demo.exit_demo()
    camera.hold_nothing()
    qtbot.waitUntil(lambda: not camera.is_visitor_frame_alive())


def test_the_language_button_changes_the_language_of_the_demo_only(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo()
    connect_camera(demo, camera, qtbot)
    search(demo, camera, qtbot, pictures[3])
    language = part(demo, QPushButton, "demo_language")
    privacy = part(demo, QLabel, "demo_privacy")
    verdict = part(demo, VerdictPanel, "verdict_panel")
    english = privacy.text(), verdict.accessibleName()
    assert language.text() == "中文"
    language.click()
    qtbot.waitUntil(lambda: language.text() == "English")
    assert privacy.text() != english[0]
    assert verdict.accessibleName() != english[1]
    language.click()
    qtbot.waitUntil(lambda: (privacy.text(), verdict.accessibleName()) == english)
    language.click()
    demo.exit_demo()
    assert part(demo, QPushButton, "demo_language").text() == "中文"


def test_the_attract_phase_restores_the_language(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot
) -> None:
    demo = open_demo()
    connect_camera(demo, camera, qtbot)
    language = part(demo, QPushButton, "demo_language")
    language.click()
    qtbot.waitUntil(lambda: language.text() == "English")
    demo.controller.phase_changed.emit("attract")
    qtbot.waitUntil(lambda: language.text() == "中文")
