"""What users say about the units and the products of a stock take; all of it can be taken back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.stock_take import (
    CountedUnit,
    Sighting,
    StockChange,
    StockDecision,
    StockEntry,
    StockLine,
    StockPhoto,
    StockState,
    StockUnit,
)
from desktop_app.errors import Message, VitrineError

MAX_HAND_COUNT: Final = 999_999
# Stored boxes are rounded, in shares of width and height.
_ROUNDING: Final = 2e-5


class StockCorrections:
    """Corrects one stock take.

    Args:
        catalogue: the catalogue.
        take_id: the stock take.
        author: who counts, if that is not the user of the computer.
        seen: the photos, by id, as the user sees them; None for as they are stored. Positions of
            units refer to them: others may have deleted units since.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        take_id: int,
        author: str = "",
        seen: Mapping[int, StockPhoto] | None = None,
    ) -> None:
        self._store = catalogue.stock_takes
        self._take_id = take_id
        self._author = author
        self._seen = seen

    def assign(self, unit: CountedUnit, product_id: int | None) -> StockChange:
        """Correct what a counted unit is, in all photos that show it.

        Args:
            unit: of the result.
            product_id: the product; None if it is none of the catalogue.
        """
        return self._change(
            unit.sightings, lambda one: [StockUnit(one.region, product_id, 1.0, is_sure=True)]
        )

    def delete(self, unit: CountedUnit) -> StockChange:
        """Delete the boxes of a unit, in all photos that show it."""
        return self._change(unit.sightings, lambda _: [])

    def add(self, photo_id: int, unit: StockUnit) -> StockChange:
        """Add a unit to a photo."""
        return self._set_photos({photo_id: [*self._units().get(photo_id, ()), unit]})

    def replace(self, photo_id: int, position: int, unit: StockUnit) -> StockChange:
        """Replace a unit of a photo, such as one whose box was resized."""
        return self._change([Sighting(photo_id, position)], lambda _: [unit])

    def decide(self, lines: Sequence[StockLine], decision: StockDecision) -> StockChange:
        """Store what is to be done about differences; stocks stay as they are."""
        return self._enter(
            {
                line.product.id: replace(
                    line.entry, decision=decision, counted=line.counted, stock=line.stock
                )
                for line in lines
            }
        )

    def count_by_hand(self, product_id: int, count: int | None) -> StockChange:
        """Use a number that was counted by hand, such as of units behind others.

        Args:
            product_id: the product.
            count: of its units; None to use what the photos show again.

        Raises:
            VitrineError: the number is negative or too large.
        """
        if count is not None and not 0 <= count <= MAX_HAND_COUNT:
            raise VitrineError(
                Message("{count} is not a number of units.", count=count),
                Message("Enter a number from 0 to {most}.", most=MAX_HAND_COUNT),
            )
        entry = self._store.entries(self._take_id).get(product_id, StockEntry())
        return self._enter({product_id: replace(entry, hand_count=count)})

    def undo(self, change: StockChange) -> bool:
        """Take a change back; what others have changed since stays.

        Returns:
            whether all of it was taken back.
        """
        return self._replace_state(change.after, change.before)

    def redo(self, change: StockChange) -> bool:
        """Make a change again that was taken back; as ``undo``."""
        return self._replace_state(change.before, change.after)

    def _replace_state(self, said: StockState, wanted: StockState) -> bool:
        """Replace what is said by something else, where it is still said.

        Photos that were removed meanwhile stay removed.
        """
        present, entries = self._units(), self._store.entries(self._take_id)
        units = {
            id_: replaced_units(present[id_], said.units[id_], own)
            for id_, own in wanted.units.items()
            if id_ in present
        }
        changed = {id_: own for id_, own in units.items() if own is not None}
        if changed:
            self._store.set_units(changed, self._author)
        own_entries = {
            id_: entry
            for id_, entry in wanted.entries.items()
            if _says_the_same(entries.get(id_), said.entries[id_])
        }
        if own_entries:
            self._store.enter(self._take_id, own_entries, self._author)
        return len(changed) == len(wanted.units) and len(own_entries) == len(wanted.entries)

    def _units(self) -> dict[int, tuple[StockUnit, ...]]:
        return {photo.id: photo.units for photo in self._store.photos(self._take_id)}

    def _change(
        self, sightings: Sequence[Sighting], change: Callable[[StockUnit], list[StockUnit]]
    ) -> StockChange:
        """Replace a unit by others in each photo that shows it, which it does once."""
        units = self._units()
        changed: dict[int, Sequence[StockUnit]] = {}
        for sighting in sightings:
            own = units.get(sighting.photo_id, ())
            at = self._position(sighting, own)
            if at is not None:
                changed[sighting.photo_id] = (*own[:at], *change(own[at]), *own[at + 1 :])
        return self._set_photos(changed)

    def _position(self, sighting: Sighting, stored: Sequence[StockUnit]) -> int | None:
        """Return the position of a unit among those that are stored; None if it is deleted."""
        photo = None if self._seen is None else self._seen.get(sighting.photo_id)
        seen = stored if photo is None else photo.units
        if sighting.position >= len(seen):
            return None
        region = seen[sighting.position].region
        found = [at for at, unit in enumerate(stored) if unit.region == region]
        if not found and len(stored) == len(seen):
            # Its box was resized.
            return sighting.position
        return found[0] if found else None

    def _set_photos(self, units: Mapping[int, Sequence[StockUnit]]) -> StockChange:
        present = self._units()
        before = {id_: present[id_] for id_ in units if id_ in present}
        if before:
            self._store.set_units({id_: units[id_] for id_ in before}, self._author)
        return StockChange(StockState(before), StockState({id_: units[id_] for id_ in before}))

    def _enter(self, entries: Mapping[int, StockEntry]) -> StockChange:
        present = self._store.entries(self._take_id)
        before = {id_: present.get(id_) for id_ in entries}
        self._store.enter(self._take_id, entries, self._author)
        return StockChange(StockState(entries=before), StockState(entries=dict(entries)))


