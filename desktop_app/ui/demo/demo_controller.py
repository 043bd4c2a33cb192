"""What happens on the stage: who is looked at, what is asked for, when it is forgotten."""

import statistics
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.engine.frame_source import FrameSource
from desktop_app.engine.motion_detection import (
    MotionDetector,
    MotionSettings,
    Sight,
)
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.camera.camera_reader import (
    CameraFailure,
    CameraReader,
    LiveFrame,
    OpenCamera,
)
from desktop_app.ui.widgets.photo_query import PhotoAnswer, identify_photo

# ``live``: somebody is before the camera. ``attract``: nobody is, or there is no camera.
Scene = Literal["attract", "live"]
# Shows photos as a camera would that somebody holds them up to.
OpenPhotos: TypeAlias = Callable[[Sequence[Path]], FrameSource]

_LOOK_EVERY_MS: Final = 15
_TOP: Final = 8
_COUNTED: Final = 1000
_MOST_FAILURES: Final = 3


@dataclass(frozen=True, slots=True)
class DemoTiming:
    """How long things last at a stand, in seconds.

    Attributes:
        patience: of who watches the camera.
        kept_s: how long a product stays although something unknown was seen since:
            whoever lowers a product to read its name is not asked for.
        shown_s: until an answer goes although somebody is about, when nothing is held up.
        empty_s: of nobody being there, until the answer goes.
        idle_s: the same, until the attract loop begins.
        hung_s: without a picture, until the camera is opened anew.
    """

    patience: MotionSettings = field(default_factory=MotionSettings)
    kept_s: float = 8.0
    shown_s: float = 45.0
    empty_s: float = 8.0
    idle_s: float = 20.0
    hung_s: float = 10.0


class DemoStatistics:
    """Counts searches and remembers how long the last ones took."""

    def __init__(self) -> None:
        self.searches = 0
        self._ms: deque[float] = deque(maxlen=_COUNTED)

    def count(self, ms: float) -> None:
        """Take in one search."""
        self.searches += 1
        self._ms.append(ms)

    @property
    def median_ms(self) -> float | None:
        """The median of the last searches; None before the first."""
        return statistics.median(self._ms) if self._ms else None


