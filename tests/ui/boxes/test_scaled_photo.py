"""A photo is drawn in its place, at the resolution of the screen."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from desktop_app.ui.boxes.scaled_photo import ScaledPhoto


@pytest.mark.usefixtures("qapp")
def test_it_is_drawn_in_its_place() -> None:
    photo = QImage(40, 20, QImage.Format.Format_RGB32)
    photo.fill(Qt.GlobalColor.red)
    canvas = QImage(100, 100, QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.white)
    scaled = ScaledPhoto()
    painter = QPainter(canvas)
    scaled.draw(painter, photo, QRectF(10, 10, 80, 40), 1.0)
    painter.end()
    assert canvas.pixelColor(50, 30) == Qt.GlobalColor.red
    assert canvas.pixelColor(50, 60) == Qt.GlobalColor.white
    assert canvas.pixelColor(5, 30) == Qt.GlobalColor.white
