"""Reading bar codes and matrix codes in photos and in the live picture.

zxing finds codes that are nearly upright, and matrix codes at any angle. OpenCV finds where
the parallel bars of linear codes are, at any angle; zxing then reads these places upright.
`python -m benchmarks.codes` measures both.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt
import zxingcpp

from desktop_app.domain.code import Code, CodeFormat
from desktop_app.domain.picture import RgbImage

_Gray: TypeAlias = npt.NDArray[np.uint8]
# (4, 2) float32, x and y in pixels.
_Quad: TypeAlias = npt.NDArray[np.float32]

_FORMATS: Final[dict[str, CodeFormat]] = {
    "EANUPC": "ean",
    "Code128": "code_128",
    "Code39": "code_39",
    "ITF": "itf",
    "DataBar": "databar",
    "QRCode": "qr",
    "DataMatrix": "data_matrix",
}
_ZXING_FORMATS: Final = zxingcpp.barcode_formats_from_str(",".join(_FORMATS))
# Short codes of these formats without a check digit are often read where there is none.
_MIN_LENGTHS: Final = {"itf": 8, "code_39": 4}
# Larger photos are reduced: the bars of a code held to a camera are still wide enough.
_MAX_SIDE_PX: Final = 1920
# Places are cut out with this margin, because the blank borders of a code are part of it.
_MARGIN: Final = 1.25
_CROP_SIDE_PX: Final = 800
_MAX_ENLARGEMENT: Final = 3.0
_MIN_SIDE_PX: Final = 8
_MIN_DETECTION_PX: Final = 40
_MAX_PLACES: Final = 6


class CodeReader:
    """Reads codes; it belongs to one thread."""

    def __init__(self) -> None:
        self._detector = cv2.barcode.BarcodeDetector()

    def read(self, photo: RgbImage) -> tuple[Code, ...]:
        """Return the codes of a photo, in no particular order.

        Args:
            photo: (height, width, 3) uint8 RGB.
        """
        gray = np.asarray(cv2.cvtColor(photo, cv2.COLOR_RGB2GRAY), np.uint8)
        scale = min(1.0, _MAX_SIDE_PX / max(gray.shape))
        if scale < 1.0:
            size = (round(gray.shape[1] * scale), round(gray.shape[0] * scale))
            gray = np.asarray(cv2.resize(gray, size, interpolation=cv2.INTER_AREA), np.uint8)
        found: list[_Reading] = []
        for place in self._places_of_bars(gray):
            crop, to_photo = _rectified(gray, place)
            found += [one.transformed(to_photo) for one in _read_upright(crop)]
        # What was read upright is more reliable than what was read at the same place aslant.
        found += [
            one
            for one in _read_upright(gray)
            if not any(_overlap(one.quad, other.quad) for other in found)
        ]
        height, width = gray.shape
        return tuple(one.as_code(width, height) for one in found if not _is_ambiguous(one, found))

    def _places_of_bars(self, gray: _Gray) -> list[_Quad]:
        """Return where parallel bars are, the largest places first."""
        # OpenCV fails on images that are smaller.
        if min(gray.shape) < _MIN_DETECTION_PX:
            return []
        found, quads = self._detector.detect(gray)
        if not found:
            return []
        places = np.asarray(quads, np.float32).reshape(-1, 4, 2)
        by_size = sorted(places, key=cv2.contourArea, reverse=True)
        return [quad for quad in by_size[:_MAX_PLACES] if min(_sides(quad)) >= _MIN_SIDE_PX]


@dataclass(frozen=True, slots=True, eq=False)
class _Reading:
    """A code that zxing has read."""

    format: CodeFormat
    text: str
    is_gs1: bool
    quad: _Quad

    def transformed(self, matrix: npt.NDArray[np.float64]) -> "_Reading":
        quad = cv2.perspectiveTransform(self.quad[np.newaxis], matrix)[0]
        return replace(self, quad=quad.astype(np.float32))

    def as_code(self, width: int, height: int) -> Code:
        shares = np.clip(self.quad / (width, height), 0.0, 1.0)
        first, second, third, fourth = ((float(x), float(y)) for x, y in shares)
        return Code(self.format, self.text, self.is_gs1, (first, second, third, fourth))


def _read_upright(gray: _Gray) -> list[_Reading]:
    """Read the matrix codes of an image, and the linear codes that are nearly upright."""
    codes = zxingcpp.read_barcodes(
        gray, formats=_ZXING_FORMATS, try_invert=False, text_mode=zxingcpp.TextMode.Plain
    )
    readings = [
        _Reading(
            _FORMATS[code.symbology.name],
            code.text,
            code.content_type == zxingcpp.ContentType.GS1,
            _quad_of(code.position),
        )
        for code in codes
    ]
    return [one for one in readings if len(one.text) >= _MIN_LENGTHS.get(one.format, 1)]


def _quad_of(position: zxingcpp.Position) -> _Quad:
    corners = (
        position.top_left,
        position.top_right,
        position.bottom_right,
        position.bottom_left,
    )
    return np.array([(corner.x, corner.y) for corner in corners], np.float32)


def _rectified(gray: _Gray, place: _Quad) -> tuple[_Gray, npt.NDArray[np.float64]]:
    """Return a place upright with a margin, and the (3, 3) matrix from there to the image."""
    centre = place.mean(axis=0)
    outer = (centre + (place - centre) * _MARGIN).astype(np.float32)
    sides = _sides(outer)
    scale = min(_MAX_ENLARGEMENT, max(1.0, _CROP_SIDE_PX / max(sides)))
    width, height = (max(1, round(side * scale)) for side in sides)
    upright = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    matrix = np.asarray(cv2.getPerspectiveTransform(outer, upright), np.float64)
    crop = cv2.warpPerspective(gray, matrix, (width, height), flags=cv2.INTER_CUBIC)
    return np.asarray(crop, np.uint8), np.linalg.inv(matrix).astype(np.float64)


def _sides(quad: _Quad) -> tuple[float, float]:
    """Return the lengths of the longer one of each two opposite sides, in pixels."""
    lengths = np.linalg.norm(quad - np.roll(quad, -1, axis=0), axis=1)
    return float(max(lengths[0], lengths[2])), float(max(lengths[1], lengths[3]))


def _is_ambiguous(one: _Reading, found: Sequence[_Reading]) -> bool:
    """Return whether another text was read at the same place.

    One check digit does not detect all misread digits, so neither text can be trusted.
    """
    return any(one.text != other.text and _overlap(one.quad, other.quad) for other in found)


def _overlap(one: _Quad, other: _Quad) -> bool:
    """Return whether the centre of one of two convex places lies in the other."""
    return _contains(one, other.mean(axis=0)) or _contains(other, one.mean(axis=0))


def _contains(quad: _Quad, point: npt.NDArray[np.float32]) -> bool:
    x, y = float(point[0]), float(point[1])
    return cv2.pointPolygonTest(quad.reshape(-1, 1, 2), (x, y), False) >= 0
