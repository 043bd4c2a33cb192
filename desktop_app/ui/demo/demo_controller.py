"""The controller of the demo: when to search, and which answer to show."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.engine.frame_source import FrameSource
from desktop_app.engine.motion_detection import MotionSettings, MotionState
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask, Task
from desktop_app.ui.camera.camera_reader import (
    CameraFailure,
    CameraReader,
    LiveFrame,
    OpenCamera,
    ScaleFrame,
)
from desktop_app.ui.camera.camera_settings_table import CameraSettingsTable
from desktop_app.ui.demo.demo_statistics import DemoStatistics
from desktop_app.ui.demo.monitored_camera import MonitoredCamera
from desktop_app.ui.widgets.photo_query import Photo, PhotoAnswer, identify_photo

# ``live``: somebody is in front of the camera. ``attract``: a slideshow, because nobody
# is there or there is no camera.
DemoPhase = Literal["attract", "live"]
# Opens a slideshow of photo files that behaves like a camera.
OpenSlideshow: TypeAlias = Callable[[Sequence[Path]], FrameSource]

_POLL_INTERVAL_MS: Final = 15
_MAX_HITS: Final = 8
_MAX_CONSECUTIVE_FAILURES: Final = 3


@dataclass(frozen=True, slots=True)
class DemoTiming:
    """Durations of the demo, in seconds.

    Attributes:
        motion: when something counts as held still.
        min_shown_s: how long an answer is shown at least before an unknown object
            replaces it, so that it stays while a visitor lowers the product to read.
        max_shown_s: how long an answer is shown at most after nothing is held still
            any more, although there is motion.
        clear_after_s: time without motion until the answer is cleared.
        attract_after_s: time without motion until the slideshow starts.
        given_s: how long the answer to a photo that was dropped or pasted stays.
        reopen_after_s: time without a frame until the camera is opened again.
    """

    motion: MotionSettings = field(default_factory=MotionSettings)
    min_shown_s: float = 8.0
    max_shown_s: float = 45.0
    clear_after_s: float = 8.0
    attract_after_s: float = 20.0
    given_s: float = 15.0
    reopen_after_s: float = 10.0


class DemoController(QObject):
    """Watches the camera or the slideshow, and searches for whatever is held still.

    Attributes:
        photos: the files of the slideshow; may be set after the start.
        phase: the current phase.
        statistics: of the searches since the start.

    Signals:
        frame_changed: a ``QImage``, the newest frame of the current phase.
        phase_changed: the new ``DemoPhase``; everything shown so far is discarded.
        answer_found: a ``PhotoAnswer`` to show.
        answer_repeated: a search has finished without anything new to show.
        answer_cleared: the answer is no longer shown.
        search_failed: the exception of a search.
        reopen_requested: several searches in a row have failed, and the catalogue and
            its model should be opened again; a GPU can be lost while a computer sleeps.
        camera_status_changed: the camera started or stopped delivering frames.
    """

    frame_changed = Signal(object)
    phase_changed = Signal(str)
    answer_found = Signal(object)
    answer_repeated = Signal()
    answer_cleared = Signal()
    search_failed = Signal(object)
    reopen_requested = Signal()
    camera_status_changed = Signal()

    def __init__(
        self,
        client: EngineClient,
        open_camera: OpenCamera,
        open_slideshow: OpenSlideshow,
        scale_frame: ScaleFrame,
        timing: DemoTiming | None = None,
        table: CameraSettingsTable | None = None,
    ) -> None:
        super().__init__()
        self._timing = timing or DemoTiming()
        self._client = client
        self.photos: Sequence[Path] = ()
        self.phase: DemoPhase = "attract"
        self.statistics = DemoStatistics()
        camera = CameraReader(open_camera, tuple, scale_frame, table, retries_always=True)
        slideshow = CameraReader(
            lambda _: open_slideshow(self.photos), tuple, scale_frame, retries_always=True
        )
        self._camera = MonitoredCamera(camera, self._timing.motion)
        self._slideshow = MonitoredCamera(slideshow, self._timing.motion)
        self._source = ""
        self._latest_search = LatestTask()
        self._shown: PhotoAnswer | None = None
        self._pending: PhotoAnswer | None = None
        self._shown_since_s = 0.0
        self._last_held_s = 0.0
        self._last_motion_s = 0.0
        self._had_camera = False
        self._failures = 0
        self._given_until_s = 0.0
        self._came_meanwhile = False
        self._is_slideshow_paused = False
        self._poll_timer = QTimer(self, interval=_POLL_INTERVAL_MS)
        self._poll_timer.timeout.connect(self.poll)

    @property
    def has_camera(self) -> bool:
        """Whether the camera delivers frames."""
        return isinstance(self._camera.reader.state, LiveFrame)

    @property
    def camera_error(self) -> Exception | None:
        """Why the camera delivers no frames; None while it does or is being opened."""
        state = self._camera.reader.state
        return state.error if isinstance(state, CameraFailure) else None

    def set_max_frame_size(self, size_px: tuple[int, int]) -> None:
        """Scale frames to fit into (width, height), in physical pixels."""
        self._camera.reader.max_size_px = self._slideshow.reader.max_size_px = size_px

    def start(self, source: str) -> None:
        """Start in the attract phase.

        Args:
            source: index, path or address of the camera; empty for the first one.
        """
        self._source = source
        self._camera.start(source)
        self._last_motion_s = -self._timing.attract_after_s
        self._enter_phase("attract")
        self._poll_timer.start()

    def search_photo(self, photo: Photo) -> None:
        """Search for a photo that was given; its answer stays for a while."""
        if self._client.is_ready:
            self._given_until_s = time.monotonic() + self._timing.given_s
            self._is_slideshow_paused = False
            self._discard_answer()
            self.answer_cleared.emit()
            self._search_for(photo).on_failure(self._on_given_failed)

    def pause_slideshow(self) -> None:
        """Show no slideshow, and search for none of its photos; visitors end the pause."""
        self._discard_answer()
        self._is_slideshow_paused = True

    def resume_slideshow(self) -> None:
        """Show the slideshow again."""
        self._is_slideshow_paused = False

    def stop(self) -> None:
        """Stop searching and release the camera."""
        self._poll_timer.stop()
        self._discard_answer()
        for camera in (self._camera, self._slideshow):
            camera.stop()
            camera.reader.shut_down()

    def poll(self) -> None:
        """Process the newest frames; called at the display's refresh rate."""
        now_s = time.monotonic()
        motion = self._camera.poll(now_s)
        self._note_motion(motion, now_s)
        self._reopen_stalled_camera(now_s)
        self._report_camera_status()
        self._update_phase(now_s)
        if self.phase == "attract":
            if self._is_slideshow_paused:
                return
            motion = self._slideshow.poll(now_s)
        if now_s < self._given_until_s:
            self._came_meanwhile = motion == "new" or (self._came_meanwhile and motion != "empty")
            return
        if self._came_meanwhile and motion == "still":
            motion = "new"  # what was held up beside the answer to a given photo
        self._came_meanwhile &= motion is None
        is_live = self.phase == "live"
        self._process_frame(self._camera if is_live else self._slideshow, motion)

    def _note_motion(self, motion: MotionState | None, now_s: float) -> None:
        if motion in ("moving", "new", "still"):
            self._last_motion_s = now_s
        if motion in ("new", "still"):
            self._last_held_s = now_s

    def _reopen_stalled_camera(self, now_s: float) -> None:
        """Reopen a camera that has stopped delivering frames, for example after sleep."""
        stalled_s = now_s - self._camera.frame_time_s
        if self.has_camera and stalled_s > self._timing.reopen_after_s:
            self._camera.start(self._source)

    def _report_camera_status(self) -> None:
        if self.has_camera != self._had_camera:
            self._had_camera = self.has_camera
            self.camera_status_changed.emit()

    def _update_phase(self, now_s: float) -> None:
        idle_s = now_s - self._last_motion_s
        is_live = self.has_camera and idle_s < self._timing.attract_after_s
        phase: DemoPhase = "live" if is_live else "attract"
        if phase != self.phase:
            self._enter_phase(phase)
        elif is_live and self._is_answer_expired(now_s, idle_s):
            self._discard_answer()
            self.answer_cleared.emit()

    def _enter_phase(self, phase: DemoPhase) -> None:
        self.phase = phase
        self._given_until_s = 0.0
        self._came_meanwhile = False
        self._is_slideshow_paused = False
        self._discard_answer()
        if phase == "attract":
            self._slideshow.start("")
        else:
            self._slideshow.stop()
        self.phase_changed.emit(phase)

    def _process_frame(self, camera: MonitoredCamera, motion: MotionState | None) -> None:
        if motion is None or camera.frame is None:
            return
        self.frame_changed.emit(camera.frame.image)
        if motion == "new" and self._client.is_ready:
            self._search_for(camera.frame.pixels).on_failure(self._on_failed)
        self._update_pending(motion)

    def _search_for(self, photo: Photo) -> Task[PhotoAnswer]:
        task = self._latest_search.replace(
            self._client.run(lambda workspace: identify_photo(workspace, photo, top=_MAX_HITS))
        )
        return task.on_success(self._on_found)

    def _update_pending(self, motion: MotionState) -> None:
        """Show a pending answer once it may be shown; drop it if the object is gone."""
        if motion != "still":
            self._pending = None
        elif self._pending is not None and self._should_show(self._pending):
            self._show(self._pending)

    def _on_found(self, found: PhotoAnswer) -> None:
        self._failures = 0
        self.statistics.add_search(found.answer.ms.total)
        if self._should_show(found):
            self._show(found)
        else:
            self._pending = found if found.answer.verdict == "unknown" else None
            self.answer_repeated.emit()

    def _on_given_failed(self, error: Exception) -> None:
        self._given_until_s = 0.0
        self.search_failed.emit(error)

    def _on_failed(self, error: Exception) -> None:
        self.search_failed.emit(error)
        self._failures += 1
        if self._failures == _MAX_CONSECUTIVE_FAILURES:
            self._failures = 0
            self.reopen_requested.emit()

    def _should_show(self, found: PhotoAnswer) -> bool:
        if self.phase == "attract" or self._shown is None:
            return True
        verdict, shown_verdict = found.answer.verdict, self._shown.answer.verdict
        if verdict == "unknown":
            return time.monotonic() - self._shown_since_s >= self._timing.min_shown_s
        is_same = shown_verdict != "unknown" and _best_id(found) == _best_id(self._shown)
        # A trembling hand repeats the search; show the same product again only if the
        # verdict improved to ``match``.
        return not is_same or (verdict == "match" and shown_verdict == "check")

    def _show(self, found: PhotoAnswer) -> None:
        self._pending = None
        self._shown, self._shown_since_s = found, time.monotonic()
        self.answer_found.emit(found)

    def _is_answer_expired(self, now_s: float, idle_s: float) -> bool:
        if self._shown is None:
            return False
        unused_s = now_s - max(self._shown_since_s, self._last_held_s)
        return idle_s > self._timing.clear_after_s or unused_s > self._timing.max_shown_s

    def _discard_answer(self) -> None:
        self._latest_search.cancel()
        self._shown = self._pending = None


def _best_id(found: PhotoAnswer) -> int | None:
    """Return the product id of the best hit."""
    hits = found.answer.hits
    return hits[0].product.id if hits else None
