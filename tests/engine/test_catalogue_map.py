"""A map of the catalogue, and the position of a photo on it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop_app.engine import catalogue_map
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import Job

Finish = Callable[[Job[Any]], Any]


def test_every_product_has_a_position_and_a_picture(shop: Workspace, finish: Finish) -> None:
    laid_out = finish(shop.catalogue_map())
    products = {hit.product.id: hit.picture for hit in shop.catalogue.browse(limit=10)}
    assert laid_out.positions.keys() == laid_out.pictures.keys() == products.keys()
    assert all(0 <= part <= 1 for place in laid_out.positions.values() for part in place)
    for product_id, picture in products.items():
        assert picture is not None
        assert laid_out.pictures[product_id] == picture.id


def test_a_photo_is_near_the_product_that_it_shows(
    shop: Workspace, shop_table: Path, finish: Finish
) -> None:
    laid_out = finish(shop.catalogue_map())
    for number in range(6):
        answer = shop.identify(shop_table.parent / "pictures" / f"{number}.png", top=6)
        place = laid_out.position_of(answer.hits)
        assert place is not None
        distances = {
            product: float(np.hypot(place[0] - x, place[1] - y))
            for product, (x, y) in laid_out.positions.items()
        }
        assert min(distances, key=distances.__getitem__) == answer.hits[0].product.id


def test_hits_that_are_not_on_the_map_have_no_position(shop: Workspace, finish: Finish) -> None:
    laid_out = finish(shop.catalogue_map())
    assert laid_out.position_of(()) is None
    assert laid_out.position_of(shop.catalogue.browse(limit=3)) is None


def test_a_large_catalogue_is_sampled(
    shop: Workspace, finish: Finish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue_map, "MAX_POINTS", 3)
    laid_out = finish(shop.catalogue_map())
    products = [hit.product.id for hit in shop.catalogue.browse(limit=10)]
    assert len(laid_out.positions) == 3
    assert {products[0], products[-1]} <= laid_out.positions.keys()


def test_an_empty_catalogue_has_an_empty_map(workspace: Workspace, finish: Finish) -> None:
    assert finish(workspace.catalogue_map()).positions == {}
