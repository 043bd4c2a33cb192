"""A shelf in a photo: its rows, facings and gaps, and what is different from its plan."""

from dataclasses import dataclass
from typing import Literal

from desktop_app.domain.product import Product
from desktop_app.domain.region import Region

# ``moved``: somewhere else on the shelf. ``fewer``, ``more``: facings of a product that stays.
# ``empty``: a place that is possibly empty. ``unclear``: something stands at the place of a
# planned thing, and it is not certain that it is the same. ``covered``: a part of a planned thing
# looks different, because something stands in front of it, or because it is another variant.
DifferenceKind = Literal["missing", "moved", "fewer", "more", "new", "empty", "unclear", "covered"]


@dataclass(frozen=True, slots=True)
class Facing:
    """Units of one product side by side in a row.

    Attributes:
        product: None for things that are not known to be a product of the catalogue.
        regions: of the units, from left to right.
    """

    product: Product | None
    regions: tuple[Region, ...]

    @property
    def count(self) -> int:
        """Number of units side by side."""
        return len(self.regions)


@dataclass(frozen=True, slots=True)
class Gap:
    """A place between two neighbours of a row that is possibly empty.

    Attributes:
        region: the place.
        room: number of typical units of the row that it has room for.
    """

    region: Region
    room: int


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """The units beside each other on one board, from left to right."""

    facings: tuple[Facing, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class ShelfDifference:
    """What is different from the plan, for one product, unknown thing or empty place.

    Attributes:
        product: None for an unknown thing and for an empty place.
        board: number of the row in the photo of now, 1 for the top one.
        planned: facings of the product in the part of the plan that the photo shows.
        found: facings of the product in the part of the photo that the plan shows.
        plan_regions: in the plan, units that are gone.
        regions: in the photo of now: units that were added, or where units are missing.
        is_sure: whether nobody has to check it.
        leaves_gap: whether the place of a missing unit is possibly empty.
    """

    kind: DifferenceKind
    product: Product | None
    board: int
    planned: int
    found: int
    plan_regions: tuple[Region, ...]
    regions: tuple[Region, ...]
    is_sure: bool = True
    leaves_gap: bool = False


@dataclass(frozen=True, slots=True)
class ShelfComparison:
    """A shelf compared with its plan.

    Attributes:
        differences: from the top board to the bottom one, from left to right.
        compared: number of planned units in the part of the shelf that both photos show.
    """

    differences: tuple[ShelfDifference, ...]
    compared: int

    @property
    def changes(self) -> tuple[ShelfDifference, ...]:
        """The differences that are certain."""
        return tuple(one for one in self.differences if one.is_sure)

    @property
    def to_check(self) -> tuple[ShelfDifference, ...]:
        """The differences that somebody has to check."""
        return tuple(one for one in self.differences if not one.is_sure)
