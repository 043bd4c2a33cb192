"""Analysis of a frame before it is searched: is there one product that can be recognised?

The frame is compared with a frame of the empty counter. What differs is the foreground: a
product, a hand, or both.
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

# (height, width) bool.
_Mask: TypeAlias = npt.NDArray[np.bool_]

# Frames are compared at this size, and blur is measured at the other one.
_SIDE_PX: Final = 240
_BLUR_SIDE_PX: Final = 384
# Grey level that all but the brightest hundredth of a dark frame stay below.
_DARK_LEVEL: Final = 45
# Least difference of lightness, 0..255, and of the two colour axes together.
_LIGHTNESS_DIFFERENCE: Final = 20.0
_COLOUR_DIFFERENCE: Final = 12.0
# Largest change of the whole frame's lightness that is attributed to the exposure.
_MAX_EXPOSURE_CHANGE: Final = 30.0
# Least area of an object, as a share of the frame; smaller ones are noise or shadows.
_MIN_OBJECT_SHARE: Final = 0.008
# Least area of the box around a product that can be recognised.
_MIN_PRODUCT_SHARE: Final = 0.02
# Objects of at least this share of the largest one count as products of their own.
_SECOND_SHARE: Final = 0.3
# A hand reaches this far beyond its palm, in sizes of the palm.
_HAND_REACH: Final = 1.1
# Share of an object that hands cover, and share of it in the colours of skin, if there is
# nothing else.
_HAND_SHARE: Final = 0.75
_SKIN_SHARE: Final = 0.5
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

    def analyse(self, frame: RgbImage, background: RgbImage | None) -> Scene:
        """Return what a frame shows.

        Args:
            frame: (height, width, 3) uint8 RGB.
            background: a frame of the empty counter; None if there is none yet, then only
                darkness and blur are noticed.
        """
        small = _reduced(frame, _SIDE_PX)
        if np.percentile(small, 99) < _DARK_LEVEL:
            return Scene("dark")
        if background is None or background.shape != frame.shape:
            return Scene("blurred" if blur(frame) > _MAX_BLUR else None)
        objects = _objects(small, _reduced(background, _SIDE_PX))
        return self._analyse_foreground(frame, objects, _skin_mask(small))

    def _analyse_foreground(self, frame: RgbImage, objects: Sequence[_Mask], skin: _Mask) -> Scene:
        if not objects:
            return Scene("empty")
        hands = _hand_mask(self._palms.detect(frame), objects[0].shape)
        products = [one for one in objects if not _is_hand(one, hands, skin)]
        if not products:
            return Scene("hand")
        if len(products) > 1 and not hands.any():
            return Scene("several")
        box = _box(products[0])
        region = Region(
            max(0.0, box.left - _MARGIN),
            max(0.0, box.top - _MARGIN),
            min(1.0, box.right + _MARGIN),
            min(1.0, box.bottom + _MARGIN),
        )
        if (box.right - box.left) * (box.bottom - box.top) < _MIN_PRODUCT_SHARE:
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


def _objects(frame: RgbImage, background: RgbImage) -> list[_Mask]:
    """Return the objects of the foreground, the largest first."""
    change = _lab(frame) - _lab(background)
    exposure = np.clip(np.median(change[:, :, 0]), -_MAX_EXPOSURE_CHANGE, _MAX_EXPOSURE_CHANGE)
    is_lighter = np.abs(change[:, :, 0] - exposure) > _LIGHTNESS_DIFFERENCE
    is_coloured = np.hypot(change[:, :, 1], change[:, :, 2]) > _COLOUR_DIFFERENCE
    mask = (is_lighter | is_coloured).astype(np.uint8)
    mask = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)), np.uint8)
    mask = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), np.uint8)
    count, labels, statistics, _ = cv2.connectedComponentsWithStats(mask)
    areas = statistics[1:, cv2.CC_STAT_AREA] if count > 1 else np.empty(0)
    least = max(_MIN_OBJECT_SHARE * mask.size, _SECOND_SHARE * areas.max(initial=0))
    large = [number for number in np.argsort(-areas, kind="stable") if areas[number] >= least]
    return [labels == number + 1 for number in large]


def _lab(image: RgbImage) -> npt.NDArray[np.float32]:
    smooth = cv2.GaussianBlur(image, (0, 0), 1)
    return np.asarray(cv2.cvtColor(smooth, cv2.COLOR_RGB2LAB), np.float32)


def _skin_mask(image: RgbImage) -> _Mask:
    colours = cv2.cvtColor(image, cv2.COLOR_RGB2YCrCb)
    red, blue = colours[:, :, 1], colours[:, :, 2]
    is_red = (red >= _SKIN_CR[0]) & (red <= _SKIN_CR[1])
    return np.asarray(is_red & (blue >= _SKIN_CB[0]) & (blue <= _SKIN_CB[1]))


def _is_hand(thing: _Mask, hands: _Mask, skin: _Mask) -> bool:
    """Return whether an object is a hand, or hands, without a product."""
    area = thing.sum()
    return bool(
        (thing & hands).sum() >= _HAND_SHARE * area and (thing & skin).sum() >= _SKIN_SHARE * area
    )


def _hand_mask(palms: tuple[Region, ...], shape: tuple[int, ...]) -> _Mask:
    mask = np.zeros(shape[:2], np.bool_)
    height, width = mask.shape
    for palm in palms:
        reach_x = (palm.right - palm.left) * _HAND_REACH
        reach_y = (palm.bottom - palm.top) * _HAND_REACH
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
