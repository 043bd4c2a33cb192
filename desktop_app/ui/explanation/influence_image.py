"""An occlusion map as an image that dims the parts of a photo that did not decide."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainterPath

# Opacity, 0 to 255, of the black over a part without influence.
MAX_DIMMING: Final = 165
# Cells with this influence decided most.
_OUTLINED: Final = 0.5
# Pixels per cell; drawing the image larger interpolates between them.
_CELL_PX: Final = 16


def influence_image(influence: npt.NDArray[np.float32]) -> QImage:
    """Return a black image that is transparent where the influence is 1.

    Args:
        influence: (rows, columns) float32, 0..1.
    """
    # The root keeps parts of medium influence recognisable.
    alpha = ((1 - np.sqrt(influence.clip(0, 1))) * MAX_DIMMING).round().astype(np.uint8)
    rows, columns = alpha.shape
    # The pixels of an ARGB image are 32-bit numbers with alpha in the highest byte.
    pixels = np.ascontiguousarray(alpha.astype(np.uint32) << 24)
    image = QImage(
        pixels.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied
    )
    return image.scaled(
        QSize(columns, rows) * _CELL_PX,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def influence_outline(influence: npt.NDArray[np.float32], place: QRectF) -> QPainterPath:
    """Return the outline of the cells that decided most, where the map is drawn."""
    rows, columns = influence.shape
    width, height = place.width() / columns, place.height() / rows
    path = QPainterPath()
    for row, column in np.argwhere(influence >= _OUTLINED).tolist():
        left, top = place.left() + column * width, place.top() + row * height
        path.addRect(QRectF(left, top, width, height))
    return path.simplified()
