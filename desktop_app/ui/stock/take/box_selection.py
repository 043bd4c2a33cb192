"""The photo that is looked at, its boxes, and which of them are selected."""

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.answer import Hit, Verdict
from desktop_app.domain.basket import BasketUnit
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.region import Region
from desktop_app.domain.stock_take import CountedUnit, Sighting, StockPhoto, StockUnit
from desktop_app.ui.stock.take.take_contents import TakeContents

_Place: TypeAlias = tuple[int, Region]


class BoxSelection(QObject):
    """Follows a stock take; photos and boxes that are gone are selected no more.

    The id of a box is its position in the photo, from 1.

    Signals:
        photo_changed: another photo is shown, or none.
        changed: other boxes, or others of them are selected.
    """

    photo_changed = Signal()
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shown: TakeContents | None = None
        self._photo_id = 0
        self._current = 0
        self._selected: tuple[int, ...] = ()
        # By photo and box: positions change when boxes are deleted.
        self._candidates: dict[_Place, tuple[Hit, ...]] = {}
        self.units: tuple[BasketUnit, ...] = ()

    @property
    def photos(self) -> tuple[StockPhoto, ...]:
        """The photos, in the order in which they were counted."""
        return () if self._shown is None else tuple(self._shown.result.photos.values())

    @property
    def photo(self) -> StockPhoto | None:
        """The photo that is looked at; None if there is none."""
        return None if self._shown is None else self._shown.result.photos.get(self._photo_id)

    @property
    def selected(self) -> tuple[int, ...]:
        """Ids of the selected boxes."""
        return self._selected

    @property
    def current(self) -> BasketUnit | None:
        """The box that changes are meant for; None if there is none."""
        return self.units[self._current - 1] if self._current else None

    @property
    def sighting(self) -> Sighting | None:
        """The place of the current box; None if there is none."""
        return Sighting(self._photo_id, self._current - 1) if self._current else None

    @property
    def counted_unit(self) -> CountedUnit | None:
        """What the current box is counted as; None if there is none."""
        sighting = self.sighting
        if self._shown is None or sighting is None:
            return None
        return self._shown.units.get(sighting)

    def show(self, shown: TakeContents | None) -> None:
        """Follow a stock take; the newest photo is shown if there was none."""
        before, self._shown = self._shown, shown
        if _take_id(before) != _take_id(shown):
            self._candidates.clear()
            self._photo_id = 0
        photo = self.photo
        if photo is None:
            self._show_photo(self.photos[-1].id if self.photos else 0)
            return
        if self._current > len(photo.units):
            self._current, self._selected = 0, ()
        self._update()

    def show_photo(self, photo_id: int) -> None:
        """Look at another photo; no box of it is selected."""
        if photo_id != self._photo_id:
            self._show_photo(photo_id)

    def select(self, unit_id: int) -> None:
        """Select a box of the photo; 0 for none."""
        self._current = unit_id
        self._selected = (unit_id,) if unit_id else ()
        self.changed.emit()

    def select_product(self, product_id: int) -> None:
        """Select the boxes of a product; in another photo if this one shows none."""
        places = self._places(product_id)
        if places and all(one.photo_id != self._photo_id for one in places):
            self._show_photo(places[0].photo_id)
        here = (one.position + 1 for one in places if one.photo_id == self._photo_id)
        self._current, self._selected = 0, tuple(sorted(here))
        self.changed.emit()

    def select_next(self, units: Sequence[CountedUnit]) -> bool:
        """Select the first box of the next of some units, in any photo.

        Returns:
            whether there is one.
        """
        order = {photo.id: number for number, photo in enumerate(self.photos)}
        places = sorted((order[one.photo_id], one.position) for one in map(_first, units))
        if not places:
            return False
        here = order.get(self._photo_id, -1), self._current - 1
        later = [place for place in places if place > here]
        number, position = (later or places)[0]
        self.show_photo(self.photos[number].id)
        self.select(position + 1)
        return True

    def show_candidates(self, photo_id: int, region: Region, hits: tuple[Hit, ...]) -> None:
        """Show what a box may be, as a search has found."""
        self._candidates[photo_id, region] = hits
        self._update()

    def find(self, photo_id: int, region: Region) -> Sighting | None:
        """Return the place of a box; None if it is there no more."""
        photo = None if self._shown is None else self._shown.result.photos.get(photo_id)
        units = () if photo is None else photo.units
        positions = (at for at, unit in enumerate(units) if unit.region == region)
        position = next(positions, None)
        return None if position is None else Sighting(photo_id, position)

    def has_candidates(self, photo_id: int, region: Region) -> bool:
        """Return whether it is known what a box may be."""
        return (photo_id, region) in self._candidates

    def _places(self, product_id: int) -> list[Sighting]:
        line = None if self._shown is None else self._shown.lines.get(product_id)
        return [] if line is None else [one for unit in line.units for one in unit.sightings]

    def _show_photo(self, photo_id: int) -> None:
        self._photo_id = photo_id
        self._current, self._selected = 0, ()
        self._make_units()
        self.photo_changed.emit()
        self.changed.emit()

    def _update(self) -> None:
        self._make_units()
        self.changed.emit()

    def _make_units(self) -> None:
        photo = self.photo
        units = () if photo is None else photo.units
        self.units = tuple(
            BasketUnit(number, self._found(Sighting(self._photo_id, number - 1), unit))
            for number, unit in enumerate(units, 1)
        )

    def _found(self, sighting: Sighting, unit: StockUnit) -> FoundUnit:
        """Return a box as all photos together tell what it is."""
        shown = self._shown
        assert shown is not None
        place = sighting.photo_id, unit.region
        counted = shown.units.get(sighting)
        product_id = unit.product_id if counted is None else counted.product_id
        is_sure = unit.is_sure if counted is None else counted.is_sure
        line = None if product_id is None else shown.lines.get(product_id)
        if line is None:
            hits = self._candidates.get(place, ())
            return FoundUnit(unit.region, "unknown", hits, None, is_confirmed=is_sure)
        picture = shown.pictures.get(line.product.id)
        hit = Hit(line.product, picture, unit.score if unit.score < 1.0 else None)
        hits = self._candidates.get(place, (hit,))
        verdict: Verdict = "match" if is_sure else "check"
        return FoundUnit(unit.region, verdict, hits, hit, is_confirmed=is_sure)


def _first(unit: CountedUnit) -> Sighting:
    return unit.sightings[0]


def _take_id(shown: TakeContents | None) -> int | None:
    return None if shown is None else shown.result.take.id
