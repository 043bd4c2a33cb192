"""What the screen of the demo shows."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.ui.demo.verdict_panel import VerdictPanel
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.vision.picture_decoding import read_photo
from tests.ui.demo.conftest import OpenDemo
from tests.ui.demo.fake_camera import FakeCamera, connect_camera, search
from tests.ui.parts import part


def test_the_answer_is_readable_by_screen_readers(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo()
    connect_camera(demo, camera, qtbot)
    found = search(demo, camera, qtbot, pictures[3])
    name = part(demo, VerdictPanel, "verdict_panel").accessibleName()
    assert found.answer.hits[0].product.name in name
    demo.controller.answer_cleared.emit()
    assert found.answer.hits[0].product.name not in (
        part(demo, VerdictPanel, "verdict_panel").accessibleName()
    )


@pytest.mark.parametrize("size", [(640, 360), (1280, 720), (1080, 1920)])
def test_photo_product_and_map_are_drawn_at_every_screen_size(
    open_demo: OpenDemo,
    camera: FakeCamera,
    qtbot: QtBot,
    pictures: list[Path],
    size: tuple[int, int],
) -> None:
    demo = open_demo()
    demo.resize(*size)
    connect_camera(demo, camera, qtbot)
    empty = demo.grab().toImage()
    search(demo, camera, qtbot, pictures[3])
    colours = read_photo(pictures[3]).pixels
    dominant = [tuple(map(int, colour)) for colour in frequent_colours(colours)]

    def is_drawn() -> bool:
        shown = demo.grab().toImage()
        assert shown.size() == QSize(*size)
        return all(pixel_count(shown, colour) > pixel_count(empty, colour) for colour in dominant)

    qtbot.waitUntil(is_drawn)


def frequent_colours(pixels: np.ndarray) -> np.ndarray:
    """Return the two most frequent colours besides the white background."""
    flat = pixels.reshape(-1, 3)
    colours, counts = np.unique(flat[(flat < 240).any(axis=1)], axis=0, return_counts=True)
    return colours[np.argsort(-counts)[:2]]


def pixel_count(image: QImage, colour: tuple[int, ...]) -> int:
    """Return the number of pixels of nearly this colour."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    pixels = rows[:, : rgb.width() * 3].reshape(-1, 3).astype(int)
    return int((np.abs(pixels - colour).max(axis=1) < 12).sum())


def test_a_catalogue_that_cannot_be_opened_is_reported(
    window: MainWindow, open_demo: OpenDemo, qtbot: QtBot, tmp_path: Path
) -> None:
    demo = open_demo()
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "catalog.sqlite").write_bytes(b"no database" * 100)
    with qtbot.waitSignal(window.client.failed):
        window.opener.open(broken)
    assert "broken" in part(demo, QLabel, "demo_headline").text()


def test_a_camera_error_is_shown_in_the_footer(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot
) -> None:
    demo = open_demo()
    demo.demo_screen.footer.stop()
    message = part(demo, QLabel, "demo_staff_message")
    headline = part(demo, QLabel, "demo_headline")
    qtbot.waitUntil(lambda: demo.controller.camera_error is not None)
    demo.controller.camera_status_changed.emit()
    assert message.text() == "There is no camera."
    connect_camera(demo, camera, qtbot)
    qtbot.waitUntil(lambda: headline.text() == "Hold a product up to the camera")
    assert message.text() == ""