def replaced_units(
    present: Sequence[StockUnit], said: Sequence[StockUnit], wanted: Sequence[StockUnit]
) -> tuple[StockUnit, ...] | None:
    """Return the units of a photo with one change of it taken back.

    Args:
        present: the units as they are now, perhaps with changes by others.
        said: all units of the photo after the change.
        wanted: all units before it.

    Returns:
        the units; None if others have changed since what was changed.
    """
    start = _common(said, wanted)
    end = _common(said[start:][::-1], wanted[start:][::-1])
    old, new = said[start : len(said) - end], wanted[start : len(wanted) - end]
    if not old:
        at = min(start, len(present))
        return (*present[:at], *new, *present[at:])
    for at in range(len(present) - len(old) + 1):
        if _common(present[at:], old) == len(old):
            return (*present[:at], *new, *present[at + len(old) :])
    return None


def _common(first: Sequence[StockUnit], second: Sequence[StockUnit]) -> int:
    """Return how many units two sequences have in common at their beginning."""
    pairs = zip(first, second, strict=False)
    return next(
        (n for n, (one, other) in enumerate(pairs) if not _is_same(one, other)),
        min(len(first), len(second)),
    )


def _is_same(first: StockUnit, second: StockUnit) -> bool:
    """Return whether two units are the same; stored ones have rounded boxes and scores."""
    if (first.product_id, first.is_sure) != (second.product_id, second.is_sure):
        return False
    one, other = first.region, second.region
    moved = (
        *(one.left - other.left, one.top - other.top),
        *(one.right - other.right, one.bottom - other.bottom),
    )
    return max(map(abs, moved)) < _ROUNDING


def _says_the_same(first: StockEntry | None, second: StockEntry | None) -> bool:
    """Return whether two entries are the same, whoever has made them."""
    unsigned = [
        None if one is None else replace(one, actor=None, entered_at="") for one in (first, second)
    ]
    return unsigned[0] == unsigned[1]
