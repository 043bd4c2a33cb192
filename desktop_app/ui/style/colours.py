"""The colours of the light and the dark theme.

Text reaches a contrast of 4.5:1 (WCAG AA) on every background on which it is drawn; focus
rings, bars, and the borders of fields and buttons reach 3:1;
``tests/ui/style/test_colours.py`` lists the pairs.
"""

from dataclasses import dataclass

from desktop_app.domain.answer import Verdict


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme, ``#rrggbb``.

    Attributes:
        background: of windows and dialogs.
        surface: background of cards, tiles and input fields.
        raised: background of hovered items and behind pictures.
        divider: thin lines and borders.
        control_border: borders of input fields and buttons.
        text: normal text.
        muted: secondary text.
        accent: primary buttons, links, focus and selection.
        accent_hover: the accent under the pointer.
        on_accent: text on the accent.
        match, check, unknown: text of a verdict.
        error: text of an error.
        *_tint: light background in the same hue.
    """

    background: str
    surface: str
    raised: str
    divider: str
    control_border: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_tint: str
    match: str
    match_tint: str
    check: str
    check_tint: str
    unknown: str
    unknown_tint: str
    error: str
    error_tint: str

    def for_verdict(self, verdict: Verdict) -> tuple[str, str]:
        """Return the text colour and the tint of a verdict."""
        return {
            "match": (self.match, self.match_tint),
            "check": (self.check, self.check_tint),
            "unknown": (self.unknown, self.unknown_tint),
        }[verdict]


LIGHT = Colours(
    background="#f5f6f8",
    surface="#ffffff",
    raised="#eef0f4",
    divider="#e0e3e9",
    control_border="#808898",
    text="#1a2130",
    muted="#566073",
    accent="#3b55d0",
    accent_hover="#2f45b0",
    on_accent="#ffffff",
    accent_tint="#e9edfd",
    match="#17753f",
    match_tint="#e5f4eb",
    check="#8a5800",
    check_tint="#fcf1dc",
    unknown="#4d5769",
    unknown_tint="#eaedf2",
    error="#b3261e",
    error_tint="#fcebe9",
)

DARK = Colours(
    background="#14171c",
    surface="#1d2128",
    raised="#282d36",
    divider="#2e343e",
    control_border="#747d8c",
    text="#e9ecf1",
    muted="#a3acbb",
    accent="#9aabff",
    accent_hover="#b4c1ff",
    on_accent="#131a3a",
    accent_tint="#262d4d",
    match="#62cf92",
    match_tint="#18301f",
    check="#eabb5d",
    check_tint="#332914",
    unknown="#b3bbc9",
    unknown_tint="#282d36",
    error="#ff9e93",
    error_tint="#3a201d",
)
