"""Simulated shops of small data sets."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from datasets import playing_cards
from datasets.shop_plans import PLANS
from datasets.simulated_shops import MIXED, Shop, simulated_shops
from tests.datasets.set_folders import make_cards, make_groceries, make_listed_set


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(playing_cards, "WORK_FOLDER", tmp_path / "work")
    folder = tmp_path / "data"
    make_groceries(folder / "grocery", val=[4] * 10)
    make_cards(folder / "playing_cards")
    things = [(f"can{n}.jpg", "can") for n in range(200)]
    make_listed_set(folder / "trashnet", things)
    views = [(f"{n}_{side}.jpg", f"m{n}") for n in range(60) for side in ("alt", "main")]
    make_listed_set(folder / "magento_luma", views)
    return folder


@pytest.fixture
def shops(data: Path) -> dict[str, Shop]:
    return {shop.name: shop for shop in simulated_shops(data)}


def test_shops_are_made_of_the_sets_that_are_there(shops: dict[str, Shop]) -> None:
    domains = {shop.domain for shop in shops.values()}
    assert domains == {"grocery", "playing_cards", "trashnet", "magento_luma", MIXED}
    assert len({plan.name for plan in PLANS}) == len(PLANS)


def test_one_query_in_five_shows_a_product_that_the_catalogue_lacks(
    shops: dict[str, Shop],
) -> None:
    for shop in shops.values():
        skus = {picture.product for picture in shop.pictures}
        absent = sum(photo.product not in skus for photo in shop.asked)
        assert 0.1 <= absent / len(shop.asked) <= 0.5, shop.name
    trashnet = shops["trashnet"]
    skus = {picture.product for picture in trashnet.pictures}
    absent = sum(photo.product not in skus for photo in trashnet.asked)
    assert (absent, len(trashnet.asked)) == (26, 130)


def test_photos_of_the_catalogue_are_only_asked_for_edited(shops: dict[str, Shop]) -> None:
    for shop in shops.values():
        files = {picture.file for picture in shop.pictures}
        for photo, is_real in zip(shop.asked, shop.is_real, strict=True):
            assert not (is_real and photo.file in files)
            assert not (is_real and "trashnet" in photo.file.parts)
    assert all(shops["grocery, few pictures"].is_real)
    assert all(shops["playing_cards"].is_real)
    assert not any(shops["trashnet"].is_real)


def test_small_shops_have_thirty_products(shops: dict[str, Shop]) -> None:
    for name in ("trashnet, 30 products", "mixed, 30 products"):
        assert len({picture.product for picture in shops[name].pictures}) == 30


def test_products_have_one_to_five_pictures(shops: dict[str, Shop]) -> None:
    counts = Counter(picture.product for picture in shops["grocery, few pictures"].pictures)
    assert set(counts.values()) <= set(range(1, 5))
    assert len(set(counts.values())) > 1


def test_neighbours_are_absent_where_they_may_show_the_same_thing(
    shops: dict[str, Shop],
) -> None:
    skus = {picture.product for picture in shops["trashnet"].pictures}
    absent = [n for n in range(200) if f"trashnet/can{n}" not in skus]
    assert absent == list(range(absent[0], absent[0] + 26))


def test_sets_take_turns_in_a_mixed_shop(shops: dict[str, Shop]) -> None:
    pictures = shops["mixed, 30 products"].pictures
    sets = Counter(sku.partition("/")[0] for sku in {picture.product for picture in pictures})
    assert len(sets) == 3
    assert max(sets.values()) <= 13


def test_shops_and_their_photos_are_always_the_same(data: Path) -> None:
    first, again = (
        next(shop for shop in simulated_shops(data) if shop.name == "trashnet, 30 products")
        for _ in range(2)
    )
    assert first == again
    for one, other in zip(first.queries(), again.queries(), strict=True):
        assert (one.product, one.is_real) == (other.product, other.is_real)
        assert np.array_equal(one.pixels, other.pixels)
