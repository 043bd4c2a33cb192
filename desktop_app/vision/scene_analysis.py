"""Analysis of a frame before it is searched: is there one product that can be recognised?

The frame is compared with a frame of the empty counter in the same light. What differs is the
foreground: a product, a hand, or both.
"""

from collections.abc import Sequence
from typing import Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.domain.scene import Scene
from desktop_app.vision.person_detection import PersonDetector
from desktop_app.vision.scene_background import expected_counter, expected_mat
from desktop_app.vision.vacated_place import is_vacated

# (height, width) bool.
_Mask: TypeAlias = npt.NDArray[np.bool_]

# Shorter side of a camera's picture in which a product can be recognised.
_MIN_SIDE_PX: Final = 120
# Frames are compared at this size, and blur is measured at the other one.
_SIDE_PX: Final = 240
_BLUR_SIDE_PX: Final = 384
# Grey level that all but the brightest hundredth of a dark frame stay below.
_DARK_LEVEL: Final = 45
# Least difference of lightness, 0..255, and of the two colour axes together.
_LIGHTNESS_DIFFERENCE: Final = 20.0
_COLOUR_DIFFERENCE: Final = 12.0
# Largest change of the whole frame's lightness that is attributed to the exposure if the light
# does not explain it.
_MAX_EXPOSURE_CHANGE: Final = 30.0
# Light and soft shadows have the counter's colour: the logarithms of red and blue change like
# that of green, with this tolerance. They change smoothly: by at most this for each pixel.
_LIGHT_TOLERANCE: Final = 0.12
_LIGHT_SLOPE: Final = 0.05
_CLIPPED_LEVEL: Final = 245
_BRIGHT_LEVEL: Final = 150
# Least area of an object, as a share of the frame; smaller ones are noise or shadows.
_MIN_OBJECT_SHARE: Final = 0.008
# Least area of the box around a product that can be recognised.
_MIN_PRODUCT_SHARE: Final = 0.02
# Objects of at least this share of the largest one count as products of their own.
_SECOND_SHARE: Final = 0.3
# What comes in from the edge is presented once it reaches the middle, this share of both sides.
_MIDDLE_SHARE: Final = 0.2
# A hand reaches this far beyond its palm, in sizes of the palm.
_HAND_REACH: Final = 1.1
# Share of an object that hands cover, and share of it in the colours of skin, if there is
# nothing else.
_HAND_SHARE: Final = 0.75
_SKIN_SHARE: Final = 0.5
# Share of it within hands that has the same tone of skin, and how far colours of the same tone
# are apart. The colours of oranges are those of skin, but not those of the hand that holds one.
_TONE_SHARE: Final = 0.62
# The same shares of fingers that come in from the edge.
_FINGERS_SHARE: Final = 0.75
_TONE_RADIUS: Final = 12.0
_TONE_BINS: Final = 64
_TONE_REDS: Final = (0.0, 80.0)
_TONE_BLUES: Final = (-90.0, 10.0)
# Cr and Cb of skin of all tones: Chai and Ngan, "Face segmentation using skin-color map in
# videophone applications", IEEE Transactions on Circuits and Systems for Video Technology 9,
# 1999.
_SKIN_CR: Final = (133, 173)
_SKIN_CB: Final = (77, 127)
# Blur, 0 for sharp to 1, above which details are lost.
_MAX_BLUR: Final = 0.62
_MARGIN: Final = 0.03


