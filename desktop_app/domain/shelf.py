"""A shelf in a photo: its rows, facings and gaps, and what changed since an earlier photo."""

from dataclasses import dataclass
from typing import Literal

from desktop_app.domain.product import Product
from desktop_app.domain.region import Region

ChangeKind = Literal["missing", "replaced", "new"]


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
class ShelfChange:
    """What is different at a place of the shelf.

    Attributes:
        region: in the photo of now; for a missing unit, where it was.
        before: the product in the earlier photo; None if it was unknown or nothing was there.
        now: the product; None if it is unknown or nothing is there.
    """

    kind: ChangeKind
    region: Region
    before: Product | None
    now: Product | None
