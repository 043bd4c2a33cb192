"""Icons from SVG files, drawn in one colour and sharp at every display scale."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
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
        size = QSize(side_px + gap_px, side_px) * scale
        normal = _transparent(size)
        with QPainter(normal) as painter:
            renderer.render(painter, QRectF(0, 0, side_px * scale, side_px * scale))
        disabled = _transparent(size)
        with QPainter(disabled) as painter:
            painter.setOpacity(_DISABLED_OPACITY)
            painter.drawPixmap(0, 0, normal)
        for pixmap, mode in ((normal, QIcon.Mode.Normal), (disabled, QIcon.Mode.Disabled)):
            pixmap.setDevicePixelRatio(scale)
            icon.addPixmap(pixmap, mode)
    return icon


def _transparent(size: QSize) -> QPixmap:
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
