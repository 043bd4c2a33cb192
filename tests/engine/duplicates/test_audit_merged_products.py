"""A merged product counts as its reference everywhere, but an import still updates it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.action import RESOLUTION_KINDS
from desktop_app.domain.product import Product
from desktop_app.domain.resolution import Resolution
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import Job
from tests.conftest import DrawPicture

Finish = Callable[[Job[Any]], Any]


@pytest.fixture
def merged(shop: Workspace) -> Workspace:
    """Return a shop in which P-4 was merged into P-2, of another category."""
    products = _by_sku(shop)
    resolution = Resolution("merge", (products["P-2"].id, products["P-4"].id))
    shop.audit().resolve([resolution])
    return shop


def _by_sku(workspace: Workspace) -> dict[str, Product]:
    return {hit.product.sku: hit.product for hit in workspace.catalogue.browse(limit=99)}


def _photo(shop_table: Path, number: int) -> Path:
    return shop_table.parent / "pictures" / f"{number}.png"


def test_its_picture_finds_the_reference(merged: Workspace, shop_table: Path) -> None:
    answer = merged.identify(_photo(shop_table, 4))
    found = answer.hits[0]
    assert (found.product.sku, found.product.aliases) == ("P-2", ("P-4",))
    assert found.picture is not None
    assert found.picture.path == str(_photo(shop_table, 4))
    assert [hit.product.sku for hit in answer.hits].count("P-2") == 1
    assert answer.category is not None
    assert merged.identify(_photo(shop_table, 4), category="Toys").hits[0].product.sku == "P-2"
    other = merged.identify(_photo(shop_table, 4), category="Tools")
    assert {hit.product.sku for hit in other.hits} == {"P-3", "P-5"}


def test_after_an_undo_it_is_found_as_itself(merged: Workspace, shop_table: Path) -> None:
    merged.editor().undo()
    found = merged.identify(_photo(shop_table, 4)).hits[0].product
    assert (found.sku, found.aliases) == ("P-4", ())


def test_lists_and_counts_have_only_the_reference(merged: Workspace, finish: Finish) -> None:
    assert merged.status().products == 5
    assert {
        name: category.product_count for name, category in merged.catalogue.categories().items()
    } == {
        "Tools": 2,
        "Toys": 3,
    }
    products = _by_sku(merged)
    assert "P-4" not in products
    detail = merged.catalogue.product_detail(products["P-2"].id)
    assert detail.product.aliases == ("P-4",)
    assert [Path(picture.path).name for picture in detail.pictures] == ["2.png", "4.png"]
    laid_out = finish(merged.catalogue_map())
    assert laid_out.positions.keys() == {product.id for product in products.values()}


def test_similar_products_leave_out_the_product_and_its_aliases(merged: Workspace) -> None:
    detail = merged.catalogue.product_detail(_by_sku(merged)["P-2"].id)
    for picture in detail.pictures:
        hits = merged.similar(picture.id, top=9)
        assert sorted(hit.product.sku for hit in hits) == ["P-0", "P-1", "P-3", "P-5"]


def test_an_alias_in_an_evaluation_table_stands_for_the_reference(
    merged: Workspace, shop_table: Path, finish: Finish
) -> None:
    queries = shop_table.parent / "queries.csv"
    queries.write_text("photo,sku\npictures/4.png,P-4\npictures/2.png,P-4\npictures/4.png,P-2\n")
    evaluation = finish(merged.evaluate(queries))
    assert evaluation.rejected == ()
    assert evaluation.summary.top1 == 1.0
    assert all(figures.top1 == 1.0 for figures in evaluation.comparison)


def test_an_import_updates_the_merged_product_itself(
    merged: Workspace, shop_table: Path, draw_picture: DrawPicture, finish: Finish
) -> None:
    before = _by_sku(merged)["P-2"]
    draw_picture(_photo(shop_table, 9), 9)
    table = shop_table.parent / "news.csv"
    table.write_text("sku,name,price,image\nP-4,Renamed,99,pictures/9.png\n")
    report = finish(merged.import_products(table))
    assert (report.added, report.updated, report.pictures) == (0, 1, 1)
    assert _by_sku(merged)["P-2"] == before
    assert merged.identify(_photo(shop_table, 9)).hits[0].product == before
    merged.catalogue.store.history.undo(RESOLUTION_KINDS)
    assert _by_sku(merged)["P-4"].name == "Renamed"
    assert merged.identify(_photo(shop_table, 9)).hits[0].product.sku == "P-4"


def test_a_decision_holds_only_while_the_pictures_are_the_same(
    shop: Workspace, shop_table: Path, tmp_path: Path, draw_picture: DrawPicture, finish: Finish
) -> None:
    products = _by_sku(shop)
    pair = products["P-2"].id, products["P-4"].id
    shop.audit().resolve([Resolution("different", pair)])
    resolutions = shop.catalogue.store.resolutions.pair_resolutions
    assert resolutions().kind_of(*pair) == "different"
    shutil.copy(_photo(shop_table, 4), tmp_path / "kept.png")
    draw_picture(_photo(shop_table, 4), 40)
    finish(shop.import_products(shop_table))
    assert resolutions().kind_of(*pair) is None
    shutil.copy(tmp_path / "kept.png", _photo(shop_table, 4))
    finish(shop.import_products(shop_table))
    assert resolutions().kind_of(*pair) == "different"
