"""A camera read by a thread of its own, for a window that takes only the newest picture.

The thread leaves its news in one place, and the window looks there as often as
a screen is drawn. So a slow window drops pictures and never queues them, and a
camera whose driver hangs can be left behind: its thread knows neither a widget
nor a signal that could be gone when it wakes up.
"""

import atexit
import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from desktop_app.domain.picture import RgbImage
from desktop_app.engine.frame_source import CameraInfo, FrameSource
from desktop_app.errors import VitrineError

OpenCamera: TypeAlias = Callable[[str], FrameSource]
ListCameras: TypeAlias = Callable[[], Sequence[CameraInfo]]

_log = logging.getLogger(__name__)

RETRY_S = 2.0
_HANDOVER_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class Opening:
    """There is no picture yet."""


@dataclass(frozen=True, slots=True, eq=False)
class Live:
    """A picture as it came, and as it is to be shown."""

    frame: RgbImage
    image: QImage


@dataclass(frozen=True, slots=True, eq=False)
class Failed:
    """There is no picture: a ``VitrineError`` says why, anything else is a bug."""

    error: Exception


News: TypeAlias = Opening | Live | Failed


class CameraReader:
    """The pictures of one camera at a time. Only ``finish`` ever waits.

    A camera of this computer, and whatever gave pictures before, is tried
    again every ``RETRY_S``; the news stays ``Failed`` until that works.

    Attributes:
        is_patient: whether whatever fails is tried again, however it fails.
        size_px: (width, height) of the screen's pixels that a picture may fill.
        cameras: what ``look_for_cameras`` found last.
    """

    def __init__(
        self, open_camera: OpenCamera, list_cameras: ListCameras, *, is_patient: bool = False
    ) -> None:
        self.is_patient = is_patient
        self._open_camera = open_camera
        self._list_cameras = list_cameras
        self._run: _Run | None = None
        self._reader: threading.Thread | None = None
        self._finder: threading.Thread | None = None
        self.size_px = (640, 480)
        self.cameras: tuple[CameraInfo, ...] = ()

    @property
    def news(self) -> News | None:
        """The newest there is to show; None while stopped."""
        return None if self._run is None else self._run.news

    def start(self, source: str) -> None:
        """Open a camera; the one before is let go of, even while it still opens."""
        self.stop()
        # A thread that comes back from native code while Python ends aborts the program.
        atexit.register(self.finish)
        self._run = _Run(self, source, self._open_camera)
        self._reader = _daemon(self._run.work, self._reader)

    def stop(self) -> None:
        """Let go of the camera as soon as it returns from what it is at."""
        if self._run is not None:
            self._run.stopping.set()
            self._run = None

    def look_for_cameras(self) -> None:
        """Bring ``cameras`` up to date, in a while."""
        if self._finder is None or not self._finder.is_alive():
            self._finder = _daemon(self._find)

    def finish(self, wait_s: float = 1.0) -> bool:
        """Stop, and wait for the threads; False when a camera hangs."""
        self.stop()
        threads = [thread for thread in (self._reader, self._finder) if thread is not None]
        for thread in threads:
            thread.join(wait_s)
        atexit.unregister(self.finish)
        return not any(thread.is_alive() for thread in threads)

    def _find(self) -> None:
        self.cameras = tuple(self._list_cameras())


class _Run:
    """One camera from ``start`` to ``stop``; ``work`` is its thread."""

    def __init__(self, feed: CameraReader, source: str, open_camera: OpenCamera) -> None:
        self._feed = feed
        self._source = source
        self._open_camera = open_camera
        self._is_worth_waiting_for = not source or source.isdecimal()
        self.stopping = threading.Event()
        self.news: News = Opening()

    def work(self, before: threading.Thread | None) -> None:
        if before is not None:
            # It may hold the same camera, which opens for one at a time only.
            before.join(_HANDOVER_S)
        while not self.stopping.is_set():
            try:
                self._watch()
            except VitrineError as error:
                # Its traceback would hold the last picture.
                self.news = Failed(error.with_traceback(None))
            except Exception as error:  # noqa: BLE001 - the window tells of it
                if not self._feed.is_patient:
                    self.news = Failed(error)
                    return
                if not isinstance(self.news, Failed):
                    _log.exception("the camera failed")
                self.news = Failed(error.with_traceback(None))
            if not (self._is_worth_waiting_for or self._feed.is_patient):
                return
            self.stopping.wait(RETRY_S)

    def _watch(self) -> None:
        with closing(self._open_camera(self._source)) as camera:
            while not self.stopping.is_set():
                frame = camera.read()
                self.news = Live(frame, _fitted(frame, self._feed.size_px))
                self._is_worth_waiting_for = True


def _fitted(frame: RgbImage, size_px: tuple[int, int]) -> QImage:
    """Return a copy of the frame, scaled to fit, as the screen likes it best."""
    frame = np.ascontiguousarray(frame)
    height, width, channels = frame.shape
    image = QImage(frame.data, width, height, width * channels, QImage.Format.Format_RGB888)
    scaled = image.scaled(
        QSize(*size_px),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return scaled.convertToFormat(QImage.Format.Format_RGB32)


def _daemon(work: Callable[..., None], *arguments: object) -> threading.Thread:
    # A daemon: a camera that hangs must not keep the program from ending.
    thread = threading.Thread(target=work, args=arguments, name="camera", daemon=True)
    thread.start()
    return thread
