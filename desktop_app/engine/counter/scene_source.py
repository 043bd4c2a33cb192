"""Protocol of the analysis of a scene, for code that must not import ``vision``."""

from typing import Protocol

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.scene import Scene


class SceneSource(Protocol):
    """Says what a frame shows."""

    def analyse(
        self, frame: RgbImage, background: RgbImage | None, *, may_hold_object: bool = False
    ) -> Scene:
        """Return what a frame shows.

        Args:
            frame: (height, width, 3) uint8 RGB.
            background: a frame of the empty counter; None if there is none yet.
            may_hold_object: whether something may have lain on the counter in ``background``.
        """
