"""The keys of the list of products, for the list of shortcuts."""

from typing import Final

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text

# What each shortcut does, and its keys.
_SHORTCUTS: Final = (
    (Message("Edit the cell, or show the details of the product"), Message("Enter")),
    (Message("Edit the cell"), "F2"),
    (Message("Save the cell and edit the next one"), "Tab"),
    (Message("Discard what was typed"), "Esc"),
    (Message("Copy the selected rows"), "Ctrl+C"),
    (Message("Select all products of the list"), "Ctrl+A"),
)


def list_shortcuts() -> list[tuple[str, str]]:
    """Return what each shortcut does, and its keys, in the language of the window."""
    return [
        (localised_text(title), localised_text(keys) if isinstance(keys, Message) else keys)
        for title, keys in _SHORTCUTS
    ]
