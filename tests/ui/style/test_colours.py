"""Contrast of the colours in both themes (WCAG 2.2, level AA)."""

import pytest

from desktop_app.ui.style.colours import DARK, LIGHT, Colours
from tests.ui.style.contrast import contrast_ratio

BACKGROUNDS = ("background", "surface", "raised")
# Pairs of a colour and its background.
TEXTS = [
    *((text, background) for text in ("text", "muted") for background in BACKGROUNDS),
    *(("text", f"{kind}_tint") for kind in ("accent", "match", "check", "unknown", "error")),
    *((kind, f"{kind}_tint") for kind in ("match", "check", "unknown", "error")),
    ("muted", "accent_tint"),
    ("accent", "background"),
    ("accent", "surface"),
    ("accent", "accent_tint"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("background", "text"),
]
SHAPES = [
    *(("accent", background) for background in (*BACKGROUNDS, "divider")),
    *(("control_border", background) for background in (*BACKGROUNDS, "accent_tint")),
]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "background"), TEXTS)
def test_text_has_a_contrast_of_at_least_4_5(colours: Colours, text: str, background: str) -> None:
    assert contrast_ratio(getattr(colours, text), getattr(colours, background)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "background"), SHAPES)
def test_focus_rings_bars_and_borders_have_a_contrast_of_at_least_3(
    colours: Colours, shape: str, background: str
) -> None:
    assert contrast_ratio(getattr(colours, shape), getattr(colours, background)) >= 3


def test_each_verdict_has_its_own_colour_and_tint() -> None:
    assert LIGHT.for_verdict("match") == (LIGHT.match, LIGHT.match_tint)
    assert LIGHT.for_verdict("check") == (LIGHT.check, LIGHT.check_tint)
    assert LIGHT.for_verdict("unknown") == (LIGHT.unknown, LIGHT.unknown_tint)