class SceneAnalyzer:
    """Analyses frames.

    Args:
        palms: finds the hands.
    """

    def __init__(self, palms: PersonDetector) -> None:
        self._palms = palms
        # The newest background and its reduced copy.
        self._background: tuple[RgbImage, RgbImage] | None = None

    def analyse(
        self, frame: RgbImage, background: RgbImage | None, *, may_hold_object: bool = False
    ) -> Scene:
        """Return what a frame shows.

        Args:
            frame: (height, width, 3) uint8 RGB.
            background: a frame of the empty counter; None if there is none yet: then a product
                is seen on a counter of one colour, and on another one only darkness and blur.
            may_hold_object: whether something may have lain on the counter in ``background``:
                then the place that it has left is no object.
        """
        if min(frame.shape[:2]) < _MIN_SIDE_PX:
            return Scene("low_resolution")
        small = _reduced(frame, _SIDE_PX)
        if np.percentile(small, 99) < _DARK_LEVEL:
            return Scene("dark")
        expected = self._expected(small, frame, background)
        if expected is None:
            return Scene("blurred" if blur(frame) > _MAX_BLUR else None)
        objects = _objects(small, expected)
        if may_hold_object:
            objects = [one for one in objects if not is_vacated(small, expected, one)]
        return self._analyse_foreground(frame, objects, small)

    def _expected(
        self, small: RgbImage, frame: RgbImage, background: RgbImage | None
    ) -> RgbImage | None:
        """Return the empty counter in the light of a frame, reduced; None if it is unknown."""
        if background is None or background.shape != frame.shape:
            return expected_mat(small)
        if self._background is None or self._background[0] is not background:
            self._background = background, _reduced(background, _SIDE_PX)
        before = self._background[1]
        expected = expected_counter(small, before)
        return _exposed(before, small) if expected is None else expected

    def _analyse_foreground(
        self, frame: RgbImage, objects: Sequence[_Mask], small: RgbImage
    ) -> Scene:
        presented = [one for one in objects if not _is_aside(one)]
        if not presented:
            return Scene("empty", has_thing_aside=bool(objects))
        hands = _hand_mask(self._palms.detect(frame), presented[0].shape)
        products = [one for one in presented if not _is_hand(one, hands, small)]
        if not products:
            return Scene("hand")
        if len(products) > 1 and not hands.any():
            return Scene("several")
        return _product_scene(frame, _box(products[0]))


def _product_scene(frame: RgbImage, box: Region) -> Scene:
    """Return the scene of one product in a box."""
    region = box.enlarged(_MARGIN, _MARGIN)
    if box.area < _MIN_PRODUCT_SHARE:
        return Scene("small", region)
    is_blurred = blur(box.cut_from(frame)) > _MAX_BLUR
    return Scene("blurred" if is_blurred else None, region)


def blur(image: RgbImage) -> float:
    """Return how blurred an image is, 0 for sharp to 1.

    A sharp image loses much contrast between neighbouring pixels when it is blurred, a
    blurred one little: Crété et al., "The blur effect", Human Vision and Electronic Imaging
    XII, SPIE 6492, 2007.

    Args:
        image: (height, width, 3) uint8 RGB; measured at the size at which it is recognised.
    """
    gray = np.asarray(cv2.cvtColor(_reduced(image, _BLUR_SIDE_PX), cv2.COLOR_RGB2GRAY), np.float32)
    values = []
    for axis, size in ((0, (1, 9)), (1, (9, 1))):
        smooth = cv2.blur(gray, size)
        contrast = np.abs(np.diff(gray, axis=axis))
        lost = np.maximum(0, contrast - np.abs(np.diff(smooth, axis=axis)))
        total = float(contrast.sum())
        values.append((total - float(lost.sum())) / total if total else 1.0)
    return max(values)


def _reduced(frame: RgbImage, side_px: int) -> RgbImage:
    scale = min(1.0, side_px / max(frame.shape[:2]))
    size = (max(1, round(frame.shape[1] * scale)), max(1, round(frame.shape[0] * scale)))
    return np.asarray(cv2.resize(frame, size, interpolation=cv2.INTER_AREA), np.uint8)


def _exposed(background: RgbImage, frame: RgbImage) -> RgbImage:
    """Return a background as light as most of a frame, as far as the exposure can do that."""
    lab = cv2.cvtColor(background, cv2.COLOR_RGB2LAB).astype(np.float32)
    change = _lab(frame)[:, :, 0] - _lab(background)[:, :, 0]
    lab[:, :, 0] += np.clip(np.median(change), -_MAX_EXPOSURE_CHANGE, _MAX_EXPOSURE_CHANGE)
    lit = np.asarray(np.clip(lab, 0, 255), np.uint8)
    return np.asarray(cv2.cvtColor(lit, cv2.COLOR_LAB2RGB), np.uint8)


