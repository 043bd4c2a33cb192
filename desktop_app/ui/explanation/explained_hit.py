"""A hit that is explained, with the photo that it was found for."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from desktop_app.domain.answer import Hit
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region


@dataclass(frozen=True, slots=True, eq=False)
class ExplainedHit:
    """A hit and its photo.

    Attributes:
        hit: the product; its evidence is about this photo.
        pixels: the photo, (h, w, 3) uint8 RGB.
        image: the same, scaled for the screen.
        region: the part of the photo that was searched.
        photo_count: number of photos that the score rests on; this one is the newest.
        codes: the product's codes that the camera has read, as text; empty if it has read none.
    """

    hit: Hit
    pixels: RgbImage
    image: QImage
    region: Region
    photo_count: int = 1
    codes: str = ""
