"""The keys of the audit page, for its shortcuts and for the list of them (F1)."""

from typing import Final

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text

# What is done by name, its keys (any of them), and what it is called.
KEYS: Final[dict[str, tuple[tuple[str, ...], Message]]] = {
    "next": (("J",), Message("Next group (or ↓)")),
    "previous": (("K",), Message("Previous group (or ↑)")),
    "mark": (("Space",), Message("Mark the product, or not")),
    "reference": (("R",), Message("Make the product the reference")),
    "merge": (("M",), Message("Merge into the reference")),
    "variant": (("V",), Message("Variants of one product")),
    "different": (("D",), Message("Different products")),
    "later": (("L",), Message("Decide later")),
    "undo": (("Ctrl+Z",), Message("Undo")),
    "redo": (("Ctrl+Shift+Z", "Ctrl+Y"), Message("Redo")),
    "side": (("1",), Message("Side by side")),
    "over": (("2",), Message("One in the place of the other")),
    "split": (("3",), Message("Divided by a slider (Shift+← → moves it)")),
    "difference": (("4",), Message("What differs")),
    "swap": (("S",), Message("Show the other one of two")),
    "blink": (("B",), Message("Show two in turn")),
    "zoom_in": (("+", "="), Message("Zoom in")),
    "zoom_out": (("-",), Message("Zoom out")),
    "fit": (("0",), Message("Fit")),
    "pixels": (("Z",), Message("Pixels as they are")),
    "filter": (("/", "Ctrl+F"), Message("Look for a name or an SKU")),
}


def audit_shortcuts() -> list[tuple[str, str]]:
    """Return what each key does, and the key, for the list of keys."""
    walking = (localised_text(Message("Next and previous picture of the group")), "←  →")
    listed = [(localised_text(what), _named("  ".join(keys))) for keys, what in KEYS.values()]
    taking = (localised_text(Message("Take a value for the merge (in the table)")), _named("Enter"))
    listed.insert(2, walking)
    listed.insert(5, taking)
    return listed


def _named(key: str) -> str:
    match key:
        case "Space":
            return localised_text(Message("Space"))
        case "Enter":
            return localised_text(Message("Enter"))
        case _:
            return key
