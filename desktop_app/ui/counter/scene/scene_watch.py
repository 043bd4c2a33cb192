"""What the camera of the counter sees: motion in every frame, the scene a few times a second."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.scene import Scene, SceneProblem
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
_NEVER_BACKGROUND: Final[frozenset[SceneProblem]] = frozenset({"low_resolution", "dark", "hand"})


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """A frame that is taken for the counter.

    Attributes:
        pixels: (height, width, 3) uint8 RGB.
        time_s: when it was seen, on a monotonic clock.
        may_hold_object: whether something may lie on the counter.
    """

    pixels: RgbImage
    time_s: float
    may_hold_object: bool


class SceneWatch(QObject):
    """Watches the frames of a camera; the scenes are analysed on a lane of their own.

    Attributes:
        motion: in the newest frame.
        scene: the newest one that was analysed; None before the first.
        may_learn: whether what looks empty may become the background although something seemed
            to have come, and an object that stays may: nothing is shown that could be accepted.

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
        self._analysed: tuple[RgbImage, Background | None, tuple[Scene, bool]] | None = None
        self.reset()

    def reset(self) -> None:
        """Learn the empty counter anew."""
        self._detector = MotionDetector(self._settings)
        self.motion, self.scene = "empty", None
        self._background: Background | None = None
        self._moved_s = 0.0
        # Since when something lies there that was no motion or has become background.
        self._lying_since_s: float | None = None
        self._analysed_s = 0.0
        self._is_analysing = False
        self._round = object()

    @property
    def is_analysing(self) -> bool:
        """Whether a live frame is being analysed."""
        return self._is_analysing

    def shut_down(self) -> None:
        """End the lane."""
        self._lane.stop()

    def update(self, frame: LiveFrame, time_s: float) -> MotionState:
        """Process the next frame and return its motion.

        Args:
            frame: the frame.
            time_s: its time on a monotonic clock.
        """
        if self._background is not None and self._background.pixels.shape != frame.pixels.shape:
            self.reset()
        self.motion = self._detector.update(frame.pixels, time_s, keeps_object=not self.may_learn)
        if self.motion == "moving":
            self._moved_s = time_s
        if self.motion != "empty":
            self._lying_since_s = None
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
            scene = self._analyse(frame, background)[0]
            if background is not None and background.may_hold_object and scene.problem == "empty":
                # Whoever asks for it may mean what was taken for a part of the counter.
                lying = self._analyse(frame, None)[0]
                return lying if lying.problem is None else scene
            return scene

        return self._lane.run(analyse)

    def _analyse(self, frame: RgbImage, background: Background | None) -> tuple[Scene, bool]:
        """Return what a frame shows, and whether something unknown may lie there. On the lane.

        Args:
            frame: (height, width, 3) uint8 RGB.
            background: what the counter is compared with; None if it was never seen.
        """
        if self._source is None:
            self._source = self._open_source()
        known = self._analysed
        if known is not None and known[0] is frame and known[1] is background:
            return known[2]
        if background is None:
            scene = self._source.analyse(frame, None)
        else:
            scene = self._source.analyse(
                frame, background.pixels, may_hold_object=background.may_hold_object
            )
        is_unknown = background is None and scene.region is None
        is_unknown &= scene.problem in (None, "blurred")
        if is_unknown:
            # What lies on a counter that was never seen empty can be told only on a plain one.
            scene = Scene("empty")
        self._analysed = (frame, background, (scene, is_unknown))
        return scene, is_unknown

    def _analyse_live(self, frame: LiveFrame) -> None:
        self._is_analysing = True
        this_round, background, time_s = self._round, self._background, self._analysed_s
        is_moving = self.motion == "moving"

        def on_analysed(analysed: tuple[Scene, bool]) -> None:
            if this_round is self._round:
                self._is_analysing = False
                self.scene, is_unknown = analysed
                if not is_moving:
                    self._learn(Background(frame.pixels, time_s, is_unknown), self.scene)
                # Otherwise something else may have come meanwhile.
                if self._moved_s <= time_s:
                    self.scene_analysed.emit(frame, self.scene)

        # After a failure nothing is analysed any more: the next one would fail as well.
        task = self._lane.run(lambda: self._analyse(frame.pixels, background))
        task.on_success(on_analysed).on_failure(self.failed)

    def _learn(self, candidate: Background, scene: Scene) -> None:
        """Learn the background from a frame that was analysed, if it shows only the counter.

        The motion alone cannot tell: what was there first may have been taken away, or a lamp
        have been switched on.
        """
        if scene.problem != "empty" or scene.has_thing_aside:
            self._learn_what_lies(candidate, scene)
            return
        self._lying_since_s = None
        before = self._background
        has_come = self.motion in ("new", "still") and candidate.time_s > self._moved_s
        if before is None:
            self._background = candidate
        elif has_come and self.may_learn:
            self._background = replace(candidate, may_hold_object=before.may_hold_object)
            self._detector.learn_background()
        elif self.motion == "empty" and candidate.time_s - before.time_s > _REFRESH_BACKGROUND_S:
            # Light and camera change slowly.
            self._background = replace(candidate, may_hold_object=before.may_hold_object)

    def _learn_what_lies(self, candidate: Background, scene: Scene) -> None:
        """Learn what has lain on the counter for so long that it belongs to it."""
        if scene.problem in _NEVER_BACKGROUND or self.motion != "empty":
            self._lying_since_s = None
        elif self._lying_since_s is None:
            self._lying_since_s = candidate.time_s
        else:
            is_first = self._background is None
            after_s = _FIRST_BACKGROUND_AFTER_S if is_first else _BACKGROUND_AFTER_S
            if candidate.time_s - self._lying_since_s > after_s:
                self._background = replace(candidate, may_hold_object=True)
