"""The demo's window: in, out, both languages, and nothing kept of anybody."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.demo.demo_window import DemoWindow
from desktop_app.ui.demo.verdict_panel import VerdictPanel
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.vision.picture_decoding import read_photo
from tests.ui.demo.conftest import OpenDemo, Stand
from tests.ui.demo.test_demo_controller import plug_in, visit
from tests.ui.parts import part

CHORD = (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def demo_on_screen() -> DemoWindow | None:
    shown = [part for part in QApplication.topLevelWidgets() if isinstance(part, DemoWindow)]
    return next((demo for demo in shown if demo.isVisible()), None)


def test_f11_puts_the_demo_in_the_place_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F11)
    demo = demo_on_screen()
    assert demo is not None
    assert demo.isFullScreen()
    assert not window.isVisible()
    qtbot.waitUntil(demo.isActiveWindow)
    with qtbot.waitSignal(demo.left):
        QTest.keyClick(demo, *CHORD)
    assert window.isVisible()
    assert window.client.is_ready
    assert demo_on_screen() is None


def test_without_a_catalogue_f11_opens_the_sample(
    open_window: Callable[..., MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    opened: list[bool] = []
    monkeypatch.setattr(window.opening, "open_sample", lambda: opened.append(True))
    QTest.keyClick(window, Qt.Key.Key_F11)
    demo = demo_on_screen()
    assert demo is not None
    assert opened == [True]
    demo.leave()


def test_the_title_bar_does_not_close_it(open_demo: OpenDemo) -> None:
    demo = open_demo()
    demo.close()
    demo.windowHandle().close()
    assert demo.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11, Qt.Key.Key_Q])
def test_no_single_key_closes_it(open_demo: OpenDemo, key: Qt.Key) -> None:
    demo = open_demo()
    QTest.keyClick(demo, key)
    QTest.keyClick(demo, key, Qt.KeyboardModifier.ControlModifier)
    assert demo.isVisible()


def test_nothing_is_written_and_nothing_kept(
    open_demo: OpenDemo,
    stand: Stand,
    qtbot: QtBot,
    shop_table: Path,
    tmp_path: Path,
) -> None:
    before = contents(tmp_path)
    demo = open_demo()
    plug_in(demo, stand, qtbot)
    for number in (3, 1, 4):
        visit(demo, stand, qtbot, shop_table.parent / "pictures" / f"{number}.png")
    assert demo.screen_shown.holds_pictures()
    demo.leave()
    assert not demo.screen_shown.holds_pictures()
    assert contents(tmp_path) == before


def contents(folder: Path) -> dict[Path, bytes]:
    """Return every file; but SQLite's shared memory holds who reads, and no data."""
    return {
        file: file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and not file.name.endswith("-shm")
    }


def test_a_visitor_changes_the_language_for_the_demo_alone(
    open_demo: OpenDemo, stand: Stand, qtbot: QtBot, shop_table: Path
) -> None:
    demo = open_demo()
    plug_in(demo, stand, qtbot)
    visit(demo, stand, qtbot, shop_table.parent / "pictures" / "3.png")
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
    demo.leave()
    assert part(demo, QPushButton, "demo_language").text() == "中文"


def test_a_screen_reader_hears_what_is_found(
    open_demo: OpenDemo, stand: Stand, qtbot: QtBot, shop_table: Path
) -> None:
    demo = open_demo()
    plug_in(demo, stand, qtbot)
    found = visit(demo, stand, qtbot, shop_table.parent / "pictures" / "3.png")
    name = part(demo, VerdictPanel, "verdict_panel").accessibleName()
    assert found.answer.hits[0].product.name in name
    demo.director.cleared.emit()
    assert found.answer.hits[0].product.name not in (
        part(demo, VerdictPanel, "verdict_panel").accessibleName()
    )


@pytest.mark.parametrize("size", [(640, 360), (1280, 720), (1080, 1920)])
def test_photo_product_and_map_are_drawn_on_screens_of_any_size(
    open_demo: OpenDemo,
    stand: Stand,
    qtbot: QtBot,
    shop_table: Path,
    size: tuple[int, int],
) -> None:
    demo = open_demo()
    demo.resize(*size)
    plug_in(demo, stand, qtbot)
    empty = demo.grab().toImage()
    visit(demo, stand, qtbot, shop_table.parent / "pictures" / "3.png")
    colours = read_photo(shop_table.parent / "pictures" / "3.png").pixels
    dominant = [tuple(map(int, colour)) for colour in _frequent(colours)]

    def is_drawn() -> bool:
        shown = demo.grab().toImage()
        assert shown.size() == QSize(*size)
        return all(_count(shown, colour) > _count(empty, colour) for colour in dominant)

    qtbot.waitUntil(is_drawn)


def _frequent(pixels: np.ndarray) -> np.ndarray:
    """Return the two most frequent colours of a picture that are not its ground."""
    flat = pixels.reshape(-1, 3)
    colours, counts = np.unique(flat[(flat < 240).any(axis=1)], axis=0, return_counts=True)
    return colours[np.argsort(-counts)[:2]]


def _count(image: QImage, colour: tuple[int, ...]) -> int:
    """Return how many pixels have nearly this colour."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    pixels = rows[:, : rgb.width() * 3].reshape(-1, 3).astype(int)
    return int((np.abs(pixels - colour).max(axis=1) < 12).sum())


def test_a_catalogue_that_cannot_be_opened_is_said(
    window: MainWindow, open_demo: OpenDemo, qtbot: QtBot, tmp_path: Path
) -> None:
    demo = open_demo()
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "catalog.sqlite").write_bytes(b"no database" * 100)
    with qtbot.waitSignal(window.client.failed):
        window.opening.open(broken)
    assert "broken" in part(demo, QLabel, "demo_headline").text()


def test_when_it_is_left_nobody_has_a_picture_of_anybody(
    open_demo: OpenDemo, stand: Stand, qtbot: QtBot, shop_table: Path
) -> None:
    demo = open_demo()
    plug_in(demo, stand, qtbot)
    visit(demo, stand, qtbot, shop_table.parent / "pictures" / "3.png")
    demo.leave()
    stand.take_away()
    qtbot.waitUntil(lambda: not stand.is_remembered())


def test_the_next_visitor_finds_the_language_of_the_stand(
    open_demo: OpenDemo, stand: Stand, qtbot: QtBot
) -> None:
    demo = open_demo()
    plug_in(demo, stand, qtbot)
    language = part(demo, QPushButton, "demo_language")
    language.click()
    qtbot.waitUntil(lambda: language.text() == "English")
    demo.director.scene_changed.emit("attract")
    qtbot.waitUntil(lambda: language.text() == "中文")


def test_it_tells_staff_why_there_is_no_camera(
    open_demo: OpenDemo, stand: Stand, qtbot: QtBot
) -> None:
    demo = open_demo()
    demo.screen_shown.footer.stop()
    told = part(demo, QLabel, "demo_way_out")
    headline = part(demo, QLabel, "demo_headline")
    qtbot.waitUntil(lambda: demo.director.camera_error is not None)
    demo.director.camera_changed.emit()
    assert told.text() == "There is no camera."
    plug_in(demo, stand, qtbot)
    qtbot.waitUntil(lambda: headline.text() == "Hold something up to the camera")
    assert told.text() == ""
