"""Photos in which faces cannot be recognised, not even by undoing the blur."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Self

import cv2
import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.vision.person_detection import PersonDetector
from desktop_app.vision.picture_decoding import thumbnail
from desktop_app.vision.resizing import fit_within

# The detector finds faces from a tenth of its input's side on. It also sees squares of the
# photo, so that faces from an eighteenth of the shorter side on are found
# (``python -m benchmarks.face_recall``).
_TILE_SHARES: Final = (1.0, 0.5, 1 / 3)
_TILE_STEP: Final = 0.5
_MAX_TILES: Final = 20
# Hair, ears and chin are outside of the box of a face: added on each side, as a share of it.
_MARGIN: Final = 0.35
# A face becomes this many colours in each direction, its only remains.
_CELLS: Final = 4


class FaceBlurring:
    """Blurs the faces of photos; may be called on any thread.

    Args:
        faces: finds faces.
    """

    def __init__(self, faces: PersonDetector) -> None:
        self._faces = faces

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load the detector of faces from the folder of the detectors."""
        return cls(PersonDetector.of_faces(folder))

    def jpeg(self, photo: RgbImage, side_px: int) -> bytes:
        """Return a small copy of a photo with all faces blurred, as JPEG.

        Args:
            photo: (height, width, 3) uint8 RGB.
            side_px: longer side of the copy.
        """
        return thumbnail(self.blurred(photo, side_px), side_px)

    def blurred(self, photo: RgbImage, side_px: int) -> RgbImage:
        """Return the pixels of ``jpeg`` before they are encoded."""
        small = fit_within(photo, side_px).copy()
        for face in self.find(photo):
            _blur(_with_margin(face).cut_from(small))
        return small

    def without(self, photo: RgbImage, faces: Sequence[Region]) -> RgbImage:
        """Return a copy of a photo in its own size with some faces blurred.

        Args:
            photo: (height, width, 3) uint8 RGB.
            faces: of those that ``find`` has returned.
        """
        blurred = photo.copy()
        for face in faces:
            _blur(_with_margin(face).cut_from(blurred))
        return blurred

    def find(self, photo: RgbImage) -> list[Region]:
        """Return where faces are; one face may be found more than once."""
        found = list(self._faces.detect(photo))
        height, width = photo.shape[:2]
        for tile in _tiles(width, height):
            left, top, right, bottom = tile
            across, down = (right - left) / width, (bottom - top) / height
            found += [
                Region(
                    min(1.0, left / width + face.left * across),
                    min(1.0, top / height + face.top * down),
                    min(1.0, left / width + face.right * across),
                    min(1.0, top / height + face.bottom * down),
                )
                for face in self._faces.detect(photo[top:bottom, left:right])
            ]
        return found


def _tiles(width: int, height: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield overlapping squares of a photo: left, top, right, bottom in pixels."""
    for share in _TILE_SHARES:
        side = max(1, round(min(width, height) * share))
        for top in _starts(height, side):
            for left in _starts(width, side):
                yield left, top, left + side, top + side


def _starts(length: int, side: int) -> list[int]:
    count = 1 + int(np.ceil((length - side) / (side * _TILE_STEP)))
    # A strip may be as long as thousands of squares.
    count = min(count, _MAX_TILES)
    return sorted({round(start) for start in np.linspace(0, length - side, count)})


def _with_margin(face: Region) -> Region:
    return face.enlarged(face.width * _MARGIN, face.height * _MARGIN)


def _blur(pixels: RgbImage) -> None:
    """Replace pixels by a smooth surface through the means of a few cells.

    What is drawn depends on these means only, so nothing else can be restored from it.
    """
    height, width = pixels.shape[:2]
    means = cv2.resize(pixels, (_CELLS, _CELLS), interpolation=cv2.INTER_AREA)
    pixels[:] = cv2.resize(means, (width, height), interpolation=cv2.INTER_LINEAR)
