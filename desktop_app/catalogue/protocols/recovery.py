"""What the repair of a catalogue needs to know about pictures."""

from pathlib import Path
from typing import Protocol


class ThumbnailSource(Protocol):
    """Checks thumbnails and makes lost ones again."""

    def is_readable(self, jpeg: bytes) -> bool:
        """Return whether a thumbnail can be decoded."""

    def of_file(self, path: Path, content_hash: str) -> bytes | None:
        """Return a new thumbnail of a picture's file; None if it is gone or another one now."""

    def of_contents(self, data: bytes) -> bytes | None:
        """Return a new thumbnail of a picture; None if it cannot be decoded."""
