"""A reader of a camera on its own thread that keeps only the newest frame.

The thread stores its state in one attribute, which the GUI thread polls at the
display's refresh rate. A slow window therefore skips frames instead of queuing
them. The thread holds no widget and no signal, so a driver that hangs can be
abandoned without a crash when it returns.
"""

import atexit
import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtGui import QImage

from desktop_app.domain.camera_offer import CameraOffer, is_local_camera
from desktop_app.domain.picture import RgbImage, ScreenImage
from desktop_app.engine.frame_source import AdjustableSource, CameraDescription, FrameSource
from desktop_app.errors import VitrineError
from desktop_app.settings import CameraSettings
from desktop_app.ui.camera.camera_settings_table import CameraSettingsTable, geometry_of
from desktop_app.ui.camera.frame_rate import FrameRate

OpenCamera: TypeAlias = Callable[[str], FrameSource]
ListCameras: TypeAlias = Callable[[], Sequence[CameraDescription]]
# Scales a frame to fit into (width, height); must not keep the interpreter lock meanwhile, for
# which the GUI thread would wait.
ScaleFrame: TypeAlias = Callable[[RgbImage, tuple[int, int]], ScreenImage]

_log = logging.getLogger(__name__)

RETRY_S = 2.0
_RELEASE_TIMEOUT_S: Final = 2.0
USUAL_SETTINGS: Final = CameraSettings()


@dataclass(frozen=True, slots=True)
class CameraOpening:
    """The camera is being opened."""


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class LiveFrame:
    """The newest frame of the camera.

    Attributes:
        pixels: (height, width, 3) uint8 RGB, at the camera's resolution; turned, mirrored and
            cut as ``settings`` say.
        image: the same, scaled for the screen.
        settings: those of the camera.
        fps: frames per second that the camera sends.
        whole: the frame before the cut, scaled for the screen; None unless it is wanted.
    """

    pixels: RgbImage
    image: QImage
    settings: CameraSettings = USUAL_SETTINGS
    fps: float = 0.0
    whole: QImage | None = None


@dataclass(frozen=True, slots=True, eq=False)
class CameraFailure:
    """The camera failed; an error other than ``VitrineError`` is a bug."""

    error: Exception


CameraState: TypeAlias = CameraOpening | LiveFrame | CameraFailure


class CameraReader:
    """Reads one camera at a time; only ``shut_down`` blocks.

    A local camera, and any source that has delivered a frame, is opened again
    every ``RETRY_S`` after a failure; the state is ``CameraFailure`` until then.

    Attributes:
        retries_always: whether to open every source again after every failure.
        is_being_set: whether the settings of the camera are being chosen; only then ``offer``
            and ``LiveFrame.whole`` are there.
        max_size_px: (width, height) of ``LiveFrame.image`` at most, in physical pixels.
        scale_frame: makes ``LiveFrame.image``.
        cameras: the cameras that the last ``refresh_cameras`` found.
    """

    def __init__(
        self,
        open_camera: OpenCamera,
        list_cameras: ListCameras,
        scale_frame: ScaleFrame,
        table: CameraSettingsTable | None = None,
        *,
        retries_always: bool = False,
    ) -> None:
        self.retries_always = retries_always
        self.is_being_set = False
        self.scale_frame = scale_frame
        self.table = table or CameraSettingsTable()
        self.max_size_px = (640, 480)
        self.cameras: tuple[CameraDescription, ...] = ()
        self._open_camera = open_camera
        self._list_cameras = list_cameras
        self._capture: _Capture | None = None
        self._capture_thread: threading.Thread | None = None
        self._list_thread: threading.Thread | None = None

    @property
    def state(self) -> CameraState | None:
        """The newest state; None while stopped."""
        return None if self._capture is None else self._capture.state

    @property
    def offer(self) -> CameraOffer | None:
        """What can be chosen; None while that is not known, or not wanted."""
        return None if self._capture is None else self._capture.offer

    def start(self, source: str) -> None:
        """Open a camera and release the previous one, even if that is still opening."""
        self.stop()
        # A daemon thread that returns from native code at interpreter exit aborts the process.
        atexit.register(self.shut_down)
        self._capture = _Capture(self, source, self._open_camera)
        self._capture_thread = _start_daemon(self._capture.run, self._capture_thread)

    def stop(self) -> None:
        """Release the camera as soon as its current call returns."""
        if self._capture is not None:
            self._capture.stop_requested.set()
            self._capture = None

    def refresh_cameras(self) -> None:
        """Update ``cameras`` in the background."""
        if self._list_thread is None or not self._list_thread.is_alive():
            self._list_thread = _start_daemon(self._update_cameras)

    def shut_down(self, timeout_s: float = 1.0) -> bool:
        """Stop and wait for the threads; return False if one of them hangs.

        Args:
            timeout_s: for each thread.
        """
        self.stop()
        threads = [
            thread for thread in (self._capture_thread, self._list_thread) if thread is not None
        ]
        for thread in threads:
            thread.join(timeout_s)
        atexit.unregister(self.shut_down)
        return not any(thread.is_alive() for thread in threads)

    def _update_cameras(self) -> None:
        self.cameras = tuple(self._list_cameras())


