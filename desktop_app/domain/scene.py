"""What a frame of the camera at a counter shows."""

from dataclasses import dataclass
from typing import Literal

from desktop_app.domain.region import Region, SearchRegion

# Why a frame cannot be answered: a camera with too few pixels, too dark, nothing there, only a
# hand, a product that is too small, blurred, or several products.
SceneProblem = Literal["low_resolution", "dark", "empty", "hand", "small", "blurred", "several"]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a frame shows.

    Attributes:
        problem: why it cannot be answered; None if it shows one product.
        region: where the product is; None if that is unknown.
        has_thing_aside: whether something at the edge is not taken for a product.
    """

    problem: SceneProblem | None
    region: Region | None = None
    has_thing_aside: bool = False

    @property
    def search_region(self) -> SearchRegion | None:
        """The product's region as the one to search in; None if it is unknown."""
        return None if self.region is None else SearchRegion(self.region)
