"""Protocols of cameras, for code that must not import ``vision``."""

from typing import Protocol, runtime_checkable

from desktop_app.domain.camera_offer import CameraOffer
from desktop_app.domain.picture import RgbImage
from desktop_app.settings import CameraSettings


class FrameSource(Protocol):
    """An open camera, video file or network stream."""

    def read(self) -> RgbImage:
        """Wait for the next frame and return it, (height, width, 3) uint8 RGB.

        Raises:
            VitrineError: no more frames come.
        """

    def close(self) -> None:
        """Release the source."""


@runtime_checkable
class AdjustableSource(Protocol):
    """A source that is remembered, and whose settings can be changed between two frames."""

    @property
    def key(self) -> str:
        """What it is remembered by; the same when it is connected elsewhere."""

    def adjust(self, settings: CameraSettings) -> None:
        """Set the size of the pictures and lock exposure and focus, as far as possible."""

    def offer(self) -> CameraOffer:
        """Return what can be chosen; the first call tries out sizes, which takes seconds."""


class CameraDescription(Protocol):
    """A camera of this computer."""

    @property
    def index(self) -> int:
        """Its number."""

    @property
    def source(self) -> str:
        """What to open it with: a path that stays the same, or its number."""

    @property
    def name(self) -> str:
        """Its name in the system; empty if unknown."""
