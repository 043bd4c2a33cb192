"""What a frame of the camera at a counter shows."""

from dataclasses import dataclass
from typing import Literal

from desktop_app.domain.region import Region, SearchRegion

# Why a frame cannot be answered: too dark, nothing there, only a hand, a product that is too
# small, blurred, or several products.
SceneProblem = Literal["dark", "empty", "hand", "small", "blurred", "several"]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a frame shows.

    Attributes:
        problem: why it cannot be answered; None if it shows one product.
        region: where the product is; None if that is unknown.
    """

    problem: SceneProblem | None
    region: Region | None = None

    @property
    def search_region(self) -> SearchRegion | None:
        """The product's region as the one to search in; None if it is unknown."""
        return None if self.region is None else SearchRegion(self.region)
