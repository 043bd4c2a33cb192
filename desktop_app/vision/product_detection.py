"""Detection of the products in a photo, whatever they are.

``models/detectors/README.md`` describes the model.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.vision.device import open_session
from desktop_app.vision.onnx_runtime import onnxruntime

FILE_NAME: Final = "product.onnx"

# Side of the square that is the input.
SIDE_PX: Final = 320
# Number of boxes unless another is asked for.
MOST: Final = 30

# The grey of the part of the input that the photo leaves empty.
_PAD: Final = 127
_MIN_SCORE: Final = 0.01
# Boxes of which more is shared are of the same thing.
_MAX_OVERLAP: Final = 0.6
# A box that is smaller shows nothing to recognise, 0..1 of the longer side of the photo.
_MIN_SIDE: Final = 0.01
_THREADS: Final = 2


@dataclass(frozen=True, slots=True)
class DetectedBox:
    """A product in a photo.

    Attributes:
        region: its box.
        score: 0..1, larger for more certain.
    """

    region: Region
    score: float


class ProductDetector:
    """Finds the products in a photo; may be called on any thread."""

    def __init__(self, session: onnxruntime.InferenceSession) -> None:
        self._session = session
        self._input_name = session.get_inputs()[0].name

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load the detector from the folder of the detectors.

        Raises:
            OSError: the file cannot be read.
            Exception: one of ``ONNXRUNTIME_ERRORS``; it is no detector.
        """
        session, _ = open_session((folder / FILE_NAME).read_bytes(), "cpu", threads=_THREADS)
        _check_signature(session)
        return cls(session)

    def detect(self, photo: RgbImage, most: int = MOST) -> tuple[DetectedBox, ...]:
        """Return where products are, the most certain first.

        Args:
            photo: (height, width, 3) uint8 RGB.
            most: maximum number of boxes.
        """
        pixels, scale = letterboxed(photo)
        scores, boxes = self._session.run(None, {self._input_name: pixels[np.newaxis]})
        height, width = photo.shape[:2]
        shares = np.clip(boxes / scale / (width, height, width, height), 0.0, 1.0)
        return tuple(
            DetectedBox(Region(*shares[cell].tolist()), float(scores[cell]))
            for cell in most_certain(shares, scores)[:most]
        )


def _check_signature(session: onnxruntime.InferenceSession) -> None:
    """Raise a ValueError if a model is another one, before it fails for every photo."""
    inputs = [(one.type, list(one.shape[1:])) for one in session.get_inputs()]
    outputs = [one.name for one in session.get_outputs()]
    if inputs != [("tensor(uint8)", [SIDE_PX, SIDE_PX, 3])] or outputs != ["scores", "boxes"]:
        raise ValueError(f"{FILE_NAME} is no detector of products: {inputs}, {outputs}")


def letterboxed(photo: RgbImage) -> tuple[RgbImage, float]:
    """Return the photo at the top left of the input, and its scale."""
    height, width = photo.shape[:2]
    scale = SIDE_PX / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    pixels = np.full((SIDE_PX, SIDE_PX, 3), _PAD, np.uint8)
    pixels[: size[1], : size[0]] = cv2.resize(photo, size, interpolation=cv2.INTER_AREA)
    return pixels, scale


def most_certain(
    boxes: npt.NDArray[np.float64], scores: npt.NDArray[np.float32]
) -> npt.NDArray[np.intp]:
    """Return the numbers of the boxes after non-maximum suppression.

    Args:
        boxes: (n, 4) left, top, right, bottom as shares of the photo.
        scores: (n,) 0..1.
    """
    sizes = boxes[:, 2:] - boxes[:, :2]
    usable = np.flatnonzero((scores >= _MIN_SCORE) & (sizes.min(axis=1) >= _MIN_SIDE))
    rectangles = np.hstack((boxes[usable, :2], sizes[usable]))
    kept = cv2.dnn.NMSBoxes(rectangles.tolist(), scores[usable].tolist(), _MIN_SCORE, _MAX_OVERLAP)
    return usable[np.asarray(kept, np.intp).ravel()]
