"""Differences of a stock take are listed and settled."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.resolution import Resolution
from desktop_app.engine.counting.stock_corrections import StockCorrections
from desktop_app.engine.counting.stock_takes import StockTakes
from desktop_app.engine.duplicates.resolutions import apply_resolutions
from tests.engine.counting.stock_shop import count_photo, ids_of, lines_of, open_shop

Finish = Callable[[Any], Any]
_STOCK = {"TEA-LEM": "2", "TEA-MIN": "5", "TEA-CAM": "3"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Catalogue]:
    opened = open_shop(tmp_path / "shop", stock=_STOCK)
    yield opened
    opened.close()


def test_what_was_counted_is_compared_with_the_stock(store: Catalogue) -> None:
    lemon, mint, ginger = ids_of(store, "TEA-LEM", "TEA-MIN", "TEA-ASS")
    takes = StockTakes(store)
    take_id = count_photo(store, lemon, lemon, mint, ginger, None)
    result = takes.result(take_id)
    assert {line.product.sku: (line.counted, line.stock, line.kind) for line in result.lines} == {
        "TEA-LEM": (2, 2, "equal"),
        "TEA-MIN": (1, 5, "missing"),
        "TEA-ASS": (1, None, "no_stock"),
    }
    assert len(result.unknown) == 1
    assert [line.product.sku for line in result.differences] == ["TEA-ASS", "TEA-MIN"]
    unseen = lines_of(takes, take_id, unseen=True)
    assert unseen["TEA-CAM"].kind == "not_seen"
    assert len(unseen) == 4


def test_setting_the_stock_is_one_action_that_is_undone(store: Catalogue, finish: Finish) -> None:
    lemon, mint, ginger = ids_of(store, "TEA-LEM", "TEA-MIN", "TEA-ASS")
    takes = StockTakes(store)
    take_id = count_photo(store, lemon, mint, mint, ginger)
    changed = finish(takes.set_stock(takes.result(take_id).differences))
    action = store.history.next_undo()
    assert action is not None
    assert (changed.count, changed.action_id) == (3, action.id)
    assert not takes.result(take_id).differences
    products = store.products.get([lemon, ginger])
    assert products[lemon].attributes == {"Stock": "1"}
    assert products[ginger].attributes == {"Stock": "1"}
    store.history.undo()
    assert len(takes.result(take_id).differences) == 3
    assert store.products.get([ginger])[ginger].attributes == {}


def test_merged_and_deleted_products_are_counted_as_what_they_are(store: Catalogue) -> None:
    lemon, mint, rooibos = ids_of(store, "TEA-LEM", "TEA-MIN", "TEA-ASS")
    takes = StockTakes(store)
    take_id = count_photo(store, lemon, mint, rooibos)
    apply_resolutions(store, [Resolution("merge", (lemon, mint))])
    with store.history.record("delete").step():
        store.products.delete([rooibos])
    result = takes.result(take_id)
    assert {line.product.sku: line.counted for line in result.lines} == {"TEA-LEM": 2}
    assert len(result.unknown) == 1


def test_removed_stock_takes_and_photos_are_gone(store: Catalogue) -> None:
    (mint,) = ids_of(store, "TEA-MIN")
    takes = StockTakes(store)
    first, second = count_photo(store, mint), count_photo(store)
    assert [take.id for take in takes.all()] == [second, first]
    takes.remove_photos([photo.id for photo in store.stock_takes.photos(first)])
    assert takes.result(first).lines == ()
    takes.remove([first])
    assert [take.id for take in takes.all()] == [second]


def test_products_in_no_photo_are_listed_apart(store: Catalogue, finish: Finish) -> None:
    lemon, camomile = ids_of(store, "TEA-LEM", "TEA-CAM")
    takes = StockTakes(store)
    take_id = count_photo(store, lemon)
    assert [line.product.sku for line in finish(takes.unseen(take_id))] == ["TEA-CAM", "TEA-MIN"]
    StockCorrections(store, take_id).count_by_hand(camomile, 1)
    unseen = finish(takes.unseen(take_id))
    assert [line.product.sku for line in unseen] == ["TEA-MIN"]
    assert finish(takes.set_stock(unseen)).count == 1
    assert finish(takes.unseen(take_id)) == ()


def test_who_counts_is_kept_with_the_stock_take(store: Catalogue) -> None:
    take = StockTakes(store).start(" Back room ", " Anna ")
    assert (take.name, take.actor.author) == ("Back room", "Anna")
    assert StockTakes(store).start().actor == store.actor
