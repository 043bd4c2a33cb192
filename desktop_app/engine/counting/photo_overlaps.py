"""How a new photo overlaps the earlier photos of a stock take."""

from collections.abc import Generator, Mapping
from typing import Final

import numpy as np

from desktop_app.catalogue.protocols import PhotoTransform
from desktop_app.domain.picture import RgbImage
from desktop_app.vision.keypoints import Keypoints, pack, unpack
from desktop_app.vision.photo_overlap import overlap_keypoints, overlap_transform

# Points a side of a photo, of which one has to be in the other photo.
_GRID: Final = 25


class PhotoOverlaps:
    """Aligns photos with each other.

    Args:
        packed: keypoints of photos by id; damaged ones overlap nothing.
        transforms: between these photos, by the ids of the earlier and the later one.
    """

    def __init__(
        self,
        packed: Mapping[int, bytes],
        transforms: Mapping[tuple[int, int], PhotoTransform],
    ) -> None:
        found = {photo_id: unpack(data) for photo_id, data in packed.items()}
        self._keypoints = {id_: one for id_, one in found.items() if one is not None}
        self._transforms = dict(transforms)

    def align(self, photo: Keypoints) -> Generator[None, None, dict[int, PhotoTransform]]:
        """Return the transforms from earlier photos to a new one, of those that it overlaps.

        Photos that share only a narrow strip have too few keypoints in common. They are
        aligned by way of a photo that overlaps both.

        Yields:
            None before each earlier photo.
        """
        direct: dict[int, PhotoTransform] = {}
        for id_, earlier in self._keypoints.items():
            yield
            transform = overlap_transform(earlier, photo)
            if transform is not None:
                direct[id_] = transform
        composed: dict[int, PhotoTransform] = {}
        for (first_id, second_id), between in self._transforms.items():
            if second_id in direct and first_id not in direct:
                composed[first_id] = direct[second_id] @ between
            elif first_id in direct and second_id not in direct:
                composed[second_id] = direct[first_id] @ np.linalg.inv(between)
        return {**{id_: one for id_, one in composed.items() if _overlaps(one)}, **direct}

    def add(
        self, photo_id: int, photo: Keypoints, transforms: Mapping[int, PhotoTransform]
    ) -> None:
        """Take a new photo into account for later ones; the transforms are those of ``align``."""
        self._keypoints[photo_id] = photo
        for earlier_id, transform in transforms.items():
            self._transforms[earlier_id, photo_id] = transform


def _overlaps(transform: PhotoTransform) -> bool:
    """Return whether some of the first photo is in the second one."""
    x, y = (axis.ravel() for axis in np.meshgrid(*[np.linspace(0, 1, _GRID)] * 2))
    seen = np.c_[x, y, np.ones(_GRID**2)] @ transform.T
    in_front = seen[:, 2] > 0
    points = seen[in_front, :2] / seen[in_front, 2:]
    return bool(((points >= 0) & (points <= 1)).all(axis=1).any())


def photo_keypoints(photo: RgbImage) -> tuple[Keypoints, bytes]:
    """Return the keypoints of a photo, (h, w, 3) uint8 RGB, also packed."""
    packed = pack(overlap_keypoints(photo))
    # As they are read again: what is aligned later is aligned in the same way.
    keypoints = unpack(packed)
    assert keypoints is not None
    return keypoints, packed
