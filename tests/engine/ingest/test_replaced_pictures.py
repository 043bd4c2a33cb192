"""A picture that its table replaces goes; all other pictures stay."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.picture import OriginKind, PictureFile
from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.engine.workspace import Workspace

HEADINGS = "sku,name,price,image\n"
Import = Callable[..., ImportReport]


@pytest.fixture
def import_(workspace: Workspace, finish: Callable[[Any], Any], tmp_path: Path) -> Import:
    """Return a function that writes and imports a table."""

    def run(*lines: str, name: str = "shop.csv", headings: str = HEADINGS) -> ImportReport:
        table = tmp_path / name
        table.write_text(headings + "".join(f"{line}\n" for line in lines))
        report: ImportReport = finish(workspace.import_products(table))
        return report

    return run


@pytest.fixture(autouse=True)
def _pictures(tmp_path: Path, draw_picture: Callable[..., Path]) -> None:
    for seed, name in enumerate("abcd"):
        draw_picture(tmp_path / f"{name}.png", seed)


def pictures(workspace: Workspace, sku: str = "A1") -> list[str]:
    """Return the names of a product's pictures."""
    store = workspace.catalogue.store
    product_id = store.products.ids_by_sku([sku])[sku]
    assert workspace.status().indexed == workspace.status().pictures
    return [
        Path(picture.path).stem for picture in store.pictures.of_products([product_id])[product_id]
    ]


def test_a_replaced_picture_goes(workspace: Workspace, import_: Import) -> None:
    import_("A1,Tea,3,a.png|b.png", "A2,Bag,9,c.png")
    report = import_("A1,Tea,3,b.png|d.png", "A2,Bag,9,c.png")
    assert (report.updated, report.unchanged, report.pictures, report.removed) == (1, 1, 1, 1)
    assert pictures(workspace) == ["b", "d"]
    assert import_("A1,Tea,3,b.png|d.png", "A2,Bag,9,c.png").removed == 0


def test_a_picture_less_goes_without_a_new_one(workspace: Workspace, import_: Import) -> None:
    import_("A1,Tea,3,a.png|b.png")
    report = import_("A1,Tea,3,b.png")
    assert (report.updated, report.pictures, report.removed) == (1, 0, 1)
    assert pictures(workspace) == ["b"]


def test_a_later_version_of_the_table_has_the_same_headings(
    workspace: Workspace, import_: Import
) -> None:
    import_("A1,Tea,3,a.png", name="products-2026-11.csv")
    report = import_("A1,Tea,3,b.png", name="products-2026-12.csv")
    assert report.removed == 1
    assert pictures(workspace) == ["b"]


def test_another_table_only_adds_pictures(workspace: Workspace, import_: Import) -> None:
    import_("A1,Tea,3,a.png")
    more = {"headings": "sku,image\n"}
    assert import_("A1,b.png", name="front.csv", **more).removed == 0
    assert import_("A1,c.png", name="back.csv", **more).removed == 0
    assert import_("A1,Tea,3,d.png").removed == 1
    assert pictures(workspace) == ["b", "c", "d"]


def test_pictures_of_several_rows_are_all_named(workspace: Workspace, import_: Import) -> None:
    lines = ["A1,Tea,3,a.png", *(f"X{n},Bag,1,c.png" for n in range(300)), "A1,,,b.png"]
    import_(*lines)
    assert import_(*lines).removed == 0
    assert pictures(workspace) == ["a", "b"]


@pytest.mark.parametrize(
    "lines",
    [
        ["A1,Tea,3,"],
        ["A2,Bag,9,c.png"],
        ["A1,Tea,3,gone.png"],
        ["A1,Tea,3,b.png|gone.png"],
        ["A1,Tea,3,https://shop.example/b.png"],
        ["A1,Tea,3,b.png", "A1,Coffee,4,c.png"],
    ],
)
def test_nothing_goes_without_a_picture_in_its_place(
    workspace: Workspace, import_: Import, lines: list[str]
) -> None:
    import_("A1,Tea,3,a.png")
    assert import_(*lines).removed == 0
    assert pictures(workspace)[0] == "a"


def test_a_folder_import_removes_nothing(
    workspace: Workspace, import_: Import, tmp_path: Path, finish: Callable[[Any], Any]
) -> None:
    import_("A1,Tea,3,a.png")
    (tmp_path / "a.png").unlink()
    assert finish(workspace.import_products(tmp_path)).removed == 0
    assert pictures(workspace) == ["a"]


@pytest.mark.parametrize("kind", ["added", "confirmed"])
def test_pictures_that_a_person_added_stay(
    workspace: Workspace, import_: Import, tmp_path: Path, kind: OriginKind
) -> None:
    import_("A1,Tea,3,a.png")
    store = workspace.catalogue.store
    product_id = store.products.ids_by_sku(["A1"])["A1"]
    status = (tmp_path / "b.png").stat()
    by_hand = PictureFile(
        str(tmp_path / "b.png"), "b", status.st_size, status.st_mtime_ns, 16, 16, b"jpeg"
    )
    store.pictures.add([(product_id, by_hand)], kind=kind)
    # The table names it too for a while.
    import_("A1,Tea,3,a.png|b.png")
    assert import_("A1,Tea,3,c.png").removed == 1
    found = store.pictures.of_products([product_id])[product_id]
    assert {Path(picture.path).stem for picture in found} == {"b", "c"}


def test_a_replacement_is_undone_with_its_import(workspace: Workspace, import_: Import) -> None:
    import_("A1,Tea,3,a.png|b.png")
    import_("A1,Tea,3,b.png|d.png")
    history = workspace.catalogue.store.history
    history.undo()
    assert pictures_stored(workspace) == ["a", "b"]
    history.redo()
    assert pictures_stored(workspace) == ["b", "d"]


def pictures_stored(workspace: Workspace) -> list[str]:
    store = workspace.catalogue.store
    product_id = store.products.ids_by_sku(["A1"])["A1"]
    found = store.pictures.of_products([product_id])[product_id]
    return sorted(Path(picture.path).stem for picture in found)
