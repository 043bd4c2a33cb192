"""Everything can be read, in the light and in the dark (WCAG 2.2, AA)."""

import pytest
from PySide6.QtGui import QColor

from desktop_app.ui.style.colours import (
    DARK,
    LIGHT,
    Colours,
)

# What is drawn on what, and the contrast it needs.
TEXTS = [
    *((text, ground) for text in ("text", "muted") for ground in ("canvas", "surface", "raised")),
    *(("text", f"{kind}_tint") for kind in ("accent", "match", "check", "unknown", "error")),
    *((kind, f"{kind}_tint") for kind in ("match", "check", "unknown", "error")),
    ("muted", "accent_tint"),
    ("accent", "canvas"),
    ("accent", "surface"),
    ("accent", "accent_tint"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("canvas", "text"),
]
SHAPES = [("accent", ground) for ground in ("canvas", "surface", "raised", "line")]


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    made = QColor(colour)
    red, green, blue = (linear(part) for part in (made.redF(), made.greenF(), made.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("drawn", "ground"), TEXTS)
def test_text_can_be_read(colours: Colours, drawn: str, ground: str) -> None:
    assert contrast(getattr(colours, drawn), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("drawn", "ground"), SHAPES)
def test_rings_and_bars_can_be_seen(colours: Colours, drawn: str, ground: str) -> None:
    assert contrast(getattr(colours, drawn), getattr(colours, ground)) >= 3
