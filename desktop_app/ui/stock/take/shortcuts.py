"""The keys of the stock take, for the list of shortcuts."""

from typing import Final

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text

# What each key does, and its name.
_SHORTCUTS: Final = (
    (Message("Take a photo with the camera"), Message("Space")),
    (Message("Show the camera, or the photos again"), "C"),
    (Message("Continue the stock take"), Message("Enter")),
    (Message("The box is right; go on to the next one to check"), Message("Enter")),
    (Message("The box is another product"), "1 … 5"),
    (Message("The box is no product of the catalogue"), "U"),
    (Message("Delete the box, or remove the photo"), Message("Del")),
    (Message("Draw a box"), "N"),
    (Message("Search products for the box"), "F"),
    (Message("Count one more or one less of the product"), "+ −"),
    (Message("Type the counted number"), "0 … 9"),
    (Message("Set the stock to what was counted"), "S"),
    (Message("Keep the stock of the selected products"), "K"),
    (Message("Mark the products for counting again"), "R"),
    (Message("Go back: to the list, the photos, all stock takes"), Message("Esc")),
)


def take_shortcuts() -> list[tuple[str, str]]:
    """Return what each key does, and its name, in the language of the window."""
    return [
        (localised_text(title), localised_text(keys) if isinstance(keys, Message) else keys)
        for title, keys in _SHORTCUTS
    ]
