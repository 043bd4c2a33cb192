"""Icons rendered from SVG files."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from desktop_app.ui.style.icons import render_icon

SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
    '<rect width="10" height="10" fill="currentColor"/></svg>'
)


@pytest.fixture
def square(tmp_path: Path) -> Path:
    """Return an SVG file that is filled with the current colour."""
    file = tmp_path / "square.svg"
    file.write_text(SQUARE, encoding="utf-8")
    return file


def pixel(icon: QIcon, x: int, y: int, mode: QIcon.Mode = QIcon.Mode.Normal) -> QColor:
    image = icon.pixmap(QSize(24, 20), 1.0, mode).toImage()
    return image.pixelColor(x, y)


def test_the_current_colour_is_replaced(qapp: QApplication, square: Path) -> None:
    icon = render_icon(square, "#336699", 20, gap_px=4)
    assert pixel(icon, 10, 10).name() == "#336699"


def test_the_gap_before_the_text_stays_empty(qapp: QApplication, square: Path) -> None:
    icon = render_icon(square, "#336699", 20, gap_px=4)
    assert pixel(icon, 19, 10).alpha() == 255
    assert pixel(icon, 22, 10).alpha() == 0


def test_a_disabled_icon_is_translucent(qapp: QApplication, square: Path) -> None:
    icon = render_icon(square, "#336699", 20, gap_px=4)
    assert 0 < pixel(icon, 10, 10, QIcon.Mode.Disabled).alpha() < 255


@pytest.mark.parametrize("ratio", [1.0, 2.0, 3.0])
def test_the_icon_is_sharp_at_every_display_scale(
    qapp: QApplication, square: Path, ratio: float
) -> None:
    pixmap = render_icon(square, "#336699", 20).pixmap(QSize(20, 20), ratio)
    assert pixmap.size() == QSize(20, 20) * ratio
