"""Thumbnails of a damaged catalogue: which can be decoded, and new ones for the others."""

from pathlib import Path

from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.errors import VitrineError
from desktop_app.vision.file_reading import read_file
from desktop_app.vision.picture_decoding import decode, decode_thumbnail, thumbnail


class ThumbnailRecovery:
    """Implements ``ThumbnailSource``."""

    def is_readable(self, jpeg: bytes) -> bool:
        """Return whether a thumbnail can be decoded."""
        try:
            decode_thumbnail(jpeg)
        except VitrineError:
            return False
        return True

    def of_file(self, path: Path, content_hash: str) -> bytes | None:
        """Return a new thumbnail of a picture's file; None if it is gone or another one now."""
        try:
            data = read_file(path)
        except VitrineError:
            return None
        return self.of_contents(data) if _is_content(data, content_hash) else None

    def of_contents(self, data: bytes) -> bytes | None:
        """Return a new thumbnail of a picture; None if it cannot be decoded."""
        try:
            return thumbnail(decode(data, name="").pixels)
        except VitrineError:
            return None


def _is_content(data: bytes, expected_hash: str) -> bool:
    return content_hash(data) == expected_hash
