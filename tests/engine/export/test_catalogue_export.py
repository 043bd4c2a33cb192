"""What is exported is read back by an import, and exported in the same way again."""

import json
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop_app.engine.export.catalogue_export import export_catalogue
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import VitrineError
from desktop_app.progress import Job
from tests.catalogue.sqlite.builders import resolve

Finish = Callable[[Job[Any]], Any]
OpenWorkspace = Callable[..., Workspace]


@pytest.fixture
def edited(shop: Workspace) -> Workspace:
    """Return a shop with every kind of value: formulas, aliases, attributes, an archive."""
    editor, ids = shop.editor(), shop.catalogue.store.products.ids()
    editor.change(
        ids[0],
        {
            "name": '=HYPERLINK("x")',
            "description": "two\nlines; =1+1 <b>in</b>",
            "brand": "'=quoted",
            "gtin": "4006381333931",
            "price": "0.125",
            "attributes": {"size": "12,5", "名": "靴", "attribute: name": "Schuh"},
        },
    )
    shop.catalogue.store.products.update({ids[3]: {"price": Decimal("1299.00")}})
    shop.catalogue.store.products.update({ids[5]: {"price": Decimal("1.500")}})
    editor.change(ids[1], {"sku": "00123", "price": "1234567.89", "name": "浆果麦圈 “300g”"})
    picture = shop.catalogue.product_detail(ids[1]).pictures[0]
    editor.add_pictures(ids[1], [shop.catalogue.store.thumbnails.get([picture.id])[picture.id]])
    editor.choose_main_picture(ids[1], shop.catalogue.product_detail(ids[1]).pictures[1].id)
    editor.archive([ids[2]])
    editor.add({"sku": "@lone", "price": "", "attributes": {"size": "S"}})
    resolve(shop.catalogue.store, "merge", ids[3], ids[4])
    shop.catalogue.store.products.update({ids[5]: {"created_at": "2020-01-02T03:04:05Z"}})
    return shop


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json"])
def test_export_import_export_gives_the_same_file(
    edited: Workspace, open_workspace: OpenWorkspace, tmp_path: Path, finish: Finish, suffix: str
) -> None:
    first, second = tmp_path / f"first{suffix}", tmp_path / f"second{suffix}"
    report = finish(export_catalogue(edited.catalogue.store, first))
    assert (report.products, report.pictures) == (6, 0)
    copy = open_workspace(tmp_path / "copy")
    imported = finish(copy.import_products(first))
    assert imported.rejected == ()
    finish(export_catalogue(copy.catalogue.store, second))
    assert _contents(second) == _contents(first)
    as_json = [tmp_path / name for name in ("first.json", "second.json")]
    finish(export_catalogue(edited.catalogue.store, as_json[0]))
    finish(export_catalogue(copy.catalogue.store, as_json[1]))
    assert as_json[1].read_bytes() == as_json[0].read_bytes()
    assert copy.catalogue.store.products.by_sku(["P-4"])["P-4"].sku == "P-3"


def test_copied_pictures_are_found_beside_the_table(
    edited: Workspace, open_workspace: OpenWorkspace, tmp_path: Path, finish: Finish
) -> None:
    files = []
    workspace = edited
    for name in ("one", "two"):
        files.append(tmp_path / name / "shop.csv")
        files[-1].parent.mkdir()
        report = finish(
            export_catalogue(
                workspace.catalogue.store, files[-1], pictures=tmp_path / name / "images"
            )
        )
        assert (report.pictures, report.thumbnails) == (7, 0)
        workspace = open_workspace(tmp_path / f"catalogue {name}")
        assert finish(workspace.import_products(files[-1])).pictures == 7
    assert files[0].read_bytes() == files[1].read_bytes()
    assert b"images/00123.jpg|images/00123.png" in files[0].read_bytes()


def test_an_import_of_the_own_export_doubles_no_picture(
    edited: Workspace, tmp_path: Path, finish: Finish
) -> None:
    before = edited.catalogue.store.pictures.count()
    file = tmp_path / "shop.csv"
    for _ in range(2):
        finish(export_catalogue(edited.catalogue.store, file, pictures=tmp_path / "images"))
        report = finish(edited.import_products(file))
        assert (report.added, report.updated, report.pictures) == (0, 0, 0)
        assert edited.catalogue.store.pictures.count() == before


def test_a_picture_whose_file_is_gone_is_exported_as_thumbnail(
    shop: Workspace, shop_table: Path, tmp_path: Path, finish: Finish
) -> None:
    (shop_table.parent / "pictures" / "1.png").unlink()
    report = finish(
        export_catalogue(shop.catalogue.store, tmp_path / "a.csv", pictures=tmp_path / "images")
    )
    assert (report.pictures, report.thumbnails) == (6, 1)
    assert (tmp_path / "images" / "P-1.jpg").exists()


