"""Protocols of cameras, for code that must not import ``vision``."""

from typing import Protocol

from desktop_app.domain.picture import RgbImage


class FrameSource(Protocol):
    """An open camera, video file or network stream."""

    def read(self) -> RgbImage:
        """Wait for the next frame and return it, (height, width, 3) uint8 RGB.

        Raises:
            VitrineError: no more frames come.
        """

    def close(self) -> None:
        """Release the source."""


class CameraDescription(Protocol):
    """A camera of this computer."""

    @property
    def index(self) -> int:
        """Its number; as text it is the source to open."""

    @property
    def name(self) -> str:
        """Its name in the system; empty if unknown."""
