"""Keypoints: places of a picture that are found again in another view of the same print.

The embedding says what a picture shows; keypoints say whether two pictures show
the very same thing. SIFT finds corners and blobs with a scale and a direction of
their own (Lowe, IJCV 2004) and describes what is around each; RootSIFT takes the
root of that, so that the plain product of two descriptors is their Hellinger
kernel (Arandjelovic and Zisserman, CVPR 2012). Matches that are clearly better
than the next best are kept, and of these the ones that a single view of a plane,
a homography, brings into line: the inliers.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.vision.resizing import RgbImage, fit_within

# Changes with every change of what is found or how it is packed: what has
# another number is found anew.
KEYPOINT_FORMAT: Final = 1

# What was measured for these: docs/decisions/0006-keypoints-verify-the-first-twenty.md.
PICTURE_SIDE_PX: Final = 200
PICTURE_KEYPOINTS: Final = 240
PHOTO_SIDE_PX: Final = 350
PHOTO_KEYPOINTS: Final = 1000
LOW_CONTRAST_SIDE_PX: Final = 200
LOW_CONTRAST_KEYPOINTS: Final = 500
# A photo is often dim or blurred: faint keypoints are wanted too, and the ratio
# sorts out what is noise.
_PICTURE_CONTRAST: Final = 0.04
_PHOTO_CONTRAST: Final = 0.01

_RATIO: Final = 0.75
# Both pictures are laid out with a longer side of so many units, as MAGSAC is made
# for pixels, and a match may lie so many off.
_SIDE: Final = 400.0
_TOLERANCE: Final = 6.0
_LEAST_MATCHES: Final = 4
_LARGEST_SCALE: Final = 10.0
_LARGEST_STRETCH: Final = 4.0
_LEAST_SPREAD: Final = 4.0

_DIMENSION: Final = 128
# Four bits hold a component of a RootSIFT descriptor in steps of 0.02, up to 0.3.
_STEPS: Final = 15
_STEP: Final = 0.02
# Magic, format, width and height in pixels, number of keypoints.
_HEADER: Final = struct.Struct("<2sBxHHH")
_MAGIC: Final = b"VK"
_PLACE: Final = np.dtype("<u2")
_PLACES: Final = 65535

Floats: TypeAlias = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Keypoints:
    """The keypoints of one picture, most striking first.

    Attributes:
        width_px, height_px: of the picture as it was looked at.
        points: (n, 2) float32, 0..1 of width and height.
        descriptors: (n, 128) float32, rows of length 1, none negative.
    """

    width_px: int
    height_px: int
    points: Floats
    descriptors: Floats

    def __len__(self) -> int:
        return len(self.points)

    def mirrored(self) -> "Keypoints":
        """Return the keypoints of the picture's mirror image, left and right exchanged."""
        # Four rows of four cells with eight directions each, along the keypoint's own axis.
        cells = self.descriptors.reshape(-1, 4, 4, 8)[:, ::-1, :, -np.arange(8) % 8]
        points = np.abs(self.points - np.array([1, 0], np.float32))
        return Keypoints(
            self.width_px, self.height_px, points, np.ascontiguousarray(cells).reshape(-1, 128)
        )


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a picture lies in a photo.

    Attributes:
        transform: (3, 3) float64 homography from the picture to the photo, both
            with a longer side of 400 units; None when there is none.
        photo_points, picture_points: (n, 2) float32, 0..1 of width and height,
            the matches that agree with it; none without it.
    """

    transform: npt.NDArray[np.float64] | None
    photo_points: Floats
    picture_points: Floats

    @property
    def inliers(self) -> int:
        """The number of matches that agree."""
        return len(self.photo_points)


_NO_POINTS: Final = np.zeros((0, 2), np.float32)
_NOT_ALIGNED: Final = Alignment(None, _NO_POINTS, _NO_POINTS)


def photo_keypoints(pixels: RgbImage) -> Keypoints:
    """Return the keypoints of a photo: many, as the product is only a part of it."""
    return detect_keypoints(
        pixels, side_px=PHOTO_SIDE_PX, most=PHOTO_KEYPOINTS, contrast=_PHOTO_CONTRAST
    )


def picture_keypoints(pixels: RgbImage) -> Keypoints:
    """Return the keypoints of a catalogue picture, few enough to be kept for each."""
    return detect_keypoints(
        pixels, side_px=PICTURE_SIDE_PX, most=PICTURE_KEYPOINTS, contrast=_PICTURE_CONTRAST
    )


def low_contrast_keypoints(pixels: RgbImage) -> Keypoints:
    """Return more and fainter keypoints of a thumbnail than are kept, where few were found."""
    return detect_keypoints(
        pixels, side_px=LOW_CONTRAST_SIDE_PX, most=LOW_CONTRAST_KEYPOINTS, contrast=_PHOTO_CONTRAST
    )


def packed_keypoints(pixels: RgbImage) -> bytes:
    """Return the keypoints of a catalogue picture as they are kept."""
    return pack(picture_keypoints(pixels))


def detect_keypoints(
    pixels: RgbImage, *, side_px: int, most: int, contrast: float = _PICTURE_CONTRAST
) -> Keypoints:
    """Find the keypoints of a picture; a plain surface has none.

    Args:
        pixels: (h, w, 3) uint8 RGB.
        side_px: the picture is looked at with its longer side at most this.
        most: so many of the most striking are kept.
        contrast: fainter ones are passed over; larger than 0.
    """
    grey = cv2.cvtColor(fit_within(pixels, side_px), cv2.COLOR_RGB2GRAY)
    height, width = grey.shape
    found, raw = cv2.SIFT.create(nfeatures=most, contrastThreshold=contrast).detectAndCompute(
        grey, None
    )
    if not found:
        return Keypoints(width, height, _NO_POINTS, np.zeros((0, _DIMENSION), np.float32))
    # Where several are equally striking, OpenCV keeps more than were asked for.
    points = np.array([point.pt for point in found[:most]], np.float32)
    points /= np.array([width, height], np.float32)
    return Keypoints(width, height, points.clip(0, 1), _root(raw[:most]))


def _root(raw: npt.NDArray[Any]) -> Floats:
    """Return SIFT descriptors as RootSIFT: of sum 1, then the root of each component."""
    sums = np.maximum(raw.sum(axis=1, keepdims=True), 1e-6)
    rooted: Floats = np.sqrt(raw / sums).astype(np.float32)
    return rooted


def pack(keypoints: Keypoints) -> bytes:
    """Return keypoints as bytes to keep: 68 each, a descriptor's components in four bits."""
    places = np.rint(keypoints.points * _PLACES).astype(_PLACE)
    steps = np.rint(keypoints.descriptors / _STEP).clip(0, _STEPS).astype(np.uint8)
    head = _HEADER.pack(
        _MAGIC, KEYPOINT_FORMAT, keypoints.width_px, keypoints.height_px, len(keypoints)
    )
    pairs = steps[:, 0::2] << 4 | steps[:, 1::2]
    return b"".join([head, places.tobytes(), pairs.tobytes()])


