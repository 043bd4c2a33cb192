"""Differences of a stock take are listed and settled."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.region import Region
from desktop_app.domain.resolution import Resolution
from desktop_app.domain.stock_take import StockLine, StockUnit
from desktop_app.engine.counting.stock_takes import StockTakes
from desktop_app.engine.duplicates.resolutions import apply_resolutions
from desktop_app.errors import VitrineError
from tests.engine.counting.stock_shop import open_shop

Finish = Callable[[Any], Any]
_STOCK = {"TEA-LEM": "2", "TEA-MIN": "5", "TEA-CAM": "3"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Catalogue]:
    opened = open_shop(tmp_path / "shop", stock=_STOCK)
    yield opened
    opened.close()


def _ids(store: Catalogue, *skus: str) -> list[int]:
    return [store.products.by_sku([sku])[sku].id for sku in skus]


def _counted(store: Catalogue, *product_ids: int | None) -> int:
    """Return a stock take with a photo of these units."""
    take_id = store.stock_takes.start("")
    units = [
        StockUnit(Region(0.1 * n, 0.1, 0.1 * n + 0.09, 0.3), id_, 0.9, is_sure=True)
        for n, id_ in enumerate(product_ids)
    ]
    store.stock_takes.add_photo(take_id, "hash", "shelf.jpg", units, b"", {})
    return take_id


def _lines(takes: StockTakes, take_id: int, *, unseen: bool = False) -> dict[str, StockLine]:
    return {line.product.sku: line for line in takes.result(take_id, unseen=unseen).lines}


def test_what_was_counted_is_compared_with_the_stock(store: Catalogue) -> None:
    lemon, mint, ginger = _ids(store, "TEA-LEM", "TEA-MIN", "TEA-ASS")
    takes = StockTakes(store)
    take_id = _counted(store, lemon, lemon, mint, ginger, None)
    result = takes.result(take_id)
    assert {line.product.sku: (line.counted, line.stock, line.kind) for line in result.lines} == {
        "TEA-LEM": (2, 2, "equal"),
        "TEA-MIN": (1, 5, "missing"),
        "TEA-ASS": (1, None, "no_stock"),
    }
    assert len(result.unknown) == 1
    assert [line.product.sku for line in result.differences] == ["TEA-ASS", "TEA-MIN"]
    unseen = _lines(takes, take_id, unseen=True)
    assert unseen["TEA-CAM"].kind == "not_seen"
    assert len(unseen) == 4


def test_setting_the_stock_is_one_action_that_is_undone(store: Catalogue, finish: Finish) -> None:
    lemon, mint, ginger = _ids(store, "TEA-LEM", "TEA-MIN", "TEA-ASS")
    takes = StockTakes(store)
    take_id = _counted(store, lemon, mint, mint, ginger)
    changed = finish(takes.set_stock(takes.result(take_id).differences))
    assert changed == 3
    assert not takes.result(take_id).differences
    products = store.products.get([lemon, ginger])
    assert products[lemon].attributes == {"Stock": "1"}
    assert products[ginger].attributes == {"Stock": "1"}
    store.history.undo()
    assert len(takes.result(take_id).differences) == 3
    assert store.products.get([ginger])[ginger].attributes == {}


def test_decisions_are_kept_and_hold_for_the_same_numbers(store: Catalogue) -> None:
    (mint,) = _ids(store, "TEA-MIN")
    takes = StockTakes(store)
    take_id = _counted(store, mint)
    takes.decide(take_id, takes.result(take_id).lines, "keep")
    line = _lines(takes, take_id)["TEA-MIN"]
    assert line.decision == "keep"
    assert line.entry.actor == store.actor
    takes.count_by_hand(take_id, mint, 4)
    line = _lines(takes, take_id)["TEA-MIN"]
    assert (line.counted, line.decision) == (4, "open")
    takes.count_by_hand(take_id, mint, None)
    assert _lines(takes, take_id)["TEA-MIN"].counted == 1
    with pytest.raises(VitrineError, match="no number of units"):
        takes.count_by_hand(take_id, mint, -1)


def test_a_product_that_no_photo_shows_is_counted_by_hand(store: Catalogue) -> None:
    (blue,) = _ids(store, "TEA-CAM")
    takes = StockTakes(store)
    take_id = takes.start().id
    takes.count_by_hand(take_id, blue, 0)
    assert _lines(takes, take_id)["TEA-CAM"].kind == "missing"
    assert takes.product("TEA-CAM").id == blue
    with pytest.raises(VitrineError, match="no product NONE"):
        takes.product("NONE")


def test_a_correction_holds_in_all_photos_of_the_unit(store: Catalogue) -> None:
    lemon, mint = _ids(store, "TEA-LEM", "TEA-MIN")
    takes = StockTakes(store)
    take_id = _counted(store, mint)
    (photo,) = store.stock_takes.photos(take_id)
    store.stock_takes.add_photo(take_id, "other", "b.jpg", photo.units, b"", {photo.id: np.eye(3)})
    (unit,) = takes.result(take_id).lines[0].units
    assert len(unit.sightings) == 2
    takes.assign(take_id, unit, lemon)
    assert {sku: line.counted for sku, line in _lines(takes, take_id).items()} == {"TEA-LEM": 1}
    (unit,) = takes.result(take_id).lines[0].units
    takes.assign(take_id, unit, None)
    assert len(takes.result(take_id).unknown) == 1


def test_merged_and_deleted_products_are_counted_as_what_they_are(store: Catalogue) -> None:
    lemon, mint, rooibos = _ids(store, "TEA-LEM", "TEA-MIN", "TEA-ASS")
    takes = StockTakes(store)
    take_id = _counted(store, lemon, mint, rooibos)
    apply_resolutions(store, [Resolution("merge", (lemon, mint))])
    with store.history.record("delete").step():
        store.products.delete([rooibos])
    result = takes.result(take_id)
    assert {line.product.sku: line.counted for line in result.lines} == {"TEA-LEM": 2}
    assert len(result.unknown) == 1


def test_removed_stock_takes_and_photos_are_gone(store: Catalogue) -> None:
    (mint,) = _ids(store, "TEA-MIN")
    takes = StockTakes(store)
    first, second = _counted(store, mint), _counted(store)
    assert [take.id for take in takes.all()] == [second, first]
    takes.remove_photos([photo.id for photo in store.stock_takes.photos(first)])
    assert takes.result(first).lines == ()
    takes.remove([first])
    assert [take.id for take in takes.all()] == [second]
