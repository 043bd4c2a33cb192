"""What a window needs to know of a camera: ``vision.camera`` gives it."""

from typing import Protocol

from desktop_app.domain.picture import RgbImage


class FrameSource(Protocol):
    """An open camera, video file or address."""

    def read(self) -> RgbImage:
        """Wait for the next picture; a ``VitrineError`` when no more come."""

    def close(self) -> None:
        """Let go of it."""


class CameraInfo(Protocol):
    """A camera of this computer."""

    @property
    def index(self) -> int:
        """Its number; as text it is the source to open."""

    @property
    def name(self) -> str:
        """As the system calls it; empty where that is not known."""
