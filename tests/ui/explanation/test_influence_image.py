import numpy as np
from PySide6.QtCore import QRectF

from desktop_app.ui.explanation.influence_image import (
    MAX_DIMMING,
    influence_image,
    influence_outline,
)


def test_parts_without_influence_are_dimmed() -> None:
    influence = np.zeros((7, 7), np.float32)
    influence[:, 4:] = 1
    image = influence_image(influence)
    middle = image.height() // 2
    assert image.pixelColor(2, middle).alpha() == MAX_DIMMING
    assert image.pixelColor(image.width() - 3, middle).alpha() == 0


def test_the_part_that_decided_is_outlined() -> None:
    influence = np.full((4, 4), 0.3, np.float32)
    influence[1:3, 2:4] = 0.8
    outline = influence_outline(influence, QRectF(0, 0, 80, 40))
    assert outline.boundingRect() == QRectF(40, 10, 40, 20)
    assert influence_outline(np.zeros((4, 4), np.float32), QRectF(0, 0, 80, 40)).isEmpty()
