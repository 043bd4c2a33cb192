"""The keys of the counter page."""

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text

# What each key does, and its name.
_SHORTCUTS: Final = (
    (Message("Take a photo"), Message("Space")),
    (Message("Accept the first product"), Message("Enter")),
    (Message("Accept another product"), "1 … 9"),
    (Message("Another photo of the same product"), "P"),
    (Message("More products"), "M"),
    (Message("Why this product"), "Y"),
    (Message("Whole picture, or the region again"), "C"),
    (Message("Search by name"), "F"),
    (Message("Add as a new product"), "A"),
    (Message("Today's answers"), "H"),
    (Message("List of this customer"), "T"),
    (Message("In the list: change the count"), "+ −"),
    (Message("In the list: remove the product"), Message("Del")),
    (Message("Back to the live picture"), Message("Esc")),
    (Message("These keys"), "?"),
)


def counter_shortcuts() -> list[tuple[str, str]]:
    """Return what each key does, and its name, in the language of the window."""
    return [
        (localised_text(title), localised_text(keys) if isinstance(keys, Message) else keys)
        for title, keys in _SHORTCUTS
    ]


def show_counter_keys(page: QWidget) -> None:
    """Show a dialog with the keys of the page."""
    from desktop_app.ui.shell.help_dialogs import ShortcutsDialog, ShortcutSection

    title = localised_text(Message("Counter"))
    section = ShortcutSection("counter", title, counter_shortcuts())
    ShortcutsDialog([section], page).open()
