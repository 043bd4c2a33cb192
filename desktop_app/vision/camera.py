"""Frames from a camera, a video file or a network address.

Everything here may block, so do not call it on a GUI thread.
"""

import os
import platform
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import urlsplit

import cv2
import numpy as np

from desktop_app.camera_passwords import with_password, without_password
from desktop_app.domain.camera_offer import CameraOffer, is_local_camera
from desktop_app.domain.picture import RgbImage
from desktop_app.errors import Message, VitrineError
from desktop_app.settings import CameraSettings
from desktop_app.vision import video_capture
from desktop_app.vision.camera_controls import CameraControls
from desktop_app.vision.camera_list import camera_key, list_cameras

_OpenCapture: TypeAlias = Callable[[], cv2.VideoCapture]

MAX_SIDE_PX: Final = 2048
_DEFAULT_FPS: Final = 25.0
_MAX_FRAME_INTERVAL_S: Final = 1.0
_SCHEMES: Final = frozenset({"rtsp", "rtsps", "http", "https"})


class Camera:
    """An open camera; ``close`` may be called from any thread, ``read`` from one only.

    Open one with ``Camera.open``. The constructor waits for the first frame.

    Args:
        open_capture: returns a capture; it may have failed to open.
        error: raised if there is no first frame.
        key: what it is remembered by.
        is_file: whether to restart at the end.
        is_device: whether it has controls.

    Attributes:
        key: what it is remembered by.
    """

    def __init__(
        self,
        open_capture: _OpenCapture,
        error: VitrineError,
        key: str = "",
        *,
        is_file: bool = False,
        is_device: bool = False,
    ) -> None:
        self.key = key
        self._open_capture = open_capture
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._capture = open_capture()
        # An address can also serve a recording; a recording has a frame count.
        self._loops = is_file or self._capture.get(cv2.CAP_PROP_FRAME_COUNT) > 0
        self._position_ms = 0.0
        self._first = self._next_frame()
        self._next_s = time.monotonic()
        if self._first is None:
            is_silent = is_device and self._capture.isOpened()
            self._capture.release()
            raise _no_pictures() if is_silent else error
        self._controls = CameraControls(self._capture) if is_device else None

    @classmethod
    def open(cls, source: str) -> "Camera":
        """Open a camera and wait for its first frame.

        Args:
            source: ``""`` for the first camera, ``"0"``, ``"1"``... for a camera by its
                index, the path of a camera below ``/dev`` or of a video file, or an
                ``rtsp``, ``rtsps``, ``http`` or ``https`` address. A file, or a recording
                behind an address, plays at its own frame rate in a loop.

        Raises:
            VitrineError: there is no camera, it is in use or not permitted, or the file
                or address cannot be opened, or its password is not known. Messages
                contain only the host of an address, as the rest may contain a password.
        """
        if is_local_camera(source):
            return cls._open_device(source)
        if "://" in source:
            return cls._open_address(source)
        return cls._open_file(Path(source))

    @classmethod
    def _open_device(cls, source: str) -> "Camera":
        index = _device_index(source)
        device = Path(f"/dev/video{index}")
        if platform.system() == "Linux":
            _check_device(device)
        error = VitrineError(
            Message("The camera is in use by another program, or access to it is not allowed."),
            hint=Message("Close the program that uses it, or allow access in the system settings."),
        )
        return cls(
            lambda: video_capture.open_device(index), error, camera_key(index), is_device=True
        )

    @classmethod
    def _open_address(cls, address: str) -> "Camera":
        error = VitrineError(
            Message("No video is received from {host}.", host=_host(address)),
            hint=Message("Check the address, the password and the network."),
        )
        # The key is saved in files, so it must not hold a password.
        key = without_password(address)
        complete = with_password(key)
        return cls(lambda: video_capture.open_stream(complete), error, key)

    @classmethod
    def _open_file(cls, path: Path) -> "Camera":
        hint = Message("Choose another file or a camera.")
        if not _is_file(path):
            raise VitrineError(Message("The video {name} does not exist.", name=path.name), hint)
        error = VitrineError(Message("{name} is not a supported video.", name=path.name), hint)
        location = str(path.absolute())
        return cls(lambda: video_capture.open_stream(location), error, location, is_file=True)

    def adjust(self, settings: CameraSettings) -> None:
        """Set the size of the pictures and lock exposure and focus, as far as possible."""
        with self._lock:
            if self._controls is not None and not self._closing.is_set():
                self._first = None
                self._controls.adjust(settings)

    def offer(self) -> CameraOffer:
        """Return what can be chosen; of a device, the first call tries out its sizes."""
        with self._lock:
            if self._controls is not None and not self._closing.is_set():
                return self._controls.offer()
            width = round(self._capture.get(cv2.CAP_PROP_FRAME_WIDTH))
            height = round(self._capture.get(cv2.CAP_PROP_FRAME_HEIGHT))
            return CameraOffer(((width, height),), (width, height))

    def read(self) -> RgbImage:
        """Wait for the next frame.

        Returns:
            (h, w, 3) uint8 RGB, a copy, no side over ``MAX_SIDE_PX``.

        Raises:
            VitrineError: the camera was closed, unplugged or disconnected.
        """
        try:
            with self._lock:
                frame = self._read_at_pace()
        finally:
            if self._closing.is_set():
                self._release()
        if frame is None:
            raise VitrineError(
                Message("The camera has stopped sending pictures."),
                hint=Message("Check that it is still connected."),
            )
        return _as_rgb(frame)

    def close(self) -> None:
        """Release the camera, at once or when the running ``read`` returns."""
        self._closing.set()
        self._release()

    def __enter__(self) -> "Camera":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _release(self) -> None:
        # Releasing during a read would crash. A read that holds the lock calls this
        # again when it ends, so there is no need to wait for it.
        if self._lock.acquire(blocking=False):
            try:
                self._capture.release()
            finally:
                self._lock.release()

    def _read_at_pace(self) -> RgbImage | None:
        if self._closing.is_set():
            return None
        first, self._first = self._first, None
        if first is not None:
            return first
        before_ms = self._position_ms
        frame = self._next_frame()
        if frame is None and self._loops:
            # Reopen instead of seeking: not every format supports seeking.
            self._capture.release()
            self._capture = self._open_capture()
            frame = self._next_frame()
        if self._loops:
            step_s = self._frame_interval_s(self._position_ms - before_ms)
            self._next_s = max(self._next_s + step_s, time.monotonic())
            self._closing.wait(self._next_s - time.monotonic())
        return frame

    def _next_frame(self) -> RgbImage | None:
        has_frame, frame = self._capture.read()
        self._position_ms = self._capture.get(cv2.CAP_PROP_POS_MSEC)
        return frame.astype(np.uint8, copy=False) if has_frame else None

    def _frame_interval_s(self, step_ms: float) -> float:
        """Return the interval to the next frame; the nominal one if timestamps jump."""
        if 0 < step_ms <= _MAX_FRAME_INTERVAL_S * 1000:
            return step_ms / 1000
        fps = self._capture.get(cv2.CAP_PROP_FPS)
        return 1 / (fps if 1 <= fps <= 240 else _DEFAULT_FPS)


