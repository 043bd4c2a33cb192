"""The keys of the page with kept answers."""

from typing import Final

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text

_SHORTCUTS: Final = (
    (Message("Search answers"), "Ctrl+F"),
    (Message("Correct to a product"), "1 … 9"),
    (Message("More products"), "M"),
    (Message("Delete the selected answers"), Message("Del")),
)


def answer_shortcuts() -> list[tuple[str, str]]:
    """Return what each key does, and its name, in the language of the window."""
    return [
        (localised_text(title), localised_text(keys) if isinstance(keys, Message) else keys)
        for title, keys in _SHORTCUTS
    ]
