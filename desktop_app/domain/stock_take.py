"""A stock take: photos of shelves, the units in them, and what was decided about differences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from desktop_app.domain.actor import Actor
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region

# About a product whose counted number is not its stock. Stock that was set to what was counted
# is no difference any more.
StockDecision = Literal["open", "keep", "recount"]
DifferenceKind = Literal["equal", "missing", "surplus", "no_stock", "not_seen"]


@dataclass(frozen=True, slots=True)
class StockUnit:
    """A unit of a product, or an unknown thing, in a photo of a stock take.

    Attributes:
        product_id: None for an unknown thing.
        score: probability of the product, 0..1.
        is_sure: whether nobody has to check it.
    """

    region: Region
    product_id: int | None
    score: float = 0.0
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class StockTake:
    """A stock take, which can be interrupted and continued.

    Attributes:
        name: for users; may be empty.
        actor: who has started it.
        started_at: UTC, ``2026-11-21T16:00:00Z``.
    """

    id: int
    name: str
    photo_count: int
    actor: Actor
    started_at: str


@dataclass(frozen=True, slots=True)
class StockPhoto:
    """A photo of a stock take. Its pixels are not kept, only what was found in them.

    Attributes:
        content_hash: of the file, see ``content_hash``.
        file: where it was.
        units: in the order in which they were found.
        actor: who has counted it.
        counted_at: UTC, ``2026-11-21T16:00:00Z``.
    """

    id: int
    content_hash: str
    file: str
    units: tuple[StockUnit, ...]
    actor: Actor
    counted_at: str


@dataclass(frozen=True, slots=True)
class StockEntry:
    """What a user says about a product in a stock take.

    Attributes:
        decision: about the difference; holds for these numbers only.
        hand_count: number that was counted by hand, used instead of that in the photos.
        counted: number of units when it was decided.
        stock: of the product at that time.
        actor: who says so; None before it is stored.
        entered_at: UTC; empty before it is stored.
    """

    decision: StockDecision = "open"
    hand_count: int | None = None
    counted: int | None = None
    stock: int | None = None
    actor: Actor | None = None
    entered_at: str = ""


@dataclass(frozen=True, slots=True)
class StockState:
    """What is said about some photos and products of a stock take at one time.

    Attributes:
        units: by photo id.
        entries: by product id; None where nothing was said.
    """

    units: Mapping[int, Sequence[StockUnit]] = field(default_factory=dict)
    entries: Mapping[int, StockEntry | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StockChange:
    """A correction of a stock take: what it has replaced, so that it can be taken back.

    Attributes:
        before, after: the same photos and products.
    """

    before: StockState
    after: StockState


@dataclass(frozen=True, slots=True)
class Sighting:
    """A unit in a photo: the photo's id and the position in its units."""

    photo_id: int
    position: int


@dataclass(frozen=True, slots=True)
class CountedUnit:
    """A unit that is counted once, in how many photos it may be.

    Attributes:
        product_id: None for an unknown thing.
        sightings: the one that tells what it is comes first.
    """

    product_id: int | None
    is_sure: bool
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class StockLine:
    """A product in a stock take, counted and compared with its stock.

    Attributes:
        units: in the photos.
        stock: of the product; None if the catalogue gives none.
        entry: what a user says about it.
    """

    product: Product
    units: tuple[CountedUnit, ...]
    stock: int | None
    entry: StockEntry = StockEntry()

    @property
    def counted(self) -> int:
        """Number of units: counted by hand, or else in the photos."""
        return len(self.units) if self.entry.hand_count is None else self.entry.hand_count

    @property
    def unsure_count(self) -> int:
        """Number of units that somebody has to check."""
        if self.entry.hand_count is not None:
            return 0
        return sum(not unit.is_sure for unit in self.units)

    @property
    def difference(self) -> int | None:
        """Counted units less the stock; None if the stock is unknown."""
        return None if self.stock is None else self.counted - self.stock

    @property
    def kind(self) -> DifferenceKind:
        """How the counted number compares with the stock."""
        difference = self.difference
        if difference is None:
            return "no_stock"
        if not self.units and self.entry.hand_count is None:
            return "not_seen" if difference else "equal"
        if difference == 0:
            return "equal"
        return "missing" if difference < 0 else "surplus"

    @property
    def decision(self) -> StockDecision:
        """What was decided, as long as the numbers are the same."""
        entry = self.entry
        holds = (entry.counted, entry.stock) == (self.counted, self.stock)
        return entry.decision if holds else "open"


@dataclass(frozen=True, slots=True)
class StockResult:
    """What a stock take has counted so far.

    Attributes:
        lines: of products that were seen, counted by hand or decided about, in SKU order.
        unknown: units that are not known to be a product of the catalogue.
        photos: by id, in the order in which they were counted.
    """

    take: StockTake
    lines: tuple[StockLine, ...]
    unknown: tuple[CountedUnit, ...]
    photos: Mapping[int, StockPhoto]

    @property
    def unit_count(self) -> int:
        """Number of units of products."""
        return sum(line.counted for line in self.lines)

    @property
    def double_sightings(self) -> int:
        """Number of boxes that show a unit which is counted in another photo."""
        some = [*(unit for line in self.lines for unit in line.units), *self.unknown]
        return sum(len(unit.sightings) - 1 for unit in some)

    @property
    def differences(self) -> tuple[StockLine, ...]:
        """The lines whose number is not the stock."""
        return tuple(line for line in self.lines if line.kind != "equal")

    @property
    def open_differences(self) -> tuple[StockLine, ...]:
        """The differences that nobody has decided about; not of products in no photo."""
        return tuple(
            line for line in self.differences if line.decision == "open" and line.kind != "not_seen"
        )
