"""An import is one action: it is undone and redone as a whole."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop_app.engine.export.catalogue_export import export_catalogue
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import Job

Finish = Callable[[Job[Any]], Any]
DrawPicture = Callable[..., Path]


def _state(workspace: Workspace, folder: Path, finish: Finish) -> list[dict[str, Any]]:
    finish(export_catalogue(workspace.catalogue.store, folder / "state.json"))
    products: list[dict[str, Any]] = json.loads((folder / "state.json").read_bytes())
    for one in products:
        del one["updated_at"]
    return products


def test_the_first_import_is_undone(shop: Workspace, shop_table: Path, finish: Finish) -> None:
    editor = shop.editor()
    assert str(editor.undo_redo_descriptions().undo) == "Import of products.csv"
    editor.undo()
    assert (shop.status().products, shop.status().pictures) == (0, 0)
    editor.redo()
    photo = shop_table.parent / "pictures" / "1.png"
    assert shop.identify(photo).hits[0].product.sku == "P-1"
    report = finish(shop.import_products(shop_table))
    assert (report.added, report.updated, report.unchanged) == (0, 0, 6)


def test_a_second_import_is_undone_exactly(
    shop: Workspace, shop_table: Path, tmp_path: Path, draw_picture: DrawPicture, finish: Finish
) -> None:
    before = _state(shop, tmp_path, finish)
    table = shop_table.read_text(encoding="utf-8").replace(",1.50,", ",9.99,")
    draw_picture(shop_table.parent / "pictures" / "2.png", 99)
    draw_picture(shop_table.parent / "pictures" / "new.png", 98)
    shop_table.write_text(table + "P-9,New,Toys,5,EUR,pictures/new.png\n", encoding="utf-8")
    report = finish(shop.import_products(shop_table))
    assert (report.added, report.updated) == (1, 2)
    after = _state(shop, tmp_path, finish)
    editor = shop.editor()
    editor.undo()
    assert _state(shop, tmp_path, finish) == before
    editor.redo()
    assert _state(shop, tmp_path, finish) == after


def test_a_cancelled_import_is_undone_too(
    workspace: Workspace, tmp_path: Path, finish: Finish
) -> None:
    table = tmp_path / "many.csv"
    lines = [f"P-{number},Product {number}" for number in range(600)]
    table.write_text("\n".join(["sku,name", *lines]), encoding="utf-8")
    job = workspace.import_products(table)
    while not workspace.status().products:
        next(job)
    job.close()
    assert 0 < workspace.status().products < 600
    workspace.editor().undo()
    assert workspace.status().products == 0


def test_an_edit_during_an_import_is_an_action_of_its_own(
    shop: Workspace, tmp_path: Path, finish: Finish
) -> None:
    table = tmp_path / "many.csv"
    lines = [f"N-{number},Product {number}" for number in range(600)]
    table.write_text("\n".join(["sku,name", *lines]), encoding="utf-8")
    job = shop.import_products(table)
    while shop.status().products == 6:
        next(job)
    editor = shop.editor()
    editor.change(1, {"name": "Edited"})
    finish(job)
    editor.undo()
    assert shop.catalogue.product_detail(1).product.name == "Product 0"
    assert shop.status().products == 606
    editor.undo()
    assert shop.status().products == 6


def test_a_picture_that_was_moved_to_a_new_product_comes_back(
    workspace: Workspace, tmp_path: Path, draw_picture: DrawPicture, finish: Finish
) -> None:
    folder = tmp_path / "folder"
    for seed in range(2):
        draw_picture(folder / "Cups" / "cup" / f"{seed}.png", seed)
    finish(workspace.import_products(folder))
    (folder / "Cups" / "mug").mkdir()
    (folder / "Cups" / "cup" / "0.png").rename(folder / "Cups" / "mug" / "0.png")
    report = finish(workspace.import_products(folder))
    assert (report.added, report.moved) == (1, 1)
    store = workspace.catalogue.store
    for undo_or_redo, expected in (
        (store.history.undo, {"cup": 2}),
        (store.history.redo, {"cup": 1, "mug": 1}),
    ):
        undo_or_redo()
        products = store.products.get(store.products.ids())
        pictures = store.pictures.of_products(list(products))
        assert {one.sku: len(pictures[one.id]) for one in products.values()} == expected
