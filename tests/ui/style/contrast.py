"""Contrast of two colours (WCAG 2.2)."""

from PySide6.QtGui import QColor


def _relative_luminance(colour: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(value) for value in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(one: QColor | str, other: QColor | str) -> float:
    """Return the contrast, 1..21."""
    darker, lighter = sorted(_relative_luminance(QColor(colour)) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)
