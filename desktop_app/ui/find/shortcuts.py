"""The keyboard shortcuts of the find page, for the list of shortcuts."""

from typing import Final

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text

# What each shortcut does, and its keys.
_SHORTCUTS: Final = (
    (Message("Take a photo with the camera"), Message("Space")),
    (Message("Previous and next of several photos"), "Alt+←  Alt+→"),
    (Message("Back to the previous results"), Message("Esc or Backspace")),
    (Message("Move between the products"), "← ↑ → ↓"),
    (Message("Accept the product and copy its SKU"), Message("Enter")),
    (Message("Accept another product"), "1 … 9"),
    (Message("This is it: the photo shows the product"), "Ctrl+M"),
    (Message("Why this product"), "Y"),
    (Message("Find similar products"), "Ctrl+R"),
    (Message("Copy the SKU"), "Ctrl+C"),
    (Message("Open the picture of the product"), "Ctrl+Return"),
)


def find_shortcuts() -> list[tuple[str, str]]:
    """Return what each shortcut does, and its keys, in the language of the window."""
    return [
        (localised_text(title), localised_text(keys) if isinstance(keys, Message) else keys)
        for title, keys in _SHORTCUTS
    ]