def _objects(frame: RgbImage, expected: RgbImage) -> list[_Mask]:
    """Return the objects of the foreground without their shadows, the largest first."""
    seen, before = _lab(frame), _lab(expected)
    certain = _changed_mask(_displaced_change(seen, before))
    # On a pattern, certain pixels of one object may be apart.
    _, labels = cv2.connectedComponents(certain | _changed_mask(seen - before))
    areas = np.bincount(labels[certain > 0], minlength=1)
    least = max(_MIN_OBJECT_SHARE * certain.size, _SECOND_SHARE * areas.max())
    large = [number for number in np.argsort(-areas, kind="stable") if areas[number] >= least]
    is_object = (certain > 0) & ~_is_light(frame, expected)
    objects = [(labels == number) & is_object for number in large]
    return [one for one in objects if one.sum() >= _MIN_OBJECT_SHARE * certain.size / 2]


def _changed_mask(change: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    """Return where a change of Lab, (height, width, 3), is none of noise, 0 or 1."""
    is_lighter = np.abs(change[:, :, 0]) > _LIGHTNESS_DIFFERENCE
    is_coloured = np.hypot(change[:, :, 1], change[:, :, 2]) > _COLOUR_DIFFERENCE
    mask = (is_lighter | is_coloured).astype(np.uint8)
    mask = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)), np.uint8)
    closing = np.ones((9, 9), np.uint8)
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, closing), np.uint8)


