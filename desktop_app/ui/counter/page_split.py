"""The two sides of the counter page: the camera keeps its share of the width."""

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.widgets.adaptive_splitter import AdaptiveSplitter

MARGIN_PX: Final = 12
_MIN_ANSWER_PX: Final = 224
_MIN_ANSWER_HEIGHT_PX: Final = 280
# The camera has at least this share of the width.
_MIN_CAMERA_SHARE: Final = 0.5
_NO_MAXIMUM_PX: Final = 16_777_215


class PageSplit(AdaptiveSplitter):
    """The camera beside the answer, or above it on a narrow screen.

    Args:
        camera: the side with the camera.
        answer: the other side.
        preferences: have the share of the camera.
    """

    def __init__(self, camera: QWidget, answer: QWidget, preferences: Preferences) -> None:
        super().__init__("counter_splitter")
        self._answer = answer
        self._preferences = preferences
        self.setHandleWidth(MARGIN_PX)
        answer.setMinimumSize(_MIN_ANSWER_PX, _MIN_ANSWER_HEIGHT_PX)
        self.addWidget(camera)
        self.addWidget(answer)
        self.splitterMoved.connect(lambda *_: self.save())

    def save(self) -> None:
        """Remember the share of the camera."""
        camera_px, answer_px = self.sizes()
        if camera_px and self.isVisible() and not self.is_stacked:
            share = round(camera_px / (camera_px + answer_px), 3)
            self._preferences.change(counter_camera_share=share)

    def apply(self) -> None:
        """Give the camera its share of the width."""
        if self.is_stacked:
            self._answer.setMaximumWidth(_NO_MAXIMUM_PX)
            return
        width_px = self.width() - MARGIN_PX
        share = max(_MIN_CAMERA_SHARE, self._preferences.now.counter_camera_share)
        camera_px = min(round(width_px * share), width_px - _MIN_ANSWER_PX)
        largest_px = round(width_px * (1 - _MIN_CAMERA_SHARE))
        self._answer.setMaximumWidth(max(_MIN_ANSWER_PX, largest_px))
        self.setSizes([camera_px, width_px - camera_px])
