"""How well products are counted: the measures of the RPC data set, and F1 of boxes.

cAcc, ACD, mCCD and mCIoU follow Wei et al., "RPC: A Large-Scale Retail Product Checkout
Dataset" (2019). With P and G the counted and the true number of a product k in a scene i:

- CD(i) = sum over k of |P - G|; cAcc = share of scenes with CD(i) = 0; ACD = mean of CD(i),
- mCCD = mean over products of (sum over i of |P - G|) / (sum over i of G),
- mCIoU = mean over products of (sum over i of min(P, G)) / (sum over i of max(P, G)).

Products that no scene shows have no mCCD; mCIoU counts those that were counted as 0.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from desktop_app.domain.region import Region

# Intersection over union from which a box is that of a thing.
SAME_BOX: Final = 0.5


class CountMeasures(NamedTuple):
    """The measures of RPC over several scenes."""

    cacc: float
    acd: float
    mccd: float
    mciou: float


def measure_counts(
    counted: Sequence[Mapping[str, int]], true: Sequence[Mapping[str, int]]
) -> CountMeasures:
    """Return the measures of RPC.

    Args:
        counted: number of units by SKU, of each scene; at least one scene.
        true: the same as it is.
    """
    pairs = list(zip(counted, true, strict=True))
    distances = [sum(_differences(own, real).values()) for own, real in pairs]
    wrong, real_units, smaller, larger = Counter(), Counter(), Counter(), Counter()  # type: ignore[var-annotated]
    for own, real in pairs:
        wrong.update(_differences(own, real))
        real_units.update(real)
        for sku in {*own, *real}:
            smaller[sku] += min(own.get(sku, 0), real.get(sku, 0))
            larger[sku] += max(own.get(sku, 0), real.get(sku, 0))
    return CountMeasures(
        cacc=sum(distance == 0 for distance in distances) / len(distances),
        acd=sum(distances) / len(distances),
        mccd=_mean([wrong[sku] / number for sku, number in real_units.items() if number]),
        mciou=_mean([smaller[sku] / number for sku, number in larger.items() if number]),
    )


def _differences(own: Mapping[str, int], real: Mapping[str, int]) -> dict[str, int]:
    return {sku: abs(own.get(sku, 0) - real.get(sku, 0)) for sku in {*own, *real}}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


class TrueThing(NamedTuple):
    """A thing in a scene; without SKU, a product that the catalogue lacks."""

    region: Region
    sku: str


class CountedThing(NamedTuple):
    """A box with the SKU of the product that it is counted as; empty for an unknown thing."""

    region: Region
    sku: str
    score: float


@dataclass
class BoxTally:
    """What was right and wrong in the boxes of several scenes.

    Attributes:
        right: counted units with the right box and SKU.
        counted: units that were counted as a product.
        known: true units of products of the catalogue.
        boxes: true things with a box.
        things: true things.
        unknown: true things that the catalogue lacks.
        called: of these, with a box that was counted as a product.
        wrong: number by (true SKU, counted SKU), the second empty if it was not recognised.
    """

    right: int = 0
    counted: int = 0
    known: int = 0
    boxes: int = 0
    things: int = 0
    unknown: int = 0
    called: int = 0
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of counted products, 0..1."""
        total = self.counted + self.known
        return 2 * self.right / total if total else 0.0

    @property
    def box_recall(self) -> float:
        """Share of the things that have a box."""
        return self.boxes / self.things if self.things else 0.0

    @property
    def called_share(self) -> float | None:
        """Share of unknown things that were counted as a product; None without any."""
        return self.called / self.unknown if self.unknown else None

    def add(self, counted: Sequence[CountedThing], true: Sequence[TrueThing]) -> None:
        """Add a scene. Each true thing is found once, by the most certain box first."""
        self.counted += sum(bool(own.sku) for own in counted)
        left = list(true)
        for own in sorted(counted, key=lambda one: -one.score):
            same = [real for real in left if real.sku == own.sku and _is_same(own, real)]
            if own.sku and same:
                left.remove(max(same, key=lambda real: real.region.iou(own.region)))
                self.right += 1
        self._note_boxes(counted, true)
        self._note_wrong(counted, [real for real in left if real.sku])

    def _note_boxes(self, counted: Sequence[CountedThing], true: Sequence[TrueThing]) -> None:
        for real in true:
            found = [own for own in counted if _is_same(own, real)]
            self.things += 1
            self.boxes += bool(found)
            self.known += bool(real.sku)
            if not real.sku:
                self.unknown += 1
                self.called += any(own.sku for own in found)

    def _note_wrong(self, counted: Sequence[CountedThing], missed: Sequence[TrueThing]) -> None:
        for real in missed:
            found = [own for own in counted if _is_same(own, real)]
            if found:
                best = max(found, key=lambda own: own.region.iou(real.region))
                self.wrong[real.sku, best.sku] += 1


def _is_same(own: CountedThing, real: TrueThing) -> bool:
    return own.region.iou(real.region) >= SAME_BOX
