"""The basket of what lies in front of a camera, with the changes of the user."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desktop_app.domain.basket import Basket, BasketUnit
from desktop_app.domain.photo_count import FoundUnit

# Boxes of two looks that share more are of the same thing.
_SAME_IOU: Final = 0.4
# Boxes that share more are drawn in the same place, so that they do not tremble.
_STEADY_IOU: Final = 0.9


class LiveBasket:
    """Gives each thing an id as long as it lies there, so that changes of the user stay with it.

    The basket that the user has changed says all: a thing is what the user has said of its id,
    and is left out if its id was given before the change, but the basket lacks it. So a basket of
    an undone change can be followed, too. Units that were counted by hand stay.
    """

    def __init__(self) -> None:
        self._seen: tuple[BasketUnit, ...] = ()
        self._next_id = 1

    def forget(self) -> None:
        """Take all things for new: they are seen by another camera."""
        self._seen = ()

    def follow(self, basket: Basket, units: Sequence[FoundUnit]) -> Basket:
        """Return a basket with what the newest look has found.

        Args:
            basket: the one before, as the user has changed it.
            units: what lies there now.
        """
        self._seen = self._identified(units)
        kept = []
        for thing in self._seen:
            before = basket.unit(thing.id)
            if before is not None:
                kept.append(BasketUnit(thing.id, _updated(before.found, thing.found)))
            elif thing.id >= basket.next_id:
                kept.append(thing)
        return replace(basket, units=tuple(kept), next_id=max(basket.next_id, self._next_id))

    def _identified(self, units: Sequence[FoundUnit]) -> tuple[BasketUnit, ...]:
        """Return the units with the ids of the look before, in the order of their ids."""
        pairs = sorted(
            (
                (overlap, thing.id, at)
                for thing in self._seen
                for at, unit in enumerate(units)
                if (overlap := thing.found.region.iou(unit.region)) > _SAME_IOU
            ),
            reverse=True,
        )
        ids: dict[int, int] = {}
        for _, thing_id, at in pairs:
            if at not in ids and thing_id not in ids.values():
                ids[at] = thing_id
        for at in range(len(units)):
            if at not in ids:
                ids[at] = self._next_id
                self._next_id += 1
        found = (BasketUnit(ids[at], unit) for at, unit in enumerate(units))
        return tuple(sorted(found, key=lambda unit: unit.id))


def _updated(before: FoundUnit, now: FoundUnit) -> FoundUnit:
    """Return what a thing is now, unless that is the same, or the user has said what it is."""
    is_same = before.verdict == now.verdict and _product_id(before) == _product_id(now)
    is_steady = before.region.iou(now.region) > _STEADY_IOU
    if is_steady and (before.is_confirmed or is_same):
        return before
    return now.assigned(before.product_hit) if before.is_confirmed else now


def _product_id(unit: FoundUnit) -> int | None:
    return None if unit.product is None else unit.product.id
