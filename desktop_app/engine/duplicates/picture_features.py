"""The features of a picture that a duplicate scan compares."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.appearance import appearance
from desktop_app.vision.array_types import FloatArray
from desktop_app.vision.keypoints import Keypoints, low_contrast_keypoints, unpack
from desktop_app.vision.picture_decoding import decode_thumbnail


@dataclass
class PictureFeatures:
    """The features of one picture; expensive ones are computed on first use.

    Attributes:
        content_hash: of the file's bytes.
        file: where it was when it was imported; it may be gone.
        size_px: width and height of the file's picture.
        thumbnail: a small JPEG.
        packed_keypoints: as the catalogue stores them; empty if it has none.
    """

    content_hash: str
    file: Path
    size_px: tuple[int, int]
    thumbnail: bytes
    packed_keypoints: bytes = field(repr=False)

    @cached_property
    def pixels(self) -> RgbImage:
        """The thumbnail's pixels, (h, w, 3) uint8 RGB."""
        return decode_thumbnail(self.thumbnail)

    @cached_property
    def keypoints(self) -> Keypoints:
        """The stored keypoints; extracted again if these are missing or damaged."""
        return unpack(self.packed_keypoints) or low_contrast_keypoints(self.pixels)

    @cached_property
    def colours(self) -> FloatArray:
        """A colour histogram of the object, (245,) float32 of length 1."""
        colours = appearance(self.pixels).colour.astype(np.float32)
        return np.asarray(colours / max(float(np.linalg.norm(colours)), 1e-6))

    @cached_property
    def dense_keypoints(self) -> Keypoints:
        """More keypoints than are stored, also in areas of low contrast."""
        return low_contrast_keypoints(self.pixels)