def _device_index(source: str) -> int:
    """Return the index of a camera given by index, by a path below ``/dev``, or not at all."""
    if not source:
        return _first_index()
    if source.isdecimal():
        return int(source)
    number = Path(source).resolve().name.removeprefix("video")
    if not number.isdecimal():
        raise _not_connected()
    return int(number)


def _check_device(device: Path) -> None:
    """Refuse a device node that is not there, or must not be used."""
    if not device.exists():
        raise _not_connected()
    if not os.access(device, os.R_OK | os.W_OK):
        raise VitrineError(
            Message("Access to the camera is not allowed."),
            hint=Message("Allow it in the system settings, or add your user to the group video."),
        )


def _not_connected() -> VitrineError:
    return VitrineError(
        Message("This camera is not connected."),
        hint=Message("Plug it in: the picture then comes back by itself. Or choose another one."),
    )


def _no_pictures() -> VitrineError:
    return VitrineError(
        Message("The camera sends no pictures."),
        hint=Message("Close other programs that use it, or unplug it and plug it in again."),
    )


def _first_index() -> int:
    if platform.system() != "Linux":
        return 0
    cameras = list_cameras()
    if not cameras:
        raise VitrineError(
            Message("No camera was found."),
            hint=Message("Connect a camera, or choose a video file or an address."),
        )
    return cameras[0].index


def _host(address: str) -> str:
    """Return the host of an address.

    Raises:
        VitrineError: it is not an address with a supported scheme.
    """
    try:
        parts = urlsplit(address)
        if parts.scheme.lower() in _SCHEMES and parts.hostname:
            return parts.hostname
    except ValueError:
        pass
    raise VitrineError(
        Message("This is not the address of a camera."),
        hint=Message("Enter it as rtsp://host/path or http://host/path."),
    )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _as_rgb(bgr: RgbImage) -> RgbImage:
    scale = MAX_SIDE_PX / max(bgr.shape[:2])
    if scale < 1:
        size = (max(1, round(bgr.shape[1] * scale)), max(1, round(bgr.shape[0] * scale)))
        bgr = cv2.resize(bgr, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    return cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB).astype(np.uint8, copy=False)
