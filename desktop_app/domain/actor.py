"""The user who writes to a catalogue, and that user's computer."""

import getpass
import platform
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """The author of a change.

    Attributes:
        author: name of the user; empty if unknown.
        station: name of the computer; empty if unknown.
    """

    author: str
    station: str

    @classmethod
    def local(cls) -> "Actor":
        """Return the current user of this computer."""
        try:
            author = getpass.getuser()
        except (KeyError, OSError, ImportError):
            author = ""
        return cls(author, platform.node())
