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
# What lies on the counter without moving for this long belongs to it: something small, and
# something that was there at the beginning.
_BACKGROUND_AFTER_S: Final = 30.0
_FIRST_BACKGROUND_AFTER_S: Final = 60.0


class SceneWatch(QObject):
    """Watches the frames of a camera; the scenes are analysed on a lane of their own.

    Attributes:
        motion: in the newest frame.
        scene: the newest one that was analysed; None before the first.
        may_learn: whether what looks empty may become the background although something seemed
            to have come: nothing is shown that could be accepted.

    Signals:
        scene_analysed: the ``LiveFrame`` and its ``Scene``, if nothing has moved since.
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
        self.may_learn = True
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
        # Whether something lay there when the background was learned.
        self._has_learned_object = False
        self._moved_s = 0.0
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
        if self.motion == "moving":
            self._moved_s = time_s
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
        background, has_object = self._background, self._has_learned_object

        def analyse() -> Scene:
            scene = self._analyse(frame, background, has_object=has_object)
            if has_object and scene.problem == "empty":
                # Whoever asks for it may mean what was taken for a part of the counter.
                lying = self._analyse(frame, None)
                return lying if lying.problem is None else scene
            return scene

        return self._lane.run(analyse)

    def _analyse(
        self, frame: RgbImage, background: RgbImage | None, *, has_object: bool = False
    ) -> Scene:
        """Analyse a frame, on the lane.

        Args:
            frame: (height, width, 3) uint8 RGB.
            background: what the counter is compared with; None if it was never seen.
            has_object: whether something lay on the counter then.
        """
        if self._source is None:
            self._source = self._open_source()
        known = self._analysed
        if known is not None and known[0] is frame and known[1] is background:
            return known[2]
        scene = self._source.analyse(frame, background)
        if has_object:
            scene = _without_learned_object(self._source, frame, scene)
        is_unknown = background is None and scene.region is None
        if is_unknown and scene.problem in (None, "blurred"):
            # What lies on a counter that was never seen empty can be told only on a plain one.
            scene = Scene("empty")
        self._analysed = (frame, background, scene)
        return scene

    def _analyse_live(self, frame: LiveFrame) -> None:
        self._is_analysing = True
        this_round, background, time_s = self._round, self._background, self._analysed_s
        pixels, is_moving = frame.pixels, self.motion == "moving"
        has_object = self._has_learned_object

        def on_analysed(scene: Scene) -> None:
            if this_round is self._round:
                self._is_analysing = False
                self.scene = scene
                if scene.problem == "empty" and not is_moving:
                    self._learn(pixels, time_s)
                # Otherwise something else may have come meanwhile.
                if self._moved_s <= time_s:
                    self.scene_analysed.emit(frame, scene)

        # After a failure nothing is analysed any more: the next one would fail as well.
        task = self._lane.run(lambda: self._analyse(pixels, background, has_object=has_object))
        task.on_success(on_analysed).on_failure(self.failed)

    def _learn(self, pixels: RgbImage, time_s: float) -> None:
        """Learn the background from a frame that looks empty.

        The motion alone cannot tell: what was there first may have been taken away, or a lamp
        have been switched on.
        """
        if self._background is None:
            self._set_background(pixels, time_s)
        if self.may_learn and self.motion in ("new", "still") and time_s > self._moved_s:
            self._set_background(pixels, time_s)
            self._detector.learn_background()

    def _set_background(self, pixels: RgbImage, time_s: float, *, has_object: bool = False) -> None:
        self._background, self._background_s = pixels, time_s
        self._empty_since_s = time_s
        self._has_learned_object = has_object

    def _follow_background(self, pixels: RgbImage, time_s: float) -> None:
        """Keep a frame of the empty counter, as light and camera change slowly."""
        if self.motion != "empty":
            self._empty_since_s = None
            return
        if self._empty_since_s is None:
            self._empty_since_s = time_s
        # Something small is no motion, but it is not the empty counter either.
        is_empty = self.scene is not None and self.scene.problem == "empty"
        lain_s = time_s - self._empty_since_s
        if self._background is None:
            if self.scene is not None and lain_s > _FIRST_BACKGROUND_AFTER_S:
                self._set_background(pixels, time_s, has_object=True)
        elif is_empty and time_s - self._background_s > _REFRESH_BACKGROUND_S:
            self._set_background(pixels, time_s, has_object=self._has_learned_object)
        elif lain_s > _BACKGROUND_AFTER_S:
            self._set_background(pixels, time_s, has_object=not is_empty)


def _without_learned_object(source: SceneSource, frame: RgbImage, scene: Scene) -> Scene:
    """Return the scene, or an empty one if what the background shows was taken away.

    Compared with that background, the place where it lay would be a new object. Only a counter
    of one colour shows that it is empty.
    """
    if scene.problem == "empty":
        return scene
    bare = source.analyse(frame, None)
    return bare if bare.problem == "empty" else scene
