"""Icons from SVG files, drawn in one colour and sharp at every display scale."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SCALES = (1, 2, 3)
_DISABLED_OPACITY = 0.4


def render_icon(file: Path, colour: str, side_px: int, gap_px: int = 0) -> QIcon:
    """Return an icon from an SVG file, with ``currentColor`` replaced by ``colour``.

    Args:
        file: an SVG file.
        colour: ``#rrggbb``.
        side_px: side length, in device-independent pixels.
        gap_px: empty space to its right, before the text of a button.
    """
    svg = file.read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    icon = QIcon()
    for scale in _SCALES:
        for mode, opacity in ((QIcon.Mode.Normal, 1.0), (QIcon.Mode.Disabled, _DISABLED_OPACITY)):
            pixmap = QPixmap((side_px + gap_px) * scale, side_px * scale)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setOpacity(opacity)
            renderer.render(painter, QRectF(0, 0, side_px * scale, side_px * scale))
            painter.end()
            pixmap.setDevicePixelRatio(scale)
            icon.addPixmap(pixmap, mode)
    return icon