def _displaced_change(
    frame: npt.NDArray[np.float32], expected: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """Return the least change of each pixel, (height, width, 3), if the camera moves by a pixel.

    Args:
        frame: (height, width, 3) float32 Lab.
        expected: of the same shape.
    """
    neighbours = np.ones((3, 3), np.uint8)
    above = np.maximum(frame - cv2.dilate(expected, neighbours), 0)
    below = np.maximum(cv2.erode(expected, neighbours) - frame, 0)
    return np.asarray(above - below, np.float32)


def _lab(image: RgbImage) -> npt.NDArray[np.float32]:
    smooth = cv2.GaussianBlur(image, (0, 0), 1)
    return np.asarray(cv2.cvtColor(smooth, cv2.COLOR_RGB2LAB), np.float32)


def _skin_mask(image: RgbImage) -> _Mask:
    colours = cv2.cvtColor(image, cv2.COLOR_RGB2YCrCb)
    red, blue = colours[:, :, 1], colours[:, :, 2]
    is_red = (red >= _SKIN_CR[0]) & (red <= _SKIN_CR[1])
    return np.asarray(is_red & (blue >= _SKIN_CB[0]) & (blue <= _SKIN_CB[1]))


def _is_light(frame: RgbImage, expected: RgbImage) -> _Mask:
    """Return where a frame differs only by light or a soft shadow.

    Of a product in the counter's colour, the edges remain.
    """
    change = _logarithms(frame) - _logarithms(expected)
    colours = change[:, :, ::2] - change[:, :, 1:2]
    slopes = np.hypot(*np.gradient(change[:, :, 1]))
    near_edge = cv2.dilate((slopes > _LIGHT_SLOPE).astype(np.uint8), np.ones((3, 3), np.uint8))
    keeps_colour = (np.abs(colours) < _LIGHT_TOLERANCE).all(axis=2)
    # The colour of what is too bright for the camera is lost.
    is_clipped = frame.max(axis=2) >= _CLIPPED_LEVEL
    # So are the steps between what is too bright and what is not, where the counter is bright.
    is_glare = (is_clipped & (expected.max(axis=2) >= _BRIGHT_LEVEL)).astype(np.uint8)
    near_edge = cv2.subtract(near_edge, cv2.dilate(is_glare, np.ones((5, 5), np.uint8)))
    return np.asarray((keeps_colour | is_clipped) & (near_edge == 0))


def _is_aside(thing: _Mask) -> bool:
    """Return whether an object comes in from the edge and does not reach the middle.

    Such are people behind the counter, fingers, and what somebody is about to put down.
    """
    box = _box(thing)
    low, high = 0.5 - _MIDDLE_SHARE / 2, 0.5 + _MIDDLE_SHARE / 2
    reaches_middle = box.left < high and box.right > low and box.top < high and box.bottom > low
    return _is_at_edge(box) and not reaches_middle


def _is_at_edge(box: Region) -> bool:
    return min(box.left, box.top, 1 - box.right, 1 - box.bottom) <= 0


def _logarithms(image: RgbImage) -> npt.NDArray[np.float32]:
    """Return the logarithms of the levels, (height, width, 3); small ones count less."""
    smooth = cv2.GaussianBlur(image, (0, 0), 0.8)
    return np.asarray(np.log(smooth + np.float32(16)), np.float32)


def _is_hand(thing: _Mask, hands: _Mask, image: RgbImage) -> bool:
    """Return whether an object is a hand, or hands, without a product."""
    area = thing.sum()
    skin = thing & _skin_mask(image)
    # Of a hand that comes in, the palm may not be seen yet.
    comes_in = _is_at_edge(_box(thing)) and skin.sum() >= _FINGERS_SHARE * area
    if comes_in and _tone_share(image, thing, skin) >= _FINGERS_SHARE:
        return True
    if (thing & hands).sum() < _HAND_SHARE * area or skin.sum() < _SKIN_SHARE * area:
        return False
    return _tone_share(image, thing & hands, skin) >= _TONE_SHARE


def _tone_share(image: RgbImage, thing: _Mask, skin: _Mask) -> float:
    """Return the share of an object that has its most frequent tone of skin, 0..1.

    A tone is the chroma for each unit of lightness, so that shading does not change it.
    """
    colours = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2YCrCb), np.float32)
    tones = (colours[:, :, 1:] - 128) * 128 / np.maximum(colours[:, :, :1], 16)
    counts = cv2.calcHist(
        [tones], [0, 1], skin.astype(np.uint8), [_TONE_BINS] * 2, [*_TONE_REDS, *_TONE_BLUES]
    )
    smooth = cv2.GaussianBlur(counts, (0, 0), 3)
    red, blue = np.unravel_index(smooth.argmax(), smooth.shape)
    most_red = _TONE_REDS[0] + (red + 0.5) * (_TONE_REDS[1] - _TONE_REDS[0]) / _TONE_BINS
    most_blue = _TONE_BLUES[0] + (blue + 0.5) * (_TONE_BLUES[1] - _TONE_BLUES[0]) / _TONE_BINS
    distance = np.hypot(tones[:, :, 0] - most_red, tones[:, :, 1] - most_blue)
    return float((distance[thing] < _TONE_RADIUS).mean())


def _hand_mask(palms: tuple[Region, ...], shape: tuple[int, ...]) -> _Mask:
    mask = np.zeros(shape[:2], np.bool_)
    height, width = mask.shape
    for palm in palms:
        reach_x = palm.width * _HAND_REACH
        reach_y = palm.height * _HAND_REACH
        top, bottom = max(0.0, palm.top - reach_y), palm.bottom + reach_y
        left, right = max(0.0, palm.left - reach_x), palm.right + reach_x
        rows = slice(round(top * height), round(bottom * height))
        mask[rows, round(left * width) : round(right * width)] = True
    return mask


def _box(mask: _Mask) -> Region:
    """Return the box around an object."""
    height, width = mask.shape
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return Region(
        float(columns[0]) / width,
        float(rows[0]) / height,
        float(columns[-1] + 1) / width,
        float(rows[-1] + 1) / height,
    )
