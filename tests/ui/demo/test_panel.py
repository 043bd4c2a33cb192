"""Scaling, fonts and animation of a panel."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop_app.ui.demo.panel import PaintedPanel, Panel, draw_image
from desktop_app.ui.style.theme import Theme
from tests.ui.demo.fake_answers import contains_colour, filled_image


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> Panel:
    panel = Panel("test_panel", theme)
    qtbot.addWidget(panel)
    return panel


def test_labels_scale_with_the_panel(panel: Panel) -> None:
    label = panel.add_label("test_label", 30)
    panel.set_scale(0.5)
    assert label.font().pixelSize() == 15
    panel.set_scale(2.0)
    assert label.font().pixelSize() == 60


def test_text_is_never_smaller_than_8_pixels(panel: Panel) -> None:
    panel.set_scale(0.1)
    assert panel.text_font(20).pixelSize() == 8


def test_a_finished_animation_has_full_progress(panel: Panel) -> None:
    panel.start_animation()
    assert panel.animation_progress() < 1
    panel.finish_animation()
    assert panel.animation_progress() == 1
    assert panel.animation_progress(0.2, 0.4) == 1


def test_the_progress_of_a_part_starts_and_ends_with_it(panel: Panel) -> None:
    panel.start_animation()
    panel._animation.pause()
    panel._animation.setCurrentTime(450)
    assert panel.animation_progress(0.5, 1.0) == 0
    assert 0.5 < panel.animation_progress(0.0, 1.0) < 1
    assert panel.animation_progress(0.0, 0.5) == 1
    panel.finish_animation()


def test_long_text_is_elided(theme: Theme, qtbot: QtBot) -> None:
    class TextPanel(PaintedPanel):
        def paint_content(self, painter: QPainter) -> None:
            self.draw_text(painter, QRectF(0, 0, 60, 40), "W" * 100, 20, "error")

    panel = TextPanel("test_panel", theme)
    qtbot.addWidget(panel)
    panel.resize(200, 40)
    image = panel.grab().toImage()
    assert contains_colour(image.copy(0, 0, 60, 40), theme.colours.error)
    assert not contains_colour(image.copy(70, 0, 130, 40), theme.colours.error)


def test_an_image_fills_its_rectangle_but_for_the_corners() -> None:
    canvas = QImage(100, 100, QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.white)
    painter = QPainter(canvas)
    draw_image(painter, filled_image("#336699", 10, 20), QRectF(20, 10, 60, 80), 16)
    painter.end()
    assert canvas.pixelColor(50, 50).name() == "#336699"
    assert canvas.pixelColor(22, 50).name() == "#336699"
    assert canvas.pixelColor(20, 10).name() == "#ffffff"
    assert canvas.pixelColor(10, 50).name() == "#ffffff"
