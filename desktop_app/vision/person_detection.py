"""Detection of faces and hands with small single-shot detectors.

``models/detectors/README.md`` describes the models.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.shipped_files import damaged_file, read_shipped
from desktop_app.vision.device import ONNXRUNTIME_ERRORS, open_session
from desktop_app.vision.onnx_runtime import onnxruntime

# (n, 4) float32: left, top, right, bottom.
_Boxes = npt.NDArray[np.float32]

# Stride of each grid of anchors in pixels, and number of anchors per cell.
_GRIDS: Final = ((8, 2), (16, 6))
_MAX_OVERLAP: Final = 0.3
# Scores beyond these log-odds are 0 or 1; larger ones overflow.
_MAX_LOG_ODDS: Final = 80.0


@dataclass(frozen=True, slots=True)
class _DetectorSettings:
    """How a detector is used.

    Attributes:
        side_px: side of its input.
        black, white: values of black and white in its input.
        min_score: least score of a detection.
    """

    side_px: int
    black: float
    white: float
    min_score: float


# Of 300 photos of groceries without a face, 3 % have one at a score of 0.7, 0.7 % at 0.8.
_FACES: Final = _DetectorSettings(128, -1.0, 1.0, min_score=0.8)
_PALMS: Final = _DetectorSettings(192, 0.0, 1.0, min_score=0.6)


class PersonDetector:
    """Finds one kind of part of a person; may be called on any thread."""

    def __init__(self, session: onnxruntime.InferenceSession, settings: _DetectorSettings) -> None:
        self._session = session
        self._settings = settings
        self._input_name = session.get_inputs()[0].name
        self._anchors = _anchors(settings.side_px)

    @classmethod
    def of_faces(cls, folder: Path) -> Self:
        """Load the detector of faces.

        Args:
            folder: of the detectors.

        Raises:
            DamagedFileError: the shipped file has changed.
        """
        return cls(_load(folder / "face.onnx"), _FACES)

    @classmethod
    def of_palms(cls, folder: Path) -> Self:
        """Load the detector of palms; arguments as for ``of_faces``."""
        return cls(_load(folder / "palm.onnx"), _PALMS)

    def detect(self, photo: RgbImage) -> tuple[Region, ...]:
        """Return where faces or palms are, the most certain first.

        Args:
            photo: (height, width, 3) uint8 RGB.
        """
        pixels, scale, offset = self._letterboxed(photo)
        offsets, log_odds = self._session.run(None, {self._input_name: pixels[np.newaxis]})
        scores = 1 / (1 + np.exp(-np.clip(log_odds[0, :, 0], -_MAX_LOG_ODDS, _MAX_LOG_ODDS)))
        certain = np.flatnonzero(scores >= self._settings.min_score)
        certain = certain[np.argsort(-scores[certain], kind="stable")]
        boxes = self._boxes(offsets[0, certain, :4], self._anchors[certain])
        height, width = photo.shape[:2]
        in_photo = (_without_overlaps(boxes) - np.tile(offset, 2)) / scale
        shares = np.clip(in_photo / (width, height, width, height), 0.0, 1.0)
        return tuple(
            Region(left, top, right, bottom)
            for left, top, right, bottom in shares.tolist()
            if left < right and top < bottom
        )

    def _letterboxed(
        self, photo: RgbImage
    ) -> tuple[npt.NDArray[np.float32], float, npt.NDArray[np.float32]]:
        """Return the input, and scale and (x, y) offset in pixels of the photo in it."""
        side = self._settings.side_px
        height, width = photo.shape[:2]
        scale = side / max(height, width)
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        reduced = cv2.resize(photo, size, interpolation=cv2.INTER_AREA)
        left, top = (side - size[0]) // 2, (side - size[1]) // 2
        pixels = np.zeros((side, side, 3), np.float32)
        pixels[top : top + size[1], left : left + size[0]] = reduced
        value_range = self._settings.white - self._settings.black
        pixels = pixels / np.float32(255 / value_range) + np.float32(self._settings.black)
        return pixels, scale, np.array((left, top), np.float32)

    def _boxes(self, offsets: npt.NDArray[np.float32], anchors: npt.NDArray[np.float32]) -> _Boxes:
        """Return the boxes of anchors, in pixels of the input."""
        centres = offsets[:, :2] + anchors * self._settings.side_px
        halves = offsets[:, 2:] / 2
        return np.hstack((centres - halves, centres + halves))


def _load(file: Path) -> onnxruntime.InferenceSession:
    try:
        session, _ = open_session(read_shipped(file), "cpu", threads=1)
    except ONNXRUNTIME_ERRORS as error:
        raise damaged_file(file) from error
    return session


def _anchors(side_px: int) -> npt.NDArray[np.float32]:
    """Return the centres of all anchors, (n, 2) float32, x and y as shares of the side."""
    centres = []
    for stride, per_cell in _GRIDS:
        line = (np.arange(side_px // stride, dtype=np.float32) + 0.5) / (side_px // stride)
        rows, columns = np.meshgrid(line, line, indexing="ij")
        cells = np.stack((columns.ravel(), rows.ravel()), axis=1)
        centres.append(np.repeat(cells, per_cell, axis=0))
    return np.concatenate(centres)


def _without_overlaps(boxes: _Boxes) -> _Boxes:
    """Return boxes in their order, without those that overlap an earlier one."""
    kept: list[npt.NDArray[np.float32]] = []
    for box in boxes:
        if all(_intersection_over_union(box, other) <= _MAX_OVERLAP for other in kept):
            kept.append(box)
    return np.array(kept, np.float32).reshape(-1, 4)


def _intersection_over_union(one: npt.NDArray[np.float32], other: npt.NDArray[np.float32]) -> float:
    sides = np.minimum(one[2:], other[2:]) - np.maximum(one[:2], other[:2])
    shared = float(np.prod(np.maximum(sides, 0)))
    areas = (float(np.prod(box[2:] - box[:2])) for box in (one, other))
    return shared / (sum(areas) - shared)
