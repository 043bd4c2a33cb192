"""Detection of the products in a photo, whatever they are.

``models/detectors/README.md`` describes the model.
"""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.shipped_files import read_shipped
from desktop_app.vision.device import open_session
from desktop_app.vision.embedder import default_threads
from desktop_app.vision.onnx_runtime import onnxruntime

FILE_NAME: Final = "product.onnx"

# Longer side of the input for a photo of one product, and of many.
SIDE_PX: Final = 320
LARGE_SIDE_PX: Final = 448
# The sides of the input are multiples of it: the largest stride of the network.
_STRIDE_PX: Final = 64
# Number of boxes unless another is asked for.
MOST: Final = 30

# The grey of the part of the input that the photo leaves empty.
_PAD: Final = 127
_MIN_SCORE: Final = 0.01
# Boxes of which more is shared are of the same thing.
_MAX_OVERLAP: Final = 0.6
# A box that is smaller shows nothing to recognise, 0..1 of the longer side of the photo.
_MIN_SIDE: Final = 0.01
# A second thread saves a tenth of the time of a run, for half as much processor time again:
# with two cores, other stages use the second one better.
_MAX_THREADS: Final = 2


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
            DamagedFileError: the shipped file has changed.
            Exception: one of ``ONNXRUNTIME_ERRORS``; it is no detector.
        """
        threads = max(1, min(default_threads() // 2, _MAX_THREADS))
        session, _ = open_session(read_shipped(folder / FILE_NAME), "cpu", threads=threads)
        _check_signature(session)
        return cls(session)

    def detect(
        self, photo: RgbImage, most: int = MOST, *, side_px: int = SIDE_PX
    ) -> tuple[DetectedBox, ...]:
        """Return where products are, the most certain first.

        Args:
            photo: (height, width, 3) uint8 RGB.
            most: maximum number of boxes.
            side_px: longer side of the input; smaller things need a larger one, which takes
                time in proportion to its square.
        """
        pixels, scale = letterboxed(photo, side_px)
        scores, boxes = self._session.run(None, {self._input_name: pixels[np.newaxis]})
        height, width = photo.shape[:2]
        shares = np.clip(boxes / scale / (width, height, width, height), 0.0, 1.0)
        return tuple(
            DetectedBox(Region(*shares[cell].tolist()), float(scores[cell]))
            for cell in most_certain(shares, scores)[:most]
        )


def _check_signature(session: onnxruntime.InferenceSession) -> None:
    """Raise a ValueError if a model is another one, before it fails for every photo."""
    inputs = [(one.type, one.shape) for one in session.get_inputs()]
    outputs = [one.name for one in session.get_outputs()]
    match inputs, outputs:
        case [("tensor(uint8)", [1, str(), str(), 3])], ["scores", "boxes"]:
            return
    raise ValueError(f"{FILE_NAME} is no detector of products: {inputs}, {outputs}")


def letterboxed(photo: RgbImage, side_px: int = SIDE_PX) -> tuple[RgbImage, float]:
    """Return the photo at the top left of the input, and its scale.

    Args:
        photo: (height, width, 3) uint8 RGB.
        side_px: longer side of the scaled photo; the input is filled up to multiples of the
            network's largest stride.
    """
    height, width = photo.shape[:2]
    scale = side_px / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    across, down = (math.ceil(side / _STRIDE_PX) * _STRIDE_PX for side in size)
    pixels = np.full((down, across, 3), _PAD, np.uint8)
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
