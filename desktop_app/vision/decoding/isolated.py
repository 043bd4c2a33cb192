"""Decoding in a child process, whose crash is an error of the file."""

import logging
from typing import Final

import numpy as np

from desktop_app.errors import Message, VitrineError
from desktop_app.isolation.framing import text_bytes
from desktop_app.isolation.worker import Crashed, OutOfMemory, OutOfTime, Worker
from desktop_app.vision.decoding.limits import CHILD_BYTES, memory_error, time_error
from desktop_app.vision.decoding.pixels import DecodedPhoto

_log = logging.getLogger(__name__)

# Processor time: a large photo needs two seconds, and a small file that needs more is a trap.
_LIMIT_S: Final = 1.4
_BYTES_PER_S: Final = 400_000
_MAX_LIMIT_S: Final = 20.0

WORKER: Final = Worker("desktop_app.vision.decoding.child", CHILD_BYTES)


def decode_isolated(data: bytes, name: str, max_side_px: int) -> DecodedPhoto:
    """Decode a picture file in the child process; as ``whole_picture.decode_any``.

    Raises:
        VitrineError: also if decoding crashes, or needs too much time or memory.
    """
    argument = {"name": text_bytes(name), "max_side_px": max_side_px}
    limit_s = min(_LIMIT_S + len(data) / _BYTES_PER_S, _MAX_LIMIT_S)
    try:
        size, pixels = WORKER.call("decode", argument, data, limit_s=limit_s)
    except OutOfTime as error:
        raise time_error(name) from error
    except OutOfMemory as error:
        raise memory_error(name) from error
    except Crashed as error:
        _log.info("the decoder has crashed")
        raise VitrineError(
            Message("{name} cannot be opened: its decoder has crashed.", name=name),
            Message("Open it in another program, and save it as JPEG or PNG."),
        ) from error
    width_px, height_px, width, height = size
    received = np.frombuffer(pixels, np.uint8).reshape(height, width, 3)
    return DecodedPhoto(received.copy(), width_px, height_px)
