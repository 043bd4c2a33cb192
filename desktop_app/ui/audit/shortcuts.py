"""The keyboard shortcuts of the audit page, and their list for the list of shortcuts."""

from typing import Final

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text

# By name of the action: its keys, each of them enough, and its description.
SHORTCUTS: Final[dict[str, tuple[tuple[str, ...], Message]]] = {
    "next": (("J",), Message("Next group (or ↓)")),
    "previous": (("K",), Message("Previous group (or ↑)")),
    "select": (("Space",), Message("Select or deselect the product")),
    "reference": (("R",), Message("Make the product the reference")),
    "merge": (("M",), Message("Merge into the reference")),
    "variant": (("V",), Message("Mark as variants")),
    "different": (("D",), Message("Not the same product")),
    "later": (("L",), Message("Decide later")),
    "side": (("1",), Message("Side by side")),
    "over": (("2",), Message("Overlay")),
    "split": (("3",), Message("Split with slider (Shift+← → moves it)")),
    "difference": (("4",), Message("Differences")),
    "swap": (("S",), Message("Swap the overlaid pictures")),
    "blink": (("B",), Message("Alternate automatically")),
    "zoom_in": (("+", "="), Message("Zoom in")),
    "zoom_out": (("-",), Message("Zoom out")),
    "fit": (("0",), Message("Fit to window")),
    "actual_size": (("Z",), Message("Actual size")),
    "filter": (("/",), Message("Filter by name or SKU")),
}
_PICTURES_POSITION: Final = 2
_VALUE_POSITION: Final = 5


def audit_shortcuts() -> list[tuple[str, str]]:
    """Return description and keys of every shortcut, also of those that widgets handle."""
    pictures = (localised_text(Message("Next and previous picture of the group")), "←  →")
    value = (localised_text(Message("Use the value in the merge (in the table)")), _label("Enter"))
    listed = [(localised_text(text), _label("  ".join(keys))) for keys, text in SHORTCUTS.values()]
    listed.insert(_PICTURES_POSITION, pictures)
    listed.insert(_VALUE_POSITION, value)
    return listed


def _label(key: str) -> str:
    match key:
        case "Space":
            return localised_text(Message("Space"))
        case "Enter":
            return localised_text(Message("Enter"))
        case _:
            return key
