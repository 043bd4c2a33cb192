"""What a camera offers to choose."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CameraOffer:
    """The controls of a camera and their present values.

    Attributes:
        sizes_px: (width, height) of the pictures it can send, the smallest first.
        size_px: (width, height) of those it sends.
        exposure: in units of the camera; None if it cannot be locked.
        focus: the same for the focus.
    """

    sizes_px: tuple[tuple[int, int], ...]
    size_px: tuple[int, int]
    exposure: float | None = None
    focus: float | None = None


def is_local_camera(source: str) -> bool:
    """Return whether a source is a camera of this computer, by its index or device path."""
    return not source or source.isdecimal() or source.startswith("/dev/")
