"""Faces of people in photos of the counter that become pictures of products.

A face may also be printed on the product, and must stay: it may be all that tells the product
from another one. What is not clearly print is blurred.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region

if TYPE_CHECKING:
    from desktop_app.vision.face_blurring import FaceBlurring

# Share of a face that is inside of the product's region if the face is printed on it.
_MIN_INSIDE: Final = 0.9


@cache
def load_face_blurring() -> "FaceBlurring":
    """Return the detector of faces, which is loaded once."""
    from desktop_app.vision.face_blurring import FaceBlurring

    return FaceBlurring.load(paths.detectors_folder())


def without_persons(
    photo: RgbImage, product_region: Region | None, may_be_printed: Callable[[], bool]
) -> RgbImage:
    """Return a photo in which the faces of people are blurred; the photo itself without any.

    A face counts as printed on the product if it is inside of the product's region and
    ``may_be_printed``. All others are blurred, and so are all faces if the region is unknown.

    Args:
        photo: the whole capture, (height, width, 3) uint8 RGB.
        product_region: where the product is; None or the whole photo if that is unknown.
        may_be_printed: returns whether the product may have a face on it; called only if that
            matters.
    """
    blurring = load_face_blurring()
    found = blurring.find(photo)
    if not found:
        return photo
    region = None if product_region == WHOLE_PHOTO else product_region
    inside = [
        face for face in found if region is not None and face.share_inside(region) >= _MIN_INSIDE
    ]
    printed = inside if inside and may_be_printed() else []
    return blurring.without(photo, [face for face in found if face not in printed])


def shows_face(photos: Sequence[RgbImage]) -> bool:
    """Return whether one of some pictures of a product shows a face."""
    blurring = load_face_blurring()
    return any(blurring.find(photo) for photo in photos)
