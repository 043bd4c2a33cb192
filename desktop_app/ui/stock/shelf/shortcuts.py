"""The keys of the shelf, for the list of shortcuts."""

from typing import Final

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text

# What each key does, and its name.
_SHORTCUTS: Final = (
    (Message("Take a photo with the camera"), Message("Space")),
    (Message("Go along the shelf, or through the changes"), "← ↑ → ↓"),
    (Message("Right; go on to the next facings to check"), Message("Enter")),
    (Message("The facings are another product"), "1 … 5"),
    (Message("The facings are no product of the catalogue"), "U"),
    (Message("Delete the boxes"), Message("Del")),
    (Message("Search products for the facings"), "F"),
    (Message("Cancel, close the camera, or select none"), Message("Esc")),
)


def shelf_shortcuts() -> list[tuple[str, str]]:
    """Return what each key does, and its name, in the language of the window."""
    return [
        (localised_text(title), localised_text(keys) if isinstance(keys, Message) else keys)
        for title, keys in _SHORTCUTS
    ]
