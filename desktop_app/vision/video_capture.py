"""OpenCV video captures: backends, frame size, timeouts, silent logging."""

import os
import platform
from typing import Final

import cv2

from desktop_app.errors import Message, VitrineError

# OpenCV and FFmpeg log to standard error, FFmpeg including addresses with passwords.
# Errors are reported as values anyway. FFmpeg reads its variable once, at first use.
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")

_WIDTH_PX: Final = 1280
_HEIGHT_PX: Final = 720
_MAX_PIXELS: Final = 50_000_000
_TIMEOUT_MS: Final = 5000
_BACKENDS: Final = {
    "Linux": cv2.CAP_V4L2,
    # Media Foundation, the default of OpenCV, takes seconds to open a camera.
    "Windows": cv2.CAP_DSHOW,
    "Darwin": cv2.CAP_AVFOUNDATION,
}


def open_device(index: int) -> cv2.VideoCapture:
    """Open the camera of this index; on failure the capture is returned closed."""
    capture = cv2.VideoCapture(index, _BACKENDS.get(platform.system(), cv2.CAP_ANY))
    # Uncompressed, USB 2 transfers only about ten frames of this size per second.
    capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, _WIDTH_PX)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _HEIGHT_PX)
    # A small buffer returns recent frames. With a single one, no frame could be captured
    # while another is processed, which would halve the frame rate.
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 2)
    return capture


def open_stream(location: str) -> cv2.VideoCapture:
    """Open the video at a path or an address; on failure the capture is returned closed.

    Raises:
        VitrineError: the frames are too large.
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
