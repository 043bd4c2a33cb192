"""The photo that is looked at and its selected boxes follow the stock take."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject

from desktop_app.domain.actor import Actor
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.domain.stock_take import (
    CountedUnit,
    Sighting,
    StockLine,
    StockPhoto,
    StockResult,
    StockTake,
    StockUnit,
)
from desktop_app.ui.stock.take.box_selection import BoxSelection
from desktop_app.ui.stock.take.take_contents import TakeContents

_ACTOR = Actor("Anna", "till 1")
_PRODUCT = Product(id=7, sku="P-7", name="Product 7")
_BOX = Region(0.0, 0.0, 0.5, 0.5)


def _photo(photo_id: int, *product_ids: int | None) -> StockPhoto:
    units = tuple(StockUnit(_BOX, id_, 0.6, is_sure=False) for id_ in product_ids)
    return StockPhoto(photo_id, str(photo_id), f"{photo_id}.jpg", units, _ACTOR, "")


def _shown(*photos: StockPhoto, take_id: int = 1) -> TakeContents:
    """Return a stock take in which each box is a unit of its own."""
    take = StockTake(take_id, "", len(photos), _ACTOR, "")
    places = {
        Sighting(photo.id, at): unit for photo in photos for at, unit in enumerate(photo.units)
    }
    units = {
        place: CountedUnit(unit.product_id, unit.is_sure, (place,))
        for place, unit in places.items()
    }
    line = StockLine(_PRODUCT, tuple(u for u in units.values() if u.product_id == 7), None)
    unknown = tuple(unit for unit in units.values() if unit.product_id is None)
    result = StockResult(take, (line,), unknown, {photo.id: photo for photo in photos})
    return TakeContents(result, {}, None, {7: line}, units)


def _photo_id(selection: BoxSelection) -> int | None:
    return None if selection.photo is None else selection.photo.id


@pytest.fixture
def selection(qapp: QObject) -> BoxSelection:
    return BoxSelection(qapp)


def test_the_newest_photo_is_shown_first_and_then_the_same(selection: BoxSelection) -> None:
    selection.show(_shown(_photo(1, 7), _photo(2, 7, None)))
    assert _photo_id(selection) == 2
    assert [unit.found.product for unit in selection.units] == [_PRODUCT, None]
    selection.show(_shown(_photo(1, 7), _photo(2, 7, None), _photo(3)))
    assert _photo_id(selection) == 2
    selection.show(_shown(_photo(1, 7)))
    assert _photo_id(selection) == 1
    selection.show(None)
    assert _photo_id(selection) is None
    assert selection.units == ()


def test_a_box_that_is_gone_is_selected_no_more(selection: BoxSelection) -> None:
    selection.show(_shown(_photo(1, 7, 7)))
    selection.select(2)
    assert selection.sighting == Sighting(1, 1)
    selection.show(_shown(_photo(1, 7)))
    assert selection.current is None
    assert selection.selected == ()


def test_a_product_is_selected_in_a_photo_that_shows_it(selection: BoxSelection) -> None:
    selection.show(_shown(_photo(1, None, 7, 7), _photo(2, None)))
    selection.select_product(7)
    assert selection.photo is not None
    assert (selection.photo.id, selection.selected, selection.current) == (1, (2, 3), None)
    selection.select_product(8)
    assert selection.selected == ()


def test_the_next_unit_is_looked_for_in_all_photos(selection: BoxSelection) -> None:
    shown = _shown(_photo(1, 7, None), _photo(2, None))
    selection.show(shown)
    selection.show_photo(1)
    assert selection.select_next(shown.result.unknown)
    assert selection.sighting == Sighting(1, 1)
    assert selection.select_next(shown.result.unknown)
    assert selection.sighting == Sighting(2, 0)
    assert selection.select_next(shown.result.unknown)
    assert selection.sighting == Sighting(1, 1)
    assert not selection.select_next([])


def test_a_box_is_what_all_photos_together_tell(selection: BoxSelection) -> None:
    shown = _shown(_photo(1, None))
    place = Sighting(1, 0)
    merged = CountedUnit(7, is_sure=True, sightings=(Sighting(2, 0), place))
    selection.show(replace(shown, units={place: merged}))
    (unit,) = selection.units
    assert unit.found.product == _PRODUCT
    assert unit.found.is_sure
