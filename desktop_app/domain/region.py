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

    @property
    def width(self) -> float:
        """Share of the photo's width, 0..1."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Share of the photo's height, 0..1."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Share of the photo's area, 0..1."""
        return self.width * self.height

    def intersection(self, other: "Region") -> float:
        """Return the area that both regions cover, as a share of the photo's, 0..1."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, across) * max(0.0, down)

    def iou(self, other: "Region") -> float:
        """Return the intersection over union of both regions: 0 apart, 1 the same."""
        common = self.intersection(other)
        return common / (self.area + other.area - common)

    def share_inside(self, other: "Region") -> float:
        """Return the share of this region's area that another one covers, 0..1."""
        return self.intersection(other) / self.area

    def enlarged(self, across: float, down: float) -> "Region":
        """Return the region with a margin, cut at the edges of the photo.

        Args:
            across: margin left and right, as a share of the photo's width.
            down: margin above and below, as a share of the photo's height.
        """
        return Region(
            max(0.0, self.left - across),
            max(0.0, self.top - down),
            min(1.0, self.right + across),
            min(1.0, self.bottom + down),
        )

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
