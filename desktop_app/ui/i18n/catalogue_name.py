"""The names of catalogues as they are shown."""

from typing import Final

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.text_direction import in_sentence

# The name of the user's copy of the sample, and of its folder.
SAMPLE_NAME: Final = "Sample shop"


def localised_catalogue_name(name: str) -> str:
    """Return the name of a catalogue for a sentence; the sample has one in each language."""
    return localised_text(Message("Sample shop")) if name == SAMPLE_NAME else in_sentence(name)
