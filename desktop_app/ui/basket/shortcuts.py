"""The keys of the basket page, for the list of shortcuts."""

from typing import Final

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text

# What each key does, and its name.
_SHORTCUTS: Final = (
    (Message("Take a photo with the camera"), Message("Space")),
    (Message("Count live what lies in front of the camera"), "L"),
    (Message("Move between the boxes"), "← ↑ → ↓"),
    (Message("The box is right; go on to the next one to check"), Message("Enter")),
    (Message("The box is another product"), "1 … 5"),
    (Message("The box is no product of the catalogue"), "U"),
    (Message("Delete the box, or all boxes of the product"), Message("Del")),
    (Message("Draw a box"), "N"),
    (Message("Move the box; with Shift resize it"), "Alt+← ↑ → ↓"),
    (Message("Count one more or one less of the product"), "+ −"),
    (Message("Search products for the box"), "F"),
    (Message("Drop the drawn box, or select none"), Message("Esc")),
)


def basket_shortcuts() -> list[tuple[str, str]]:
    """Return what each key does, and its name, in the language of the window."""
    return [
        (localised_text(title), localised_text(keys) if isinstance(keys, Message) else keys)
        for title, keys in _SHORTCUTS
    ]
