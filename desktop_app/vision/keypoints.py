"""Keypoints: detection, storage and matching, to verify that two pictures show the same print.

SIFT detects corners and blobs with a scale and an orientation (Lowe, IJCV 2004) and
describes the neighbourhood of each. RootSIFT takes the square roots, so that the inner
product of two descriptors is their Hellinger kernel (Arandjelovic and Zisserman, CVPR
2012). Matches that pass Lowe's ratio test are fitted by a homography; those that agree
with it are the inliers.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.array_types import FloatArray
from desktop_app.vision.resizing import fit_within

# Increase it with every change of detection or packing: keypoints of another format are
# detected again.
KEYPOINT_FORMAT: Final = 1

# Measured in docs/decisions/0006-keypoints-verify-the-first-twenty.md.
PICTURE_SIDE_PX: Final = 200
PICTURE_KEYPOINTS: Final = 240
PHOTO_SIDE_PX: Final = 350
PHOTO_KEYPOINTS: Final = 1000
LOW_CONTRAST_SIDE_PX: Final = 200
LOW_CONTRAST_KEYPOINTS: Final = 500
# A photo is often dark or blurred, so weaker keypoints are used too; the ratio test
# removes the noise.
_PICTURE_CONTRAST_THRESHOLD: Final = 0.04
_PHOTO_CONTRAST_THRESHOLD: Final = 0.01

_MAX_RATIO: Final = 0.75
# Both pictures are scaled to a longer side of this many units, as MAGSAC's defaults are
# for pixels. The tolerance of an inlier is in these units.
_SIDE: Final = 400.0
_TOLERANCE: Final = 6.0
_MIN_MATCHES: Final = 4
_MAX_SCALE: Final = 10.0
_MAX_ANISOTROPY: Final = 4.0
_MIN_SPREAD: Final = 4.0

_DIMENSION: Final = 128
# A component of a RootSIFT descriptor is quantised to four bits: steps of 0.02 up to 0.3.
_MAX_LEVEL: Final = 15
_QUANTUM: Final = 0.02
# Magic, format, width and height in pixels, number of keypoints.
_HEADER: Final = struct.Struct("<2sBxHHH")
_MAGIC: Final = b"VK"
_COORDINATE: Final = np.dtype("<u2")
_MAX_COORDINATE: Final = 65535


@dataclass(frozen=True, slots=True)
class Keypoints:
    """The keypoints of one picture, strongest first.

    Attributes:
        width_px, height_px: size of the picture they were detected in.
        points: (n, 2) float32, x and y as shares of width and height, 0..1.
        descriptors: (n, 128) float32 RootSIFT, not negative, rows of length 1.
    """

    width_px: int
    height_px: int
    points: FloatArray
    descriptors: FloatArray

    def __len__(self) -> int:
        return len(self.points)

    def mirrored(self) -> "Keypoints":
        """Return the keypoints of the picture mirrored left to right."""
        # A descriptor has 4 x 4 cells of 8 orientations, relative to the keypoint's own.
        cells = self.descriptors.reshape(-1, 4, 4, 8)[:, ::-1, :, -np.arange(8) % 8]
        points = np.abs(self.points - np.array([1, 0], np.float32))
        return Keypoints(
            self.width_px, self.height_px, points, np.ascontiguousarray(cells).reshape(-1, 128)
        )


@dataclass(frozen=True, slots=True)
class Alignment:
    """The alignment of a picture with a photo.

    Attributes:
        transform: (3, 3) float64 homography from the picture to the photo, both scaled
            to a longer side of 400 units; None if there is none.
        photo_points, picture_points: (n, 2) float32, 0..1, the inlier matches; empty
            without a transform.
    """

    transform: npt.NDArray[np.float64] | None
    photo_points: FloatArray
    picture_points: FloatArray

    @property
    def inliers(self) -> int:
        """Number of inlier matches."""
        return len(self.photo_points)


_NO_POINTS: Final = np.zeros((0, 2), np.float32)
_NOT_ALIGNED: Final = Alignment(None, _NO_POINTS, _NO_POINTS)


def photo_keypoints(pixels: RgbImage) -> Keypoints:
    """Return the keypoints of a photo: many, because the product is only a part of it."""
    return detect_keypoints(
        pixels,
        side_px=PHOTO_SIDE_PX,
        max_count=PHOTO_KEYPOINTS,
        contrast_threshold=_PHOTO_CONTRAST_THRESHOLD,
    )


def picture_keypoints(pixels: RgbImage) -> Keypoints:
    """Return the keypoints of a catalogue picture, few enough to be stored."""
    return detect_keypoints(
        pixels,
        side_px=PICTURE_SIDE_PX,
        max_count=PICTURE_KEYPOINTS,
        contrast_threshold=_PICTURE_CONTRAST_THRESHOLD,
    )


def low_contrast_keypoints(pixels: RgbImage) -> Keypoints:
    """Return more and weaker keypoints of a thumbnail than are stored."""
    return detect_keypoints(
        pixels,
        side_px=LOW_CONTRAST_SIDE_PX,
        max_count=LOW_CONTRAST_KEYPOINTS,
        contrast_threshold=_PHOTO_CONTRAST_THRESHOLD,
    )


def packed_keypoints(pixels: RgbImage) -> bytes:
    """Return the packed keypoints of a catalogue picture."""
    return pack(picture_keypoints(pixels))


def detect_keypoints(
    pixels: RgbImage,
    *,
    side_px: int,
    max_count: int,
    contrast_threshold: float = _PICTURE_CONTRAST_THRESHOLD,
) -> Keypoints:
    """Detect the keypoints of a picture; a plain surface has none.

    Args:
        pixels: (h, w, 3) uint8 RGB.
        side_px: the picture is scaled down to this longer side.
        max_count: number of the strongest keypoints to return.
        contrast_threshold: of SIFT, above 0.
    """
    grey = cv2.cvtColor(fit_within(pixels, side_px), cv2.COLOR_RGB2GRAY)
    height, width = grey.shape
    found, raw = cv2.SIFT.create(
        nfeatures=max_count, contrastThreshold=contrast_threshold
    ).detectAndCompute(grey, None)
    if not found:
        return Keypoints(width, height, _NO_POINTS, np.zeros((0, _DIMENSION), np.float32))
    # OpenCV returns more than nfeatures if several are equally strong.
    points = np.array([point.pt for point in found[:max_count]], np.float32)
    points /= np.array([width, height], np.float32)
    return Keypoints(width, height, points.clip(0, 1), _to_root_sift(raw[:max_count]))


def _to_root_sift(raw: npt.NDArray[Any]) -> FloatArray:
    """Convert SIFT descriptors to RootSIFT: L1-normalise, then take square roots."""
    sums = np.maximum(raw.sum(axis=1, keepdims=True), 1e-6)
    rooted: FloatArray = np.sqrt(raw / sums).astype(np.float32)
    return rooted


def pack(keypoints: Keypoints) -> bytes:
    """Pack keypoints into 68 bytes each: two 16-bit coordinates and 128 four-bit levels."""
    coordinates = np.rint(keypoints.points * _MAX_COORDINATE).astype(_COORDINATE)
    levels = np.rint(keypoints.descriptors / _QUANTUM).clip(0, _MAX_LEVEL).astype(np.uint8)
    head = _HEADER.pack(
        _MAGIC, KEYPOINT_FORMAT, keypoints.width_px, keypoints.height_px, len(keypoints)
    )
    pairs = levels[:, 0::2] << 4 | levels[:, 1::2]
    return b"".join([head, coordinates.tobytes(), pairs.tobytes()])


def unpack(data: bytes) -> Keypoints | None:
    """Unpack what ``pack`` returned; return None if damaged or of another format."""
    if len(data) < _HEADER.size:
        return None
    magic, version, width, height, count = _HEADER.unpack_from(data)
    points_end = _HEADER.size + count * 2 * _COORDINATE.itemsize
    if (magic, version) != (_MAGIC, KEYPOINT_FORMAT) or min(width, height) == 0:
        return None
    if len(data) != points_end + count * _DIMENSION // 2:
        return None
    coordinates = np.frombuffer(data[_HEADER.size : points_end], _COORDINATE).reshape(count, 2)
    pairs = np.frombuffer(data[points_end:], np.uint8).reshape(count, _DIMENSION // 2)
    levels = np.stack([pairs >> 4, pairs & _MAX_LEVEL], axis=2).reshape(count, _DIMENSION)
    lengths = np.linalg.norm(levels, axis=1, keepdims=True)
    if count and not lengths.all():
        return None
    return Keypoints(
        width,
        height,
        (coordinates / np.float32(_MAX_COORDINATE)).astype(np.float32),
        (levels / lengths).astype(np.float32),
    )


def align(photo: Keypoints, picture: Keypoints) -> Alignment:
    """Align a picture with a photo by a homography of their matching keypoints."""
    photo_rows, picture_rows = _match(photo, picture)
    if len(photo_rows) < _MIN_MATCHES:
        return _NOT_ALIGNED
    from_points = picture.points[picture_rows] * size_in_units(picture)
    to_points = photo.points[photo_rows] * size_in_units(photo)
    transform: Any  # None without a solution, which the stubs do not declare.
    transform, mask = cv2.findHomography(
        from_points, to_points, cv2.USAC_MAGSAC, _TOLERANCE, maxIters=1000, confidence=0.99
    )
    if transform is None:
        return _NOT_ALIGNED
    inliers = mask.ravel() > 0
    if not _is_plausible_view(transform, from_points[inliers], to_points[inliers]):
        return _NOT_ALIGNED
    return Alignment(
        transform, photo.points[photo_rows[inliers]], picture.points[picture_rows[inliers]]
    )


def _match(
    photo: Keypoints, picture: Keypoints
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the rows of one-to-one matches that pass Lowe's ratio test.

    The nearest keypoint of the picture must be clearly nearer than the second nearest.
    """
    if len(photo) == 0 or len(picture) < 2:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    similarity = photo.descriptors @ picture.descriptors.T
    rows = np.arange(len(photo))
    nearest = similarity.argmax(axis=1)
    best = similarity[rows, nearest]
    similarity[rows, nearest] = -1
    # For unit vectors, 1 - inner product is half of the squared distance.
    passed = np.flatnonzero(1 - best < _MAX_RATIO**2 * (1 - similarity.max(axis=1)))
    ordered = passed[np.argsort(-best[passed], kind="stable")]
    _, first = np.unique(nearest[ordered], return_index=True)
    chosen = ordered[first]
    return chosen, nearest[chosen]


