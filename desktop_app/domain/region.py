"""A part of a photo that shows one thing."""

from dataclasses import dataclass
from typing import Final, Literal

from desktop_app.domain.picture import RgbImage


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of a photo, as shares of its width and height, 0..1."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0

    def __post_init__(self) -> None:
        """Refuse an empty rectangle, or one that reaches beyond the photo."""
        if not (0 <= self.left < self.right <= 1 and 0 <= self.top < self.bottom <= 1):
            raise ValueError(f"{self} is empty or reaches beyond the photo")

    def cut_from(self, photo: RgbImage) -> RgbImage:
        """Return this part of a photo, a view of at least one pixel, (h, w, 3) RGB."""
        height, width = photo.shape[:2]
        left, right = _pixel_range(self.left, self.right, width)
        top, bottom = _pixel_range(self.top, self.bottom, height)
        return photo[top:bottom, left:right]


WHOLE_PHOTO: Final = Region()

# ``automatic``: proposed by the analysis of the scene or by a detector, and possibly wrong.
# ``drawn``: by the user.
RegionOrigin = Literal["automatic", "drawn"]


@dataclass(frozen=True, slots=True)
class SearchRegion:
    """The part of a photo to search in, and who has chosen it."""

    region: Region
    origin: RegionOrigin = "automatic"


def _pixel_range(start: float, end: float, side_px: int) -> tuple[int, int]:
    first = min(round(start * side_px), side_px - 1)
    return first, max(round(end * side_px), first + 1)
