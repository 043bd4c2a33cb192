"""A moved or renamed picture stays the same picture of the same product."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.product import Product
from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.engine.ingest.picture_moves import is_gone, is_named_by
from desktop_app.engine.workspace import Workspace

Import = Callable[[Path], ImportReport]
DrawPicture = Callable[..., Path]


@pytest.fixture
def import_(workspace: Workspace, finish: Callable[[Any], Any]) -> Import:
    """Return a function that imports a source."""
    return lambda source: finish(workspace.import_products(source))


def counts(report: ImportReport) -> tuple[int, int, int, int, int]:
    """Return products added, updated and unchanged, pictures added and moved."""
    assert report.rejected == ()
    return report.added, report.updated, report.unchanged, report.pictures, report.moved


def state(workspace: Workspace) -> dict[str, tuple[str, str, list[tuple[int, str]]]]:
    """Return name, category and pictures (id, last two parts of the path) by SKU."""
    found = {}
    for hit in workspace.catalogue.browse(limit=100):
        detail = workspace.catalogue.product_detail(hit.product.id)
        pictures = [(p.id, "/".join(Path(p.path).parts[-2:])) for p in detail.pictures]
        found[hit.product.sku] = (hit.product.name, hit.product.category, pictures)
    assert workspace.status().indexed == workspace.status().pictures
    return found


def products(workspace: Workspace) -> list[Product]:
    return [hit.product for hit in workspace.catalogue.browse(limit=100)]


@pytest.fixture
def folder(tmp_path: Path, draw_picture: DrawPicture) -> Path:
    """Return a folder of two products; the second one has two pictures."""
    draw_picture(tmp_path / "shop" / "Shoes" / "boot.png", 1)
    draw_picture(tmp_path / "shop" / "Tea" / "lemon" / "1.png", 2)
    draw_picture(tmp_path / "shop" / "Tea" / "lemon" / "2.png", 3)
    return tmp_path / "shop"


def test_a_renamed_root_moves_all_pictures(
    workspace: Workspace, folder: Path, import_: Import
) -> None:
    import_(folder)
    before = state(workspace)
    renamed = folder.rename(folder.with_name("shop 2026"))
    assert counts(import_(renamed)) == (0, 0, 2, 0, 3)
    assert state(workspace) == before
    assert counts(import_(renamed)) == (0, 0, 2, 0, 0)


def test_a_renamed_category_is_updated(workspace: Workspace, folder: Path, import_: Import) -> None:
    import_(folder)
    (folder / "Shoes").rename(folder / "Boots")
    assert counts(import_(folder)) == (0, 1, 1, 0, 1)
    assert state(workspace)["boot"] == ("boot", "Boots", [(1, "Boots/boot.png")])


def test_a_renamed_file_or_folder_renames_its_product(
    workspace: Workspace, folder: Path, import_: Import
) -> None:
    import_(folder)
    ids = {product.sku: product.id for product in products(workspace)}
    (folder / "Shoes" / "boot.png").rename(folder / "Shoes" / "clog.png")
    (folder / "Tea" / "lemon").rename(folder / "Tea" / "lime")
    assert counts(import_(folder)) == (0, 2, 0, 0, 3)
    assert state(workspace) == {
        "clog": ("clog", "Shoes", [(1, "Shoes/clog.png")]),
        "lime": ("lime", "Tea", [(2, "lime/1.png"), (3, "lime/2.png")]),
    }
    assert {product.id for product in products(workspace)} == set(ids.values())
    assert counts(import_(folder)) == (0, 0, 2, 0, 0)


def test_a_name_that_a_person_gave_stays(
    workspace: Workspace, folder: Path, import_: Import
) -> None:
    import_(folder)
    (boot,) = (product for product in products(workspace) if product.sku == "boot")
    workspace.catalogue.store.products.update({boot.id: {"name": "Winter boot"}})
    (folder / "Shoes" / "boot.png").rename(folder / "Shoes" / "b-17.png")
    import_(folder)
    assert state(workspace)["b-17"][0] == "Winter boot"


def test_a_picture_that_becomes_a_product_of_its_own_is_moved_to_it(
    workspace: Workspace, folder: Path, import_: Import
) -> None:
    import_(folder)
    (folder / "Tea" / "lemon" / "2.png").rename(folder / "Tea" / "green.png")
    assert counts(import_(folder)) == (1, 0, 2, 0, 1)
    assert state(workspace)["green"] == ("green", "Tea", [(3, "Tea/green.png")])
    assert state(workspace)["lemon"][2] == [(2, "lemon/1.png")]


def test_a_picture_in_the_folder_of_another_product_is_moved_to_it(
    workspace: Workspace, folder: Path, import_: Import, draw_picture: DrawPicture
) -> None:
    draw_picture(folder / "Tea" / "green" / "1.png", 4)
    import_(folder)
    (folder / "Tea" / "lemon" / "2.png").rename(folder / "Tea" / "green" / "2.png")
    report = import_(folder)
    assert (report.added, report.pictures, report.moved) == (0, 0, 1)
    assert [path for _, path in state(workspace)["green"][2]] == ["green/1.png", "green/2.png"]
    assert [path for _, path in state(workspace)["lemon"][2]] == ["lemon/1.png"]


def test_a_copy_is_no_further_picture(workspace: Workspace, folder: Path, import_: Import) -> None:
    import_(folder)
    shutil.copy(folder / "Tea" / "lemon" / "1.png", folder / "Tea" / "lemon" / "3.png")
    assert counts(import_(folder)) == (0, 0, 2, 0, 0)


def test_products_of_a_table_keep_their_skus_in_a_folder_import(
    workspace: Workspace, folder: Path, import_: Import
) -> None:
    table = folder / "shop.csv"
    table.write_text("sku,name,image\nA1,Boot,Shoes/boot.png\nA2,Tea,Tea/lemon/1.png\n")
    import_(table)
    (folder / "Shoes" / "boot.png").rename(folder / "Shoes" / "old boot.png")
    (folder / "Tea" / "lemon" / "2.png").unlink()
    assert counts(import_(folder)) == (0, 0, 2, 0, 1)
    assert state(workspace) == {
        "A1": ("Boot", "", [(1, "Shoes/old boot.png")]),
        "A2": ("Tea", "", [(2, "lemon/1.png")]),
    }


def test_a_second_product_of_the_same_name_does_not_double_the_first(
    workspace: Workspace, folder: Path, import_: Import, draw_picture: DrawPicture
) -> None:
    import_(folder)
    draw_picture(folder / "Toys" / "boot.png", 9)
    assert counts(import_(folder)) == (1, 0, 2, 1, 0)
    assert sorted(state(workspace)) == ["Toys/boot", "boot", "lemon"]


def test_placeholders_of_many_products_are_moved_with_them(
    workspace: Workspace, tmp_path: Path, import_: Import, draw_picture: DrawPicture
) -> None:
    placeholder = draw_picture(tmp_path / "shop" / "none" / "000.png", 1)
    for number in range(1, 60):
        shutil.copy(placeholder, placeholder.with_name(f"{number:03}.png"))
    import_(tmp_path / "shop")
    (tmp_path / "shop").rename(tmp_path / "new")
    assert counts(import_(tmp_path / "new")) == (0, 0, 60, 0, 60)


def test_pictures_of_a_table_are_moved(
    workspace: Workspace, shop_table: Path, import_: Import
) -> None:
    import_(shop_table)
    before = state(workspace)
    (shop_table.parent / "pictures").rename(shop_table.parent / "photos")
    shop_table.write_text(shop_table.read_text().replace("pictures/", "photos/"))
    assert counts(import_(shop_table)) == (0, 0, 6, 0, 6)
    after = state(workspace)
    assert [after[sku][2][0][0] for sku in after] == [before[sku][2][0][0] for sku in before]
    assert after["P-1"][2][0][1] == "photos/1.png"


def test_a_sku_is_named_by_a_file_or_its_folder() -> None:
    assert is_named_by("boot", "/shop/Shoes/boot.jpg")
    assert is_named_by("Shoes/boot", "/shop/Shoes/boot/1.jpg")
    assert not is_named_by("A1", "/shop/Shoes/boot.jpg")


def test_a_file_is_gone_if_nothing_is_left_at_its_path(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.touch()
    assert not is_gone(str(file), str(tmp_path / "b.jpg"))
    assert is_gone(str(tmp_path / "gone.jpg"), str(file))
    assert is_gone(str(file), str(file))
    assert is_gone(str(file / "below a file.jpg"), str(file))


def test_the_import_of_a_renamed_file_can_be_undone(
    workspace: Workspace, folder: Path, import_: Import
) -> None:
    import_(folder)
    before = state(workspace)
    (folder / "Shoes" / "boot.png").rename(folder / "Shoes" / "clog.png")
    import_(folder)
    workspace.catalogue.store.history.undo()
    assert state(workspace) == before
    workspace.catalogue.store.history.redo()
    assert state(workspace)["clog"] == ("clog", "Shoes", [(1, "Shoes/clog.png")])


def test_the_same_folder_by_another_path_adds_nothing(
    workspace: Workspace, folder: Path, import_: Import, tmp_path: Path
) -> None:
    import_(folder)
    pictures = workspace.status().pictures
    link = tmp_path / "link"
    link.symlink_to(folder)
    for path in (link, folder / ".." / folder.name):
        report = import_(path)
        assert (report.added, report.pictures) == (0, 0)
        assert workspace.status().pictures == pictures
