"""What the camera of the counter sees: motion in every frame, the scene a few times a second."""

from collections.abc import Callable
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.scene import Scene
from desktop_app.engine.counter.scene_source import SceneSource
from desktop_app.engine.motion_detection import MotionDetector, MotionSettings, MotionState
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import Task
from desktop_app.ui.camera.camera_reader import LiveFrame

# Opens the analysis of scenes; called on the lane when it is first needed.
OpenSceneSource: TypeAlias = Callable[[], SceneSource]

_ANALYSE_EVERY_S: Final = 0.3
_REFRESH_BACKGROUND_S: Final = 2.0
# What lies on the counter without moving for this long belongs to it.
_BACKGROUND_AFTER_S: Final = 30.0


class SceneWatch(QObject):
    """Watches the frames of a camera; the scenes are analysed on a lane of their own.

    Attributes:
        motion: in the newest frame.
        scene: the newest one that was analysed; None before the first.

    Signals:
        scene_analysed: the ``LiveFrame`` and its ``Scene``.
        failed: the exception of an analysis.
    """

    scene_analysed = Signal(object, object)
    failed = Signal(Exception)

    def __init__(
        self,
        open_source: OpenSceneSource,
        motion: MotionSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.motion: MotionState = "empty"
        self.scene: Scene | None = None
        self._open_source = open_source
        self._settings = motion
        self._lane = Lane("scene", self)
        # Used on the lane only.
        self._source: SceneSource | None = None
        # The newest frame that was analysed, its background, and what it shows.
        self._analysed: tuple[RgbImage, RgbImage | None, Scene] | None = None
        self.reset()

    def reset(self) -> None:
        """Learn the empty counter anew."""
        self._detector = MotionDetector(self._settings)
        self.motion, self.scene = "empty", None
        self._background: RgbImage | None = None
        self._background_s = 0.0
        self._empty_since_s: float | None = None
        self._analysed_s = 0.0
        self._is_analysing = False
        self._round = object()

    def shut_down(self) -> None:
        """End the lane."""
        self._lane.stop()

    def update(self, frame: LiveFrame, time_s: float) -> MotionState:
        """Process the next frame and return its motion.

        Args:
            frame: the frame.
            time_s: its time on a monotonic clock.
        """
        if self._background is not None and self._background.shape != frame.pixels.shape:
            self.reset()
        self.motion = self._detector.update(frame.pixels, time_s)
        self._follow_background(frame.pixels, time_s)
        is_due = time_s - self._analysed_s >= _ANALYSE_EVERY_S or self.motion == "new"
        if is_due and not self._is_analysing:
            self._analysed_s = time_s
            self._analyse_live(frame)
        return self.motion

    def analyse(self, frame: RgbImage) -> Task[Scene]:
        """Analyse a frame, (height, width, 3) uint8 RGB, before the next live one.

        A frame that was analysed just before is not analysed again.
        """
        background = self._background

        def analyse() -> Scene:
            if self._source is None:
                self._source = self._open_source()
            known = self._analysed
            if known is not None and known[0] is frame and known[1] is background:
                return known[2]
            scene = self._source.analyse(frame, background)
            self._analysed = (frame, background, scene)
            return scene

        return self._lane.run(analyse)

    def _analyse_live(self, frame: LiveFrame) -> None:
        self._is_analysing = True
        this_round = self._round

        def on_analysed(scene: Scene) -> None:
            if this_round is self._round:
                self._is_analysing = False
                self.scene = scene
                self.scene_analysed.emit(frame, scene)

        # After a failure nothing is analysed any more: the next one would fail as well.
        self.analyse(frame.pixels).on_success(on_analysed).on_failure(self.failed)

    def _follow_background(self, pixels: RgbImage, time_s: float) -> None:
        """Keep a frame of the empty counter, as light and camera change slowly."""
        if self.motion != "empty":
            self._empty_since_s = None
            return
        if self._empty_since_s is None:
            self._empty_since_s = time_s
        # Something small is no motion, but it is not the empty counter either.
        is_empty = self.scene is not None and self.scene.problem == "empty"
        is_old = time_s - self._background_s > _REFRESH_BACKGROUND_S
        lies_there = time_s - self._empty_since_s > _BACKGROUND_AFTER_S
        if self._background is None or (is_empty and is_old) or lies_there:
            self._background, self._background_s = pixels, time_s
            self._empty_since_s = time_s