def test_json_has_lists_and_exact_prices(edited: Workspace, tmp_path: Path, finish: Finish) -> None:
    finish(export_catalogue(edited.catalogue.store, tmp_path / "shop.json"))
    products = {one["sku"]: one for one in json.loads((tmp_path / "shop.json").read_bytes())}
    assert [*products] == sorted(products)
    assert products["P-0"]["price"] == "0.125"
    assert products["P-0"]["attributes"] == {
        "size": "12,5",
        "名": "靴",
        "attribute: name": "Schuh",
    }
    assert products["P-3"]["aliases"] == ["P-4"]
    assert len(products["P-3"]["image"]) == 2
    assert products["@lone"]["price"] is None
    assert products["P-2"]["archived_at"] is not None
    assert products["P-5"]["created_at"] == "2020-01-02T03:04:05Z"


def test_a_selection_is_exported_in_its_order(
    edited: Workspace, tmp_path: Path, finish: Finish
) -> None:
    ids = edited.catalogue.store.products.ids()
    finish(
        export_catalogue(
            edited.catalogue.store, tmp_path / "some.json", product_ids=[ids[-1], ids[0], 999]
        )
    )
    products = json.loads((tmp_path / "some.json").read_bytes())
    names = edited.catalogue.products(ids)
    assert [one["sku"] for one in products] == [names[ids[-1]].sku, names[ids[0]].sku]
    finish(export_catalogue(edited.catalogue.store, tmp_path / "none.json", product_ids=[]))
    assert json.loads((tmp_path / "none.json").read_bytes()) == []


def test_previews_in_cells_are_not_imported(
    shop: Workspace, open_workspace: OpenWorkspace, tmp_path: Path, finish: Finish
) -> None:
    file = tmp_path / "shop.xlsx"
    finish(export_catalogue(shop.catalogue.store, file, with_previews=True))
    with zipfile.ZipFile(file) as archive:
        assert len([name for name in archive.namelist() if "/media/" in name]) == 6
    copy = open_workspace(tmp_path / "copy")
    assert finish(copy.import_products(file)).pictures == 6


def test_an_attribute_called_like_a_field_stays_an_attribute(
    shop: Workspace, tmp_path: Path, finish: Finish
) -> None:
    shop.editor().change(1, {"attributes": {"price": "old", "aliases": "x"}})
    finish(export_catalogue(shop.catalogue.store, tmp_path / "shop.csv"))
    heading = (tmp_path / "shop.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert heading.endswith(",attribute: aliases,attribute: price")
    finish(shop.import_products(tmp_path / "shop.csv"))
    assert shop.catalogue.product_detail(1).product.attributes == {"price": "old", "aliases": "x"}


def test_a_closed_export_leaves_the_file_as_it_was(shop: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "shop.csv"
    file.write_text("before")
    job = export_catalogue(shop.catalogue.store, file)
    next(job)
    next(job)
    job.close()
    assert file.read_text() == "before"
    assert [one.name for one in tmp_path.glob("shop.csv*")] == ["shop.csv"]


def test_an_unknown_format_or_folder_is_refused(
    shop: Workspace, tmp_path: Path, finish: Finish
) -> None:
    with pytest.raises(VitrineError, match="is a folder"):
        finish(export_catalogue(shop.catalogue.store, tmp_path))
    with pytest.raises(VitrineError, match="has the suffix of no format"):
        finish(export_catalogue(shop.catalogue.store, tmp_path / "shop.txt"))
    with pytest.raises(VitrineError, match="There is no folder"):
        finish(export_catalogue(shop.catalogue.store, tmp_path / "no folder" / "shop.csv"))


def test_prices_are_exact(shop: Workspace, tmp_path: Path, finish: Finish) -> None:
    shop.catalogue.store.products.update({1: {"price": Decimal("1E+3")}})
    finish(export_catalogue(shop.catalogue.store, tmp_path / "shop.csv", product_ids=[1]))
    assert ",1000,EUR," in (tmp_path / "shop.csv").read_text(encoding="utf-8-sig")


def _contents(file: Path) -> object:
    """Return the bytes of a file; of a workbook those of its sheets and texts."""
    if file.suffix != ".xlsx":
        return file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/")]
        return {name: archive.read(name) for name in names}


def test_confirmed_photos_are_not_exported(
    shop: Workspace, tmp_path: Path, finish: Finish, cluttered_photo: Callable[[int, int], bytes]
) -> None:
    before, after = tmp_path / "before.csv", tmp_path / "after.csv"
    finish(export_catalogue(shop.catalogue.store, before))
    shop.learning().confirm(cluttered_photo(0, 7), shop.catalogue.store.products.ids()[0])
    finish(export_catalogue(shop.catalogue.store, after))
    first, second = (file.read_text(encoding="utf-8") for file in (before, after))
    assert second == first
