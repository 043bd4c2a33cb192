"""Frames from a camera, a video file or a network address.

Everything here may block, so do not call it on a GUI thread.
"""

import platform
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import urlsplit

import cv2
import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.errors import Message, VitrineError
from desktop_app.vision import video_capture

_OpenCapture: TypeAlias = Callable[[], cv2.VideoCapture]

MAX_SIDE_PX: Final = 2048
_DEFAULT_FPS: Final = 25.0
_MAX_FRAME_INTERVAL_S: Final = 1.0
_PROBED_INDICES: Final = 4
_SCHEMES: Final = frozenset({"rtsp", "rtsps", "http", "https"})


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """A camera of this computer.

    Attributes:
        index: its number, for ``Camera.open``.
        name: given by the system; empty if unknown.
    """

    index: int
    name: str


def list_cameras() -> tuple[CameraInfo, ...]:
    """Return the cameras of this computer, ordered by index.

    On Linux this reads system files. Elsewhere it opens each camera briefly, which takes
    seconds and misses cameras that are in use.
    """
    if platform.system() == "Linux":
        return linux_cameras(Path("/"))
    return tuple(CameraInfo(index, "") for index in range(_PROBED_INDICES) if _can_open(index))


def linux_cameras(root: Path) -> tuple[CameraInfo, ...]:
    """Return the cameras that the system files under ``root`` list, ordered by index."""
    nodes = (root / "sys/class/video4linux").glob("video[0-9]*")
    cameras = (
        CameraInfo(int(node.name.removeprefix("video")), _read_text(node / "name"))
        for node in nodes
        if (root / "dev" / node.name).exists() and _can_capture(node, root)
    )
    return tuple(sorted(cameras, key=lambda camera: camera.index))


def _can_capture(node: Path, root: Path) -> bool:
    """Return whether a device node captures video; webcams have another for metadata."""
    udev = _read_text(root / "run/udev/data" / f"c{_read_text(node / 'dev')}")
    for line in udev.splitlines():
        name, _, value = line.partition("=")
        if name == "E:ID_V4L_CAPABILITIES":
            return "capture" in value.split(":")
    return _read_text(node / "index") in {"", "0"}


def _read_text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _can_open(index: int) -> bool:
    device = video_capture.open_device(index)
    try:
        return device.isOpened()
    finally:
        device.release()


class Camera:
    """An open camera; ``close`` may be called from any thread, ``read`` from one only.

    Open one with ``Camera.open``. The constructor waits for the first frame.

    Args:
        open_capture: returns a capture; it may have failed to open.
        error: raised if there is no first frame.
        is_file: whether to restart at the end.
    """

    def __init__(
        self, open_capture: _OpenCapture, error: VitrineError, *, is_file: bool = False
    ) -> None:
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
            self._capture.release()
            raise error

    @classmethod
    def open(cls, source: str) -> "Camera":
        """Open a camera and wait for its first frame.

        Args:
            source: ``""`` for the first camera, ``"0"``, ``"1"``... for a camera by its
                index, the path of a video file, or an ``rtsp``, ``rtsps``, ``http`` or
                ``https`` address. A file, or a recording behind an address, plays at
                its own frame rate in a loop.

        Raises:
            VitrineError: there is no camera, it is in use or not permitted, or the file
                or address cannot be opened. Messages contain only the host of an
                address, as the rest may contain a password.
        """
        if not source or source.isdecimal():
            return cls._open_device(source)
        if "://" in source:
            return cls._open_address(source)
        return cls._open_file(Path(source))

    @classmethod
    def _open_device(cls, source: str) -> "Camera":
        index = int(source) if source else _first_index()
        if platform.system() == "Linux" and not Path(f"/dev/video{index}").exists():
            raise VitrineError(
                Message("This camera is not connected."),
                hint=Message("Connect it, or choose another one."),
            )
        error = VitrineError(
            Message("The camera is in use, or access to it is not allowed."),
            hint=Message("Close the program that uses it, or allow access in the system settings."),
        )
        return cls(lambda: video_capture.open_device(index), error)

    @classmethod
    def _open_address(cls, address: str) -> "Camera":
        error = VitrineError(
            Message("No video is received from {host}.", host=_host(address)),
            hint=Message("Check the address, the password and the network."),
        )
        return cls(lambda: video_capture.open_stream(address), error)

    @classmethod
    def _open_file(cls, path: Path) -> "Camera":
        hint = Message("Choose another file or a camera.")
        if not _is_file(path):
            raise VitrineError(Message("The video {name} does not exist.", name=path.name), hint)
        error = VitrineError(Message("{name} is not a supported video.", name=path.name), hint)
        return cls(lambda: video_capture.open_stream(str(path.absolute())), error, is_file=True)

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