class DemoController(QObject):
    """Looks at the camera and at the photos of the loop, and asks for what is held still.

    Attributes:
        photos: of the attract loop; they may come later.
        scene: what is going on.
        tally: of the searches since the start.

    Signals:
        pictured: a ``QImage``, the newest of the scene.
        scene_changed: the ``Scene`` from now on; everything shown so far is forgotten.
        found: a ``PhotoAnswer`` to be shown.
        repeated: there was another search, which told nothing new.
        failed: a search ended with this exception.
        reopening_wanted: so many did, one after another, that the catalogue and its
            model should be opened anew: a GPU may be lost in a computer's sleep.
        camera_changed: there is a camera now, or none any more.
        cleared: nothing is to be shown any more.
    """

    pictured = Signal(object)
    scene_changed = Signal(str)
    found = Signal(object)
    repeated = Signal()
    failed = Signal(object)
    reopening_wanted = Signal()
    camera_changed = Signal()
    cleared = Signal()

    def __init__(
        self,
        client: EngineClient,
        open_camera: OpenCamera,
        open_photos: OpenPhotos,
        pace: DemoTiming | None = None,
    ) -> None:
        super().__init__()
        pace = pace or DemoTiming()
        self._client = client
        self.photos: Sequence[Path] = ()
        loop = CameraReader(lambda _: open_photos(self.photos), tuple, retries_always=True)
        camera = CameraReader(open_camera, tuple, retries_always=True)
        self._camera = _MotionWatch(camera, pace.patience)
        self._loop = _MotionWatch(loop, pace.patience)
        self._pace = pace
        self._source = ""
        self._question = LatestTask()
        self._shown: PhotoAnswer | None = None
        self._waiting: PhotoAnswer | None = None
        self._shown_s = 0.0
        self._held_s = 0.0
        self._alive_s = 0.0
        self._had_camera = False
        self._failures = 0
        self.scene: Scene = "attract"
        self.tally = DemoStatistics()
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def has_camera(self) -> bool:
        """Whether the camera gives pictures."""
        return isinstance(self._camera.feed.state, LiveFrame)

    @property
    def camera_error(self) -> Exception | None:
        """Why it gives none; None while it does, or while it is opened."""
        news = self._camera.feed.state
        return news.error if isinstance(news, CameraFailure) else None

    def fit(self, size_px: tuple[int, int]) -> None:
        """Have pictures made to fit into (width, height) of the screen's pixels."""
        self._camera.feed.max_size_px = self._loop.feed.max_size_px = size_px

    def start(self, source: str) -> None:
        """Begin, with nobody there.

        Args:
            source: of the camera: index, path or address; empty for the first one.
        """
        self._source = source
        self._camera.start(source)
        self._alive_s = -self._pace.idle_s
        self._enter("attract")
        self._timer.start()

    def stop(self) -> None:
        """Let go of everything."""
        self._timer.stop()
        self._forget()
        for watched in (self._camera, self._loop):
            watched.stop()
            watched.feed.shut_down()

    def look(self) -> None:
        """Look at what is new; called as often as a screen is drawn."""
        now_s = time.monotonic()
        sight = self._camera.look(now_s)
        if sight in ("moving", "held", "still"):
            self._alive_s = now_s
        if sight in ("held", "still"):
            self._held_s = now_s
        self._wake_camera(now_s)
        if self.has_camera != self._had_camera:
            self._had_camera = self.has_camera
            self.camera_changed.emit()
        quiet_s = now_s - self._alive_s
        scene: Scene = "live" if self.has_camera and quiet_s < self._pace.idle_s else "attract"
        if scene != self.scene:
            self._enter(scene)
        elif scene == "live" and self._shown is not None and self._is_over(now_s, quiet_s):
            self._forget()
            self.cleared.emit()
        if scene == "attract":
            sight = self._loop.look(now_s)
        self._follow(self._camera if scene == "live" else self._loop, sight)

    def _follow(self, watched: "_MotionWatch", sight: Sight | None) -> None:
        if sight is None or watched.seen is None:
            return
        self.pictured.emit(watched.seen.image)
        if sight == "held" and self._client.is_ready:
            pixels = watched.seen.pixels
            task = self._question.replace(
                self._client.run(lambda workspace: identify_photo(workspace, pixels, top=_TOP))
            )
            task.on_success(self._on_found)
            task.on_failure(self._on_failed)
        self._show_waiting(sight)

    def _is_over(self, now_s: float, quiet_s: float) -> bool:
        """Tell whether the answer has been there long enough, also before a busy aisle."""
        last_s = max(self._shown_s, self._held_s)
        return quiet_s > self._pace.empty_s or now_s - last_s > self._pace.shown_s

    def _show_waiting(self, sight: Sight) -> None:
        """Show something unknown after all, when it is still held when its time has come."""
        if sight != "still":
            self._waiting = None
        elif self._waiting is not None and self._is_news(self._waiting):
            self._show(self._waiting)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
        self._failures += 1
        if self._failures == _MOST_FAILURES:
            self._failures = 0
            self.reopening_wanted.emit()

    def _on_found(self, found: PhotoAnswer) -> None:
        self._failures = 0
        self.tally.count(found.answer.ms.total)
        if self._is_news(found):
            self._show(found)
        else:
            self._waiting = found if found.answer.verdict == "unknown" else None
            self.repeated.emit()

    def _show(self, found: PhotoAnswer) -> None:
        self._waiting = None
        self._shown, self._shown_s = found, time.monotonic()
        self.found.emit(found)

    def _is_news(self, found: PhotoAnswer) -> bool:
        if self.scene == "attract" or self._shown is None:
            return True
        verdict, before = found.answer.verdict, self._shown.answer.verdict
        if verdict == "unknown":
            return time.monotonic() - self._shown_s >= self._pace.kept_s
        is_same = before != "unknown" and _best_of(found) == _best_of(self._shown)
        # A hand trembles: the same thing once more, unless it is surer now.
        return not is_same or (verdict == "match" and before == "check")

    def _enter(self, scene: Scene) -> None:
        self.scene = scene
        self._forget()
        if scene == "attract":
            self._loop.start("")
        else:
            self._loop.stop()
        self.scene_changed.emit(scene)

    def _forget(self) -> None:
        self._question.cancel()
        self._shown = self._waiting = None

    def _wake_camera(self, now_s: float) -> None:
        """Open a camera anew that has stopped giving pictures, after a computer's sleep say."""
        if self.has_camera and now_s - self._camera.seen_s > self._pace.hung_s:
            self._camera.start(self._source)


class _MotionWatch:
    """A feed with someone who watches it.

    Attributes:
        seen: the newest picture that was looked at.
        seen_s: when that was.
    """

    def __init__(self, feed: CameraReader, patience: MotionSettings) -> None:
        self.feed = feed
        self.seen: LiveFrame | None = None
        self.seen_s = 0.0
        self._patience = patience
        self._watcher = MotionDetector(patience)

    def start(self, source: str) -> None:
        self.stop()
        self._watcher = MotionDetector(self._patience)
        self.seen_s = time.monotonic()
        self.feed.start(source)

    def stop(self) -> None:
        self.feed.stop()
        self.seen = None

    def look(self, now_s: float) -> Sight | None:
        """Return what is to be seen in a new picture; None without one."""
        news = self.feed.state
        if not isinstance(news, LiveFrame):
            # The last picture goes with the camera.
            self.seen = None
            return None
        if news is self.seen:
            return None
        self.seen, self.seen_s = news, now_s
        return self._watcher.look(news.pixels, now_s)


def _best_of(found: PhotoAnswer) -> int | None:
    """Return the id of the product that was found first."""
    hits = found.answer.hits
    return hits[0].product.id if hits else None
