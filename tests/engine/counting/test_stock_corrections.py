"""What users say about a stock take, and how it is taken back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.region import Region
from desktop_app.domain.stock_take import StockUnit
from desktop_app.engine.counting.stock_corrections import StockCorrections
from desktop_app.engine.counting.stock_takes import StockTakes
from desktop_app.errors import VitrineError
from tests.engine.counting.stock_shop import count_photo, ids_of, lines_of, open_shop

Finish = Callable[[Any], Any]
_STOCK = {"TEA-LEM": "2", "TEA-MIN": "5", "TEA-CAM": "3"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Catalogue]:
    opened = open_shop(tmp_path / "shop", stock=_STOCK)
    yield opened
    opened.close()


def test_decisions_are_kept_and_hold_for_the_same_numbers(store: Catalogue) -> None:
    (mint,) = ids_of(store, "TEA-MIN")
    takes = StockTakes(store)
    take_id = count_photo(store, mint)
    corrections = StockCorrections(store, take_id)
    corrections.decide(takes.result(take_id).lines, "keep")
    line = lines_of(takes, take_id)["TEA-MIN"]
    assert line.decision == "keep"
    assert line.entry.actor == store.actor
    corrections.count_by_hand(mint, 4)
    line = lines_of(takes, take_id)["TEA-MIN"]
    assert (line.counted, line.decision) == (4, "open")
    corrections.count_by_hand(mint, None)
    assert lines_of(takes, take_id)["TEA-MIN"].counted == 1
    with pytest.raises(VitrineError, match="not a number of units"):
        corrections.count_by_hand(mint, -1)


def test_a_product_that_no_photo_shows_is_counted_by_hand(store: Catalogue) -> None:
    (blue,) = ids_of(store, "TEA-CAM")
    takes = StockTakes(store)
    take_id = takes.start().id
    corrections = StockCorrections(store, take_id)
    corrections.count_by_hand(blue, 0)
    assert lines_of(takes, take_id)["TEA-CAM"].kind == "missing"
    assert takes.product("TEA-CAM").id == blue
    with pytest.raises(VitrineError, match="no product NONE"):
        takes.product("NONE")


def test_a_correction_holds_in_all_photos_of_the_unit(store: Catalogue) -> None:
    lemon, mint = ids_of(store, "TEA-LEM", "TEA-MIN")
    takes = StockTakes(store)
    take_id = count_photo(store, mint)
    corrections = StockCorrections(store, take_id)
    (photo,) = store.stock_takes.photos(take_id)
    store.stock_takes.add_photo(take_id, "other", "b.jpg", photo.units, b"", {photo.id: np.eye(3)})
    (unit,) = takes.result(take_id).lines[0].units
    assert len(unit.sightings) == 2
    corrections.assign(unit, lemon)
    assert {sku: line.counted for sku, line in lines_of(takes, take_id).items()} == {"TEA-LEM": 1}
    (unit,) = takes.result(take_id).lines[0].units
    corrections.assign(unit, None)
    assert len(takes.result(take_id).unknown) == 1


def test_corrections_are_taken_back(store: Catalogue) -> None:
    lemon, mint = ids_of(store, "TEA-LEM", "TEA-MIN")
    takes = StockTakes(store)
    take_id = count_photo(store, mint)
    corrections = StockCorrections(store, take_id)
    start = takes.result(take_id)
    (unit,) = start.lines[0].units
    (photo_id,) = start.photos
    box = StockUnit(Region(0.5, 0.5, 0.7, 0.7), lemon, 0.8, is_sure=True)
    changes = [
        corrections.assign(unit, None),
        corrections.add(photo_id, box),
        corrections.replace(photo_id, 1, StockUnit(Region(0.5, 0.5, 0.9, 0.9), lemon)),
        corrections.count_by_hand(lemon, 7),
        corrections.delete(takes.result(take_id).unknown[0]),
    ]
    end = lines_of(takes, take_id)
    assert {sku: (line.counted, len(line.units)) for sku, line in end.items()} == {
        "TEA-LEM": (7, 1)
    }
    for change in reversed(changes):
        assert corrections.undo(change)
    assert takes.result(take_id).lines == start.lines
    for change in changes:
        assert corrections.redo(change)
    assert lines_of(takes, take_id)["TEA-LEM"].units == end["TEA-LEM"].units
    assert lines_of(takes, take_id)["TEA-LEM"].counted == 7


def test_what_others_have_changed_since_stays_when_a_correction_is_taken_back(
    store: Catalogue,
) -> None:
    lemon, mint, blue = ids_of(store, "TEA-LEM", "TEA-MIN", "TEA-CAM")
    takes = StockTakes(store)
    take_id = count_photo(store, lemon, mint, mint)
    corrections, others = StockCorrections(store, take_id), StockCorrections(store, take_id)
    (lemon_unit,), mint_units = (line.units for line in takes.result(take_id).lines)
    own = corrections.assign(lemon_unit, blue)
    others.delete(mint_units[0])
    assert corrections.undo(own)
    assert {sku: line.counted for sku, line in lines_of(takes, take_id).items()} == {
        "TEA-LEM": 1,
        "TEA-MIN": 1,
    }
    # Now somebody else corrects the same unit, and enters another number.
    own = corrections.assign(takes.result(take_id).lines[0].units[0], blue)
    others.assign(lines_of(takes, take_id)["TEA-CAM"].units[0], None)
    assert not corrections.undo(own)
    assert len(takes.result(take_id).unknown) == 1
    own = corrections.count_by_hand(mint, 7)
    others.count_by_hand(mint, 8)
    assert not corrections.undo(own)
    assert lines_of(takes, take_id)["TEA-MIN"].counted == 8


def test_units_are_found_again_where_others_have_deleted_some(store: Catalogue) -> None:
    lemon, mint, blue = ids_of(store, "TEA-LEM", "TEA-MIN", "TEA-CAM")
    takes = StockTakes(store)
    take_id = count_photo(store, lemon, mint, blue)
    seen = takes.result(take_id)
    (photo_id,) = seen.photos
    units = {line.product.sku: line.units[0] for line in seen.lines}
    corrections = StockCorrections(store, take_id, seen=seen.photos)
    corrections.delete(units["TEA-LEM"])
    corrections.replace(photo_id, 1, StockUnit(Region(0.1, 0.5, 0.2, 0.9), mint))
    corrections.delete(units["TEA-CAM"])
    corrections.delete(units["TEA-LEM"])
    (unit,) = takes.result(take_id).photos[photo_id].units
    assert unit.region == Region(0.1, 0.5, 0.2, 0.9)


def test_a_correction_of_a_photo_that_is_removed_changes_nothing(store: Catalogue) -> None:
    (mint,) = ids_of(store, "TEA-MIN")
    takes = StockTakes(store)
    take_id = count_photo(store, mint)
    corrections = StockCorrections(store, take_id)
    (unit,) = takes.result(take_id).lines[0].units
    change = corrections.assign(unit, None)
    takes.remove_photos([photo.id for photo in store.stock_takes.photos(take_id)])
    assert not corrections.undo(change)
    assert takes.result(take_id).lines == ()


def test_who_counts_is_the_author_of_what_is_said(store: Catalogue) -> None:
    (mint,) = ids_of(store, "TEA-MIN")
    take_id = count_photo(store, mint)
    StockCorrections(store, take_id, "Anna").count_by_hand(mint, 3)
    actor = lines_of(StockTakes(store), take_id)["TEA-MIN"].entry.actor
    assert actor is not None
    assert actor.author == "Anna"