def units_to_pixels(pixels: RgbImage) -> npt.NDArray[np.float64]:
    """Return the (3, 3) matrix from the units of an ``Alignment`` to pixels of a picture."""
    scale = max(pixels.shape[:2]) / _SIDE
    return np.diag([scale, scale, 1.0])


def size_in_units(keypoints: Keypoints) -> FloatArray:
    """Return (width, height) scaled so that the longer one is ``_SIDE``."""
    sides = np.array([keypoints.width_px, keypoints.height_px], np.float32)
    return np.asarray(sides * (_SIDE / sides.max()), np.float32)


def _is_plausible_view(
    transform: npt.NDArray[np.float64], source: FloatArray, target: FloatArray
) -> bool:
    """Return whether the homography is a plausible view of a plane by a camera.

    At every inlier the plane must be in front of the camera, not mirrored, of bounded
    scale and not seen at a grazing angle. The inliers must not all be at one point or on
    one line.
    """
    if len(source) < _MIN_MATCHES:
        return False
    if min(_spread(source), _spread(target)) < _MIN_SPREAD:
        return False
    homogeneous = np.c_[source, np.ones(len(source))] @ transform.T
    depth = homogeneous[:, 2]
    if (depth <= 0).any() and (depth >= 0).any():
        return False
    projected = homogeneous[:, :2] / depth[:, None]
    # The Jacobian at each point: (n, 2, 2).
    jacobians = (transform[:2, :2] - projected[:, :, None] * transform[2, :2]) / depth[
        :, None, None
    ]
    if (np.linalg.det(jacobians) <= 0).any():
        return False
    singular_values = np.linalg.svd(jacobians, compute_uv=False)
    largest, smallest = singular_values[:, 0], singular_values[:, 1]
    return bool(
        (largest <= _MAX_SCALE).all()
        and (smallest >= 1 / _MAX_SCALE).all()
        and (largest <= _MAX_ANISOTROPY * smallest).all()
    )


def _spread(points: Sequence[Any] | FloatArray) -> float:
    """Return the standard deviation of the points perpendicular to their principal axis."""
    return float(np.linalg.svd(points - np.mean(points, axis=0), compute_uv=False)[1]) / float(
        np.sqrt(len(points))
    )
