"""Pictures, captions and the split handle are drawn in their places."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from desktop_app.ui.audit.compare_painter import ComparePainter
from desktop_app.ui.audit.comparison import ComparedPictures
from desktop_app.ui.audit.picture_loader import PictureLoader
from desktop_app.ui.audit.zoom_state import ZoomState
from desktop_app.ui.style.theme import Theme
from tests.ui.audit.samples import make_picture

RED, BLUE = QColor(Qt.GlobalColor.red), QColor(Qt.GlobalColor.blue)
AREA = QRectF(0, 0, 200, 200)
PAIR = ComparedPictures(
    (make_picture(1), make_picture(2)), ("A", "B"), (0, 1), 0, transform=QTransform()
)

Draw = Callable[[Callable[[ComparePainter], None]], QImage]


@pytest.fixture
def draw(picture_loader: PictureLoader, theme: Theme) -> Draw:
    """Return a function that draws on an image of 200 x 200 pixels."""

    def draw_it(use: Callable[[ComparePainter], None]) -> QImage:
        image = QImage(200, 200, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        compare_painter = ComparePainter(picture_loader, ZoomState(), theme)
        with QPainter(image) as painter:
            compare_painter.begin(painter, 1.0)
            use(compare_painter)
        return image

    return draw_it


def test_a_split_shows_one_picture_on_each_side(draw: Draw) -> None:
    image = draw(lambda painter: painter.draw_split(PAIR, AREA, 0.25))
    assert image.pixelColor(20, 150) == RED
    assert image.pixelColor(80, 150) == BLUE
    assert image.pixelColor(50, 60) not in (RED, BLUE)


@pytest.mark.parametrize(("shows_second", "colour"), [(False, RED), (True, BLUE)])
def test_an_overlay_shows_one_picture_of_the_pair(
    draw: Draw, shows_second: bool, colour: QColor
) -> None:
    image = draw(lambda painter: painter.draw_overlay(PAIR, AREA, shows_second=shows_second))
    assert image.pixelColor(100, 100) == colour
    # The caption.
    assert image.pixelColor(12, 20) not in (RED, BLUE)


def test_the_second_picture_is_aligned_with_the_first(draw: Draw) -> None:
    # The second picture is the right half of the first one.
    right_half = QTransform(2, 0, 0, 1, -1, 0)
    pair = ComparedPictures(PAIR.pictures, PAIR.captions, PAIR.pair, 0, right_half)
    image = draw(lambda painter: painter.draw_overlay(pair, AREA, shows_second=True))
    assert image.pixelColor(150, 100) == BLUE
    assert image.pixelColor(50, 100) != BLUE


def test_the_active_picture_has_a_frame(draw: Draw) -> None:
    active = draw(lambda painter: painter.draw_picture(PAIR, 0, AREA, is_active=True))
    inactive = draw(lambda painter: painter.draw_picture(PAIR, 0, AREA, is_active=False))
    assert active.pixelColor(0, 100) != inactive.pixelColor(0, 100)
    assert active.pixelColor(100, 100) == inactive.pixelColor(100, 100) == RED


@pytest.mark.parametrize("index", [0, 1])
def test_a_missing_picture_is_an_icon(draw: Draw, index: int) -> None:
    missing = ComparedPictures((None, make_picture(3)), ("A", "B"), (0, 1))
    background = draw(lambda painter: painter.draw_background(AREA))
    image = draw(lambda painter: painter.draw_picture(missing, index, AREA, is_active=False))
    assert image != background
    assert image.pixelColor(20, 20) == background.pixelColor(20, 20)