def unpack(data: bytes) -> Keypoints | None:
    """Return what ``pack`` has packed; None for bytes that are damaged or of another format."""
    if len(data) < _HEADER.size:
        return None
    magic, version, width, height, count = _HEADER.unpack_from(data)
    places_end = _HEADER.size + count * 2 * _PLACE.itemsize
    if (magic, version) != (_MAGIC, KEYPOINT_FORMAT) or min(width, height) == 0:
        return None
    if len(data) != places_end + count * _DIMENSION // 2:
        return None
    places = np.frombuffer(data[_HEADER.size : places_end], _PLACE).reshape(count, 2)
    pairs = np.frombuffer(data[places_end:], np.uint8).reshape(count, _DIMENSION // 2)
    steps = np.stack([pairs >> 4, pairs & _STEPS], axis=2).reshape(count, _DIMENSION)
    lengths = np.linalg.norm(steps, axis=1, keepdims=True)
    if count and not lengths.all():
        return None
    return Keypoints(
        width,
        height,
        (places / np.float32(_PLACES)).astype(np.float32),
        (steps / lengths).astype(np.float32),
    )


def align(photo: Keypoints, picture: Keypoints) -> Alignment:
    """Return how the picture lies in the photo, as far as one plane explains the matches."""
    in_photo, in_picture = _matches(photo, picture)
    if len(in_photo) < _LEAST_MATCHES:
        return _NOT_ALIGNED
    from_points = picture.points[in_picture] * _sides(picture)
    to_points = photo.points[in_photo] * _sides(photo)
    transform: Any  # None when there is no solution, which the stubs do not know.
    transform, agreeing = cv2.findHomography(
        from_points, to_points, cv2.USAC_MAGSAC, _TOLERANCE, maxIters=1000, confidence=0.99
    )
    if transform is None:
        return _NOT_ALIGNED
    inliers = agreeing.ravel() > 0
    if not _is_a_view(transform, from_points[inliers], to_points[inliers]):
        return _NOT_ALIGNED
    return Alignment(
        transform, photo.points[in_photo[inliers]], picture.points[in_picture[inliers]]
    )


def _matches(
    photo: Keypoints, picture: Keypoints
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return which keypoints of the photo match which of the picture, one to one.

    A match must be clearly nearer than the next best of the picture (Lowe's ratio).
    """
    if len(photo) == 0 or len(picture) < 2:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    likeness = photo.descriptors @ picture.descriptors.T
    rows = np.arange(len(photo))
    nearest = likeness.argmax(axis=1)
    best = likeness[rows, nearest]
    likeness[rows, nearest] = -1
    # Of unit vectors, 1 - product is half the squared distance.
    clear = np.flatnonzero(1 - best < _RATIO**2 * (1 - likeness.max(axis=1)))
    ordered = clear[np.argsort(-best[clear], kind="stable")]
    _, first = np.unique(nearest[ordered], return_index=True)
    chosen = ordered[first]
    return chosen, nearest[chosen]


def units_to_pixels(pixels: RgbImage) -> npt.NDArray[np.float64]:
    """Return the matrix from the units of an ``Alignment`` to the picture's pixels."""
    scale = max(pixels.shape[:2]) / _SIDE
    return np.diag([scale, scale, 1.0])


def _sides(keypoints: Keypoints) -> Floats:
    """Return width and height where the longer one is ``_SIDE``."""
    sides = np.array([keypoints.width_px, keypoints.height_px], np.float32)
    return np.asarray(sides * (_SIDE / sides.max()), np.float32)


def _is_a_view(transform: npt.NDArray[np.float64], source: Floats, target: Floats) -> bool:
    """Return whether a camera can have seen the plane like this.

    Around every inlier the plane must be in front of the camera, not mirrored, of
    a bounded scale and not seen at a grazing angle; and the inliers must not all
    fall on one spot or line.
    """
    if len(source) < _LEAST_MATCHES:
        return False
    if min(_spread(source), _spread(target)) < _LEAST_SPREAD:
        return False
    homogeneous = np.c_[source, np.ones(len(source))] @ transform.T
    depth = homogeneous[:, 2]
    if (depth <= 0).any() and (depth >= 0).any():
        return False
    seen = homogeneous[:, :2] / depth[:, None]
    # The derivative of the mapping at each point: (n, 2, 2).
    slopes = (transform[:2, :2] - seen[:, :, None] * transform[2, :2]) / depth[:, None, None]
    if (np.linalg.det(slopes) <= 0).any():
        return False
    stretches = np.linalg.svd(slopes, compute_uv=False)
    largest, smallest = stretches[:, 0], stretches[:, 1]
    return bool(
        (largest <= _LARGEST_SCALE).all()
        and (smallest >= 1 / _LARGEST_SCALE).all()
        and (largest <= _LARGEST_STRETCH * smallest).all()
    )


def _spread(points: Sequence[Any] | Floats) -> float:
    """Return the standard deviation of points across the line that fits them best."""
    return float(np.linalg.svd(points - np.mean(points, axis=0), compute_uv=False)[1]) / float(
        np.sqrt(len(points))
    )
