"""Decoding in a child process: the functions that ``isolated`` calls."""

from typing import Any, Final

from desktop_app.isolation.framing import text_of
from desktop_app.vision.decoding.whole_picture import decode_any


def decode(argument: dict[str, Any], data: bytes) -> tuple[list[int], Any]:
    """Decode a picture; ``isolated.decode_isolated`` describes the errors.

    Args:
        argument: ``name`` and ``max_side_px`` of ``decode_any``.
        data: contents of the file.

    Returns:
        width and height of the upright original and of the pixels, and (h, w, 3) uint8.
    """
    photo = decode_any(data, text_of(argument["name"]), argument["max_side_px"])
    height, width = photo.pixels.shape[:2]
    return [photo.width_px, photo.height_px, width, height], photo.pixels


FUNCTIONS: Final = {"decode": decode}
