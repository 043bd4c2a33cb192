"""The names of catalogues as they are shown."""

from typing import Final

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text

# The name of the user's copy of the sample, and of its folder.
SAMPLE_NAME: Final = "Sample shop"


def localised_catalogue_name(name: str) -> str:
    """Return the name of a catalogue, that of the sample in the language of the window."""
    return localised_text(Message("Sample shop")) if name == SAMPLE_NAME else name