class _Capture:
    """Reads one source from ``start`` to ``stop``; ``run`` is the thread's function."""

    def __init__(self, reader: CameraReader, source: str, open_camera: OpenCamera) -> None:
        self._reader = reader
        self._source = source
        self._open_camera = open_camera
        self._is_retried = is_local_camera(source)
        self.offer: CameraOffer | None = None
        self.stop_requested = threading.Event()
        self.state: CameraState = CameraOpening()

    def run(self, previous_thread: threading.Thread | None) -> None:
        if previous_thread is not None:
            # It may use the same camera, which can be opened only once at a time.
            previous_thread.join(_RELEASE_TIMEOUT_S)
        while not self.stop_requested.is_set():
            try:
                self._read_frames()
            except VitrineError as error:
                # The traceback would keep the last frame alive.
                self.state = CameraFailure(error.with_traceback(None))
            except Exception as error:  # noqa: BLE001 - the window reports it
                if not self._reader.retries_always:
                    self.state = CameraFailure(error)
                    return
                if not isinstance(self.state, CameraFailure):
                    _log.exception("the camera failed")
                self.state = CameraFailure(error.with_traceback(None))
            if not (self._is_retried or self._reader.retries_always):
                return
            self.stop_requested.wait(RETRY_S)

    def _read_frames(self) -> None:
        with closing(self._open_camera(self._source)) as camera:
            adjustable = camera if isinstance(camera, AdjustableSource) else None
            key = self._source if adjustable is None else adjustable.key
            rate = FrameRate()
            while not self.stop_requested.is_set():
                settings = self._reader.table.of(key)
                if adjustable is not None:
                    adjustable.adjust(settings)
                    self.offer = adjustable.offer() if self._reader.is_being_set else None
                pixels = camera.read()
                self.state = self._live_frame(pixels, settings, rate.add(time.monotonic()))
                self._is_retried = True

    def _live_frame(self, frame: RgbImage, settings: CameraSettings, fps: float) -> LiveFrame:
        geometry, size_px = geometry_of(settings), self._reader.max_size_px
        pixels = geometry.apply(frame)
        is_being_set = self._reader.is_being_set
        scale = self._reader.scale_frame
        whole = _image(scale(geometry.upright(frame), size_px)) if is_being_set else None
        return LiveFrame(pixels, _image(scale(pixels, size_px)), settings, fps, whole)


def _image(pixels: ScreenImage) -> QImage:
    height, width, channels = pixels.shape
    view = QImage(pixels.data, width, height, width * channels, QImage.Format.Format_RGB32)
    # The view does not keep the pixels alive.
    return view.copy()


def _start_daemon(function: Callable[..., None], *arguments: object) -> threading.Thread:
    # A daemon thread: a camera that hangs must not keep the process alive.
    thread = threading.Thread(target=function, args=arguments, name="camera", daemon=True)
    thread.start()
    return thread
