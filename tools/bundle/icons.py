"""The program's icon as PNG files, for systems that take no SVG."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from desktop_app import paths

SIZES_PX: Final = (16, 24, 32, 48, 64, 128, 256, 512)


def scalable_icon() -> Path:
    """Return the icon as an SVG file."""
    return paths.icons_folder() / "vitrine.svg"


def write_icons(files: Iterable[tuple[Path, int]]) -> None:
    """Write the icon in several sizes.

    Args:
        files: PNG files with their sides in pixels; their folders are made.
    """
    renderer = QSvgRenderer(str(scalable_icon()))
    for file, side_px in files:
        image = QImage(side_px, side_px, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, side_px, side_px))
        painter.end()
        file.parent.mkdir(parents=True, exist_ok=True)
        if not image.save(str(file)):
            raise OSError(f"{file} cannot be written")
