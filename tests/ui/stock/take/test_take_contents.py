"""What is shown of a stock take is read in one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.stock_take import Sighting
from desktop_app.engine.counting.kept_stock_photos import keep_photo
from desktop_app.ui.stock.take.take_contents import load_take, with_counts
from tests.engine.counting.stock_shop import count_photo, ids_of, open_shop


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Catalogue]:
    opened = open_shop(tmp_path / "shop", stock={"TEA-LEM": "2"})
    yield opened
    opened.close()


def test_lines_and_units_are_found_by_product_and_box(store: Catalogue) -> None:
    lemon, mint = ids_of(store, "TEA-LEM", "TEA-MIN")
    contents = load_take(store, count_photo(store, mint, lemon, None))
    assert contents.heading == "Stock"
    assert contents.pictures == {}
    assert {id_: line.counted for id_, line in contents.lines.items()} == {lemon: 1, mint: 1}
    (photo_id,) = contents.result.photos
    units = [contents.units[Sighting(photo_id, at)].product_id for at in range(3)]
    assert units == [mint, lemon, None]


def test_numbers_that_are_not_written_yet_are_shown(store: Catalogue) -> None:
    lemon, mint = ids_of(store, "TEA-LEM", "TEA-MIN")
    contents = load_take(store, count_photo(store, mint, lemon))
    assert with_counts(contents, {}) is contents
    entered = with_counts(contents, {lemon: 9})
    assert (entered.lines[lemon].counted, entered.lines[mint].counted) == (9, 1)
    assert [line.counted for line in entered.result.lines] == [9, 1]


def test_a_kept_photo_is_where_the_catalogue_is_now(store: Catalogue, tmp_path: Path) -> None:
    kept = keep_photo(store, b"picture")
    moved = tmp_path / "elsewhere" / "pictures" / "stock_takes" / kept.name
    take_id = store.stock_takes.start("")
    store.stock_takes.add_photo(take_id, "hash", str(moved), (), b"", {})
    (photo,) = load_take(store, take_id).result.photos.values()
    assert photo.file == str(kept)
