"""Answers and thumbnails for tests of single panels."""

from typing import cast

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage, QPixmap

from desktop_app.domain.answer import Answer, Hit, Timings, Verdict
from desktop_app.domain.evidence import Evidence
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Product
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache

TIMINGS = Timings(
    {"decode": 1.0, "crop": 2.0, "embed": 30.0, "search": 4.0, "verify": 12.0}, total=49.0
)


class FakeThumbnails(QObject):
    """A cache that has a red thumbnail for every picture."""

    loaded = Signal(object)

    def pixmap(self, _picture_id: int) -> QPixmap:
        return QPixmap.fromImage(filled_image("#ff0000"))


def fake_thumbnails() -> ThumbnailCache:
    return cast("ThumbnailCache", FakeThumbnails())


def filled_image(colour: str, width: int = 40, height: int = 30) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def hit(number: int, score: float, **features: float) -> Hit:
    """Return a hit for product P-``number``, with evidence if there are features."""
    picture = Picture(number, number, f"{number}.jpg", "0" * 32, 100, 100)
    product = Product(number, f"P-{number}", name=f"Product {number}", category="Toys")
    return Hit(product, picture, score, Evidence(features) if features else None)


def answer(verdict: Verdict, *hits: Hit) -> Answer:
    embedding = np.linspace(-1, 1, 64, dtype=np.float32)
    return Answer(verdict, None, hits, TIMINGS, "cpu", embedding=embedding)


def contains_colour(image: QImage, colour: str) -> bool:
    """Return whether a pixel has this colour."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    pixels = rows[:, : rgb.width() * 3].reshape(-1, 3)
    expected = np.array(QColor(colour).getRgb()[:3])  # type: ignore[index] # the stub says object
    return bool((pixels == expected).all(axis=1).any())
