"""Which part of a camera's picture is used, and which way up."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region

_QUARTER_DEG: Final = 90
# One item for each pixel: numpy copies these much faster than three separate bytes.
_PIXEL: Final = np.dtype("V3")


@dataclass(frozen=True, slots=True)
class FrameGeometry:
    """A turn, then a reflection, then a cut; changes keep the same part of the scene.

    Attributes:
        turn: clockwise, 0, 90, 180 or 270 degrees.
        is_mirrored: whether left and right are swapped.
        region: what is used of the turned and mirrored picture.
    """

    turn: int = 0
    is_mirrored: bool = False
    region: Region = WHOLE_PHOTO

    def upright(self, frame: RgbImage) -> RgbImage:
        """Return a whole frame turned and mirrored; itself if nothing changes.

        Args:
            frame: (height, width, 3) uint8 RGB.
        """
        return replace(self, region=WHOLE_PHOTO).apply(frame)

    def apply(self, frame: RgbImage) -> RgbImage:
        """Return the used part of a frame, turned and mirrored, contiguous.

        Args:
            frame: (height, width, 3) uint8 RGB; returned itself if nothing changes.
        """
        if self == FrameGeometry():
            return frame
        pixels = np.ascontiguousarray(frame).view(_PIXEL)[:, :, 0]
        turned = np.rot90(pixels, -(self.turn // _QUARTER_DEG))
        seen = self.region.cut_from(turned[:, ::-1] if self.is_mirrored else turned)
        return np.ascontiguousarray(seen).view(np.uint8).reshape(*seen.shape, 3)

    def with_turn(self, turn: int) -> "FrameGeometry":
        """Return the same with another turn."""
        region = _mirrored(self.region) if self.is_mirrored else self.region
        for _ in range((turn - self.turn) // _QUARTER_DEG % 4):
            region = Region(1 - region.bottom, region.left, 1 - region.top, region.right)
        return FrameGeometry(
            turn, self.is_mirrored, _mirrored(region) if self.is_mirrored else region
        )

    def with_mirroring(self, is_mirrored: bool) -> "FrameGeometry":
        """Return the same mirrored or not."""
        if is_mirrored == self.is_mirrored:
            return self
        return replace(self, is_mirrored=is_mirrored, region=_mirrored(self.region))


def _mirrored(region: Region) -> Region:
    return replace(region, left=1 - region.right, right=1 - region.left)
