"""Names of pictures without a file are kept, and given to the next export."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.domain.product import PICTURE_NAMES, Product
from desktop_app.engine.export.catalogue_export import export_catalogue
from desktop_app.engine.ingest.picture_names import with_picture_names, without_picture_names
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import Job

ADDRESS = "https://shop.example/a,b.jpg?size=1;2"


@pytest.mark.parametrize(
    "names", [("a.jpg",), ("a.jpg", "b.jpg"), (ADDRESS, "a;b.jpg"), (ADDRESS,), ("a, b.jpg",), ()]
)
def test_names_are_kept_exactly(names: tuple[str, ...]) -> None:
    row = ImportRow(2, "A", picture_names=dict.fromkeys(names, ""), picture_cells=["…"])
    values = with_picture_names(row, Product(1, "A"), {"name": "Cup"}, (), is_first=True)
    product = Product(1, "A", attributes=values.get("attributes", {}))
    rest, found = without_picture_names(product)
    assert (tuple(found), dict(rest.attributes)) == (names, {})


def test_a_later_table_replaces_them_and_further_rows_add_some() -> None:
    known = Product(1, "A", attributes={"size": "S", PICTURE_NAMES: "old.jpg"})
    row = ImportRow(2, "A", picture_names={"new.jpg": "/new.jpg"}, picture_cells=["new.jpg"])
    first = with_picture_names(row, known, {}, (), is_first=True)
    assert first["attributes"] == {"size": "S", PICTURE_NAMES: "new.jpg"}
    further = with_picture_names(row, known, {}, (), is_first=False)
    assert further["attributes"][PICTURE_NAMES] == "old.jpg|new.jpg"
    found = ImportRow(2, "A", picture_cells=["new.jpg"])
    assert with_picture_names(found, known, {}, (), is_first=True)["attributes"] == {"size": "S"}
    silent = ImportRow(2, "A")
    assert with_picture_names(silent, known, {}, (), is_first=True) == {}


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json"])
def test_an_export_has_addresses_and_missing_files(
    open_workspace: Callable[..., Workspace],
    tmp_path: Path,
    finish: Callable[[Job[Any]], Any],
    draw_picture: Callable[..., Path],
    suffix: str,
) -> None:
    table = tmp_path / "shop.csv"
    picture = draw_picture(tmp_path / "cup, red.png", 1)
    table.write_text(
        f'sku,name,image\nA,Cup,"[""{picture.name}"", ""{ADDRESS}""]"\nB,Mug,pictures/gone.jpg\n',
        encoding="utf-8",
    )
    files = []
    for number in (1, 2):
        workspace = open_workspace(tmp_path / f"catalogue {number}")
        finish(workspace.import_products(table))
        assert workspace.catalogue.store.pictures.count() == 1
        table = tmp_path / f"export {number}{suffix}"
        finish(export_catalogue(workspace.catalogue.store, table))
        files.append(tmp_path / f"export {number}.json")
        finish(export_catalogue(workspace.catalogue.store, files[-1]))
    text = files[0].read_text(encoding="utf-8")
    assert ADDRESS in text
    assert "pictures/gone.jpg" in text
    assert PICTURE_NAMES not in text
    assert files[1].read_bytes() == files[0].read_bytes()
    products = workspace.catalogue.store.products
    again = products.by_sku(["A", "B"])
    assert without_picture_names(again["A"])[1] == [ADDRESS]
    assert without_picture_names(again["B"])[1] == ["pictures/gone.jpg"]
