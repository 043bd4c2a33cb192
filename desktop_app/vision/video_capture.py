"""How OpenCV is asked for live pictures: backends, sizes, time-outs, and silence."""

import os
import platform
from typing import Final

import cv2

from desktop_app.errors import Message, VitrineError

# OpenCV and FFmpeg would write to standard error, FFmpeg with the addresses in
# it. What matters comes back as a value, and neither has a switch for less than
# all of it. FFmpeg looks at its own once, when the first video is touched.
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")

_WIDTH_PX: Final = 1280
_HEIGHT_PX: Final = 720
_MAX_PIXELS: Final = 50_000_000
_TIMEOUT_MS: Final = 5000
_BACKENDS: Final = {
    "Linux": cv2.CAP_V4L2,
    # Media Foundation, which OpenCV would take first, needs seconds to open a camera.
    "Windows": cv2.CAP_DSHOW,
    "Darwin": cv2.CAP_AVFOUNDATION,
}


def open_device(index: int) -> cv2.VideoCapture:
    """Return the camera of this index; it is not open where that failed."""
    capture = cv2.VideoCapture(index, _BACKENDS.get(platform.system(), cv2.CAP_ANY))
    # Uncompressed, USB 2 carries this size at some ten pictures a second only.
    capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, _WIDTH_PX)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _HEIGHT_PX)
    # Few, so that the newest picture comes and not one that waited; but with a
    # single buffer none could fill while one is looked at, and half would be lost.
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 2)
    return capture


def open_stream(location: str) -> cv2.VideoCapture:
    """Return the video behind a path or an address; it is not open where that failed.

    Raises:
        VitrineError: its pictures are too large.
    """
    timeouts = [
        cv2.CAP_PROP_OPEN_TIMEOUT_MSEC,
        _TIMEOUT_MS,
        cv2.CAP_PROP_READ_TIMEOUT_MSEC,
        _TIMEOUT_MS,
    ]
    capture = cv2.VideoCapture(location, cv2.CAP_FFMPEG, timeouts)
    pixels = capture.get(cv2.CAP_PROP_FRAME_WIDTH) * capture.get(cv2.CAP_PROP_FRAME_HEIGHT)
    if pixels > _MAX_PIXELS:
        capture.release()
        raise VitrineError(
            Message("The pictures of this video are too large."),
            hint=Message("Choose a smaller resolution."),
        )
    return capture
