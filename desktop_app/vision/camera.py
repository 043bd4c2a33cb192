"""Live pictures from a camera, or from a video file or network address in its place.

Everything here may block: a caller with a window calls it from a thread.
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
import numpy.typing as npt

from desktop_app.errors import Message, VitrineError
from desktop_app.vision import video_capture

RgbImage: TypeAlias = npt.NDArray[np.uint8]
_Connect: TypeAlias = Callable[[], cv2.VideoCapture]

MAX_SIDE_PX: Final = 2048
_USUAL_FPS: Final = 25.0
_LONGEST_STILL_S: Final = 1.0
_PROBED_CAMERAS: Final = 4
_SCHEMES: Final = frozenset({"rtsp", "rtsps", "http", "https"})


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """A camera of this computer.

    Attributes:
        index: its number for ``Camera.open``.
        name: as the system calls it; empty where that is not known.
    """

    index: int
    name: str


def list_cameras() -> tuple[CameraInfo, ...]:
    """Return the cameras of this computer by index.

    On Linux the system is asked and no camera is touched. Elsewhere each is
    opened for a moment: that takes seconds, and misses one that is in use.
    """
    if platform.system() == "Linux":
        return linux_cameras(Path("/"))
    return tuple(CameraInfo(index, "") for index in range(_PROBED_CAMERAS) if _can_open(index))


def linux_cameras(root: Path) -> tuple[CameraInfo, ...]:
    """Return the cameras that the system files under ``root`` tell of, by index."""
    nodes = (root / "sys/class/video4linux").glob("video[0-9]*")
    cameras = (
        CameraInfo(int(node.name.removeprefix("video")), _text(node / "name"))
        for node in nodes
        if (root / "dev" / node.name).exists() and _takes_pictures(node, root)
    )
    return tuple(sorted(cameras, key=lambda camera: camera.index))


def _takes_pictures(node: Path, root: Path) -> bool:
    """Tell a camera from its neighbours: a webcam has a node for metadata too."""
    udev = _text(root / "run/udev/data" / f"c{_text(node / 'dev')}")
    for line in udev.splitlines():
        name, _, value = line.partition("=")
        if name == "E:ID_V4L_CAPABILITIES":
            return "capture" in value.split(":")
    return _text(node / "index") in {"", "0"}


def _text(file: Path) -> str:
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
    """An open camera. ``close`` may be called from any thread, ``read`` from one."""

    def __init__(
        self, connect: _Connect, no_picture: VitrineError, *, is_file: bool = False
    ) -> None:
        """Connect and wait for the first picture; ``Camera.open`` is the way in.

        Args:
            connect: gives a capture, open or not.
            no_picture: raised when no first picture comes.
            is_file: whether it begins again at its end.
        """
        self._connect = connect
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._capture = connect()
        # An address may be a recording as well: that knows how long it is.
        self._loops = is_file or self._capture.get(cv2.CAP_PROP_FRAME_COUNT) > 0
        self._played_ms = 0.0
        self._first = self._next_frame()
        self._due_s = time.monotonic()
        if self._first is None:
            self._capture.release()
            raise no_picture

    @classmethod
    def open(cls, source: str) -> "Camera":
        """Open a camera and wait for its first picture.

        Args:
            source: ``""`` for the first camera, ``"0"``, ``"1"``... for one by
                its index, the path of a video file, or an ``rtsp``, ``rtsps``,
                ``http`` or ``https`` address. A file, or an address with a
                recording behind it, plays at its own pace, over and over.

        Raises:
            VitrineError: there is no camera, it is in use or not permitted, or
                the file or address cannot be opened. No message holds more of
                an address than its host: the rest may be a password.
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
        no_picture = VitrineError(
            Message("The camera is in use or not permitted."),
            hint=Message("Close the program that uses it, or permit it in the system's settings."),
        )
        return cls(lambda: video_capture.open_device(index), no_picture)

    @classmethod
    def _open_address(cls, address: str) -> "Camera":
        no_picture = VitrineError(
            Message("No pictures come from {host}.", host=_host(address)),
            hint=Message("Check the address, the password and the network."),
        )
        return cls(lambda: video_capture.open_stream(address), no_picture)

    @classmethod
    def _open_file(cls, path: Path) -> "Camera":
        hint = Message("Choose another file or a camera.")
        if not _is_file(path):
            raise VitrineError(Message("The video {name} is not there.", name=path.name), hint)
        no_picture = VitrineError(
            Message("{name} is not a video that can be played.", name=path.name), hint
        )
        return cls(
            lambda: video_capture.open_stream(str(path.absolute())), no_picture, is_file=True
        )

    def read(self) -> RgbImage:
        """Wait for the next picture.

        Returns:
            (height, width, 3) uint8 RGB, nobody else's, no side over ``MAX_SIDE_PX``.

        Raises:
            VitrineError: no more pictures come: unplugged, cut off, or closed.
        """
        try:
            with self._lock:
                frame = self._read_at_pace()
        finally:
            if self._closing.is_set():
                self._release()
        if frame is None:
            raise VitrineError(
                Message("The camera gives no more pictures."),
                hint=Message("Check that it is still connected."),
            )
        return _as_rgb(frame)

    def close(self) -> None:
        """Let go of the camera, at once or when a ``read`` under way returns."""
        self._closing.set()
        self._release()

    def __enter__(self) -> "Camera":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _release(self) -> None:
        # Releasing under a running read would crash. Whoever holds the lock
        # comes by here after it, so nobody needs to wait for it.
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
        before_ms = self._played_ms
        frame = self._next_frame()
        if frame is None and self._loops:
            # Opened anew, not wound back: not every format can be wound back.
            self._capture.release()
            self._capture = self._connect()
            frame = self._next_frame()
        if self._loops:
            step_s = self._step_s(self._played_ms - before_ms)
            self._due_s = max(self._due_s + step_s, time.monotonic())
            self._closing.wait(self._due_s - time.monotonic())
        return frame

    def _next_frame(self) -> RgbImage | None:
        has_frame, frame = self._capture.read()
        self._played_ms = self._capture.get(cv2.CAP_PROP_POS_MSEC)
        return frame.astype(np.uint8, copy=False) if has_frame else None

    def _step_s(self, step_ms: float) -> float:
        """Return how long the frame before stands; at a jump in time, the usual."""
        if 0 < step_ms <= _LONGEST_STILL_S * 1000:
            return step_ms / 1000
        fps = self._capture.get(cv2.CAP_PROP_FPS)
        return 1 / (fps if 1 <= fps <= 240 else _USUAL_FPS)


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
    """Return the host of an address that may be opened.

    Raises:
        VitrineError: it is not such an address.
    """
    try:
        parts = urlsplit(address)
        if parts.scheme.lower() in _SCHEMES and parts.hostname:
            return parts.hostname
    except ValueError:
        pass
    raise VitrineError(
        Message("This is not the address of a camera."),
        hint=Message("Write it as rtsp://host/path or http://host/path."),
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
