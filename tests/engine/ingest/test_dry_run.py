"""The preview of an import tells what the import then reports, and writes nothing."""

import io
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.domain.omitted_column import OmittedColumn
from desktop_app.engine.ingest.import_preview import ImportPreview
from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from tools.table_corpus.check import ALL_KINDS, cases

HEADINGS = "sku,name,price,image\n"
FOLDER_NAMES = ("cup", "mug", "pot/front", "pot/back", "tea")


def preview(workspace: Workspace, source: Path, **options: Any) -> ImportPreview:
    """Return the preview, after a check that nothing is written."""
    catalogue = workspace.catalogue
    before = contents(Path(catalogue.store.location))
    found = finish(catalogue.preview_import(source, **options))
    assert contents(Path(catalogue.store.location)) == before
    return found


def contents(folder: Path) -> tuple[list[str], list[str]]:
    with sqlite3.connect(folder / DATABASE_NAME) as database:
        dump = [line for line in database.iterdump() if not line.startswith("--")]
    database.close()
    return dump, sorted(map(str, (folder / "pictures").rglob("*")))


def import_(workspace: Workspace, source: Path, **options: Any) -> ImportReport:
    return finish(workspace.import_products(source, **options))


@pytest.fixture
def table(tmp_path: Path, draw_picture: Callable[..., Path]) -> Callable[..., Path]:
    """Return a function that writes a table; the pictures a.png to d.png are beside it."""
    for seed, name in enumerate("abcd"):
        draw_picture(tmp_path / f"{name}.png", seed)

    def write(*lines: str, name: str = "shop.csv", headings: str = HEADINGS) -> Path:
        file = tmp_path / name
        file.write_text(headings + "".join(f"{line}\n" for line in lines))
        return file

    return write


def test_a_first_import(workspace: Workspace, table: Callable[..., Path]) -> None:
    file = table("A1,Tea,3,a.png", "A2,Bag,9,b.png|gone.png", "A1,Coffee,3,", ",No key,1,")
    found = preview(workspace, file)
    assert found.report == import_(workspace, file)
    report = found.report
    assert (report.added, report.pictures, len(report.rejected)) == (2, 2, 3)
    assert (found.missing_pictures, found.changed_fields, found.changes) == (1, {}, ())
    assert found.missing_products.tolist() == []


def test_changed_fields_are_counted_and_listed(
    workspace: Workspace, table: Callable[..., Path]
) -> None:
    headings = "sku,name,price,colour\n"
    import_(workspace, table("A1,Tea,3,red", "A2,Bag,9,blue", "A3,Cup,1,", headings=headings))
    file = table("A1,Tea,3.50,red", "A2,Case,9.5,green", "A3,Cup,1,", headings=headings)
    found = preview(workspace, file)
    assert found.report == import_(workspace, file)
    assert (found.report.updated, found.report.unchanged) == (2, 1)
    assert found.changed_fields == {"price": 2, "name": 1, "attributes": 1}
    assert [(one.sku, one.name) for one in found.changes] == [("A1", "Tea"), ("A2", "Bag")]
    changes = [(one.field, str(one.before), str(one.after)) for one in found.changes[1].changes]
    assert changes == [
        ("name", "Bag", "Case"),
        ("price", "9", "9.5"),
        ("attributes", "{'colour': 'blue'}", "{'colour': 'green'}"),
    ]


def test_pictures_that_are_replaced_moved_or_changed(
    workspace: Workspace, table: Callable[..., Path], tmp_path: Path
) -> None:
    import_(workspace, table("A1,Tea,3,a.png|b.png", "A2,Bag,9,c.png"))
    shutil.move(tmp_path / "c.png", tmp_path / "moved.png")
    (tmp_path / "b.png").write_bytes((tmp_path / "d.png").read_bytes())
    file = table("A1,Tea,3,b.png", "A2,Bag,9,moved.png")
    for read_pictures in (False, True):
        found = preview(workspace, file, read_pictures=read_pictures)
        report = found.report
        assert (report.pictures, report.moved, report.removed) == (1, 1, 1)
        assert found.changed_pictures == 1
    assert found.report == import_(workspace, file)


def test_copies_of_the_pictures_beside_a_later_table_are_not_new(
    workspace: Workspace, table: Callable[..., Path], tmp_path: Path
) -> None:
    import_(workspace, table("A1,Tea,3,a.png", "A2,Bag,9,b.png"))
    later = tmp_path / "later"
    later.mkdir()
    shutil.copy(tmp_path / "a.png", later)
    shutil.copy(tmp_path / "c.png", later / "b.png")
    file = Path(shutil.copy(table("A1,Tea,3,a.png", "A2,Bag,9,b.png"), later))
    for read_pictures in (False, True):
        found = preview(workspace, file, read_pictures=read_pictures)
        assert (found.report.unchanged, found.report.pictures, found.report.removed) == (1, 1, 1)
    assert found.report == import_(workspace, file)


def test_damaged_pictures_are_found_if_they_are_read(
    workspace: Workspace, table: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "bad.png").write_bytes(b"no picture")
    file = table("A1,Tea,3,bad.png")
    unread = preview(workspace, file, read_pictures=False)
    assert (unread.report.pictures, unread.are_pictures_read) == (1, False)
    found = preview(workspace, file)
    assert (found.report.pictures, found.missing_pictures) == (0, 0)
    assert found.report == import_(workspace, file)


def test_pictures_in_cells_are_counted_and_not_stored(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "shop.xlsx"
    with Workbook(str(file)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["sku", "name", "image"])
        for row, seed in enumerate((1, 2, 1), start=1):
            sheet.write_row(row, 0, [f"A{row}", "Tea"])
            sheet.embed_image(row, 2, "p.png", {"image_data": io.BytesIO(_png(seed))})
    for read_pictures in (False, True):
        found = preview(workspace, file, read_pictures=read_pictures)
        assert (found.report.pictures, found.report.rejected) == (3, ())
    assert found.report == import_(workspace, file)
    again = preview(workspace, file)
    assert again.report == import_(workspace, file)
    assert (again.report.unchanged, again.report.pictures) == (3, 0)


def test_web_pictures_are_told_by_host(workspace: Workspace, table: Callable[..., Path]) -> None:
    address = "https://shop.example"
    found = preview(workspace, table(f"A1,Tea,3,{address}/1.png|{address}/2.png", "A2,Bag,9,"))
    assert found.web_pictures == {"shop.example": 2}
    assert found.report.pictures == 0


def test_omitted_columns(workspace: Workspace, table: Callable[..., Path]) -> None:
    headings = "sku,name,Colour,Number,Front,,Offer\n"
    found = preview(
        workspace,
        table(
            "A1,Tea,red,4006381333931,a.png,x,3.50 EUR",
            "A2,Bag,blue,96385074,b.png,,9 EUR",
            headings=headings,
        ),
    )
    assert found.omitted_columns == (
        OmittedColumn(3, "Colour", None),
        OmittedColumn(4, "Number", "gtin"),
        OmittedColumn(5, "Front", "pictures"),
        OmittedColumn(6, "", None),
        OmittedColumn(7, "Offer", "price"),
    )


@pytest.mark.parametrize("seed", range(len(ALL_KINDS)))
def test_tables_of_all_kinds(workspace: Workspace, tmp_path: Path, seed: int) -> None:
    for number, case in enumerate([*cases(seed + 1)][seed:]):
        file = tmp_path / f"{number}{case.suffix}"
        file.write_bytes(case.data)
        if case.is_refused:
            continue
        for _ in range(2):
            found = preview(workspace, file)
            assert found.report == import_(workspace, file)


@pytest.mark.parametrize("seed", range(8))
def test_random_tables(workspace: Workspace, table: Callable[..., Path], seed: int) -> None:
    rng = random.Random(seed)
    for number in range(4):
        lines = [
            f"{rng.choice('ABC')}{rng.randrange(6)},{rng.choice(['Tea', '', 'Bag'])},"
            f"{rng.choice(['', '3', '4', 'x'])},{'|'.join(rng.sample(_FILES, rng.randrange(3)))}"
            for _ in range(rng.randrange(1, 14))
        ]
        # Further rows are in another chunk.
        lines += [f"F{at},Filler,1," for at in range(rng.choice((0, 300)))] + lines[:3]
        file = table(*lines, name=f"{rng.choice('xy')}{number}.csv")
        archive = rng.random() < 0.5
        found = preview(workspace, file, archive_missing=archive)
        assert found.report == import_(workspace, file, archive_missing=archive)


@pytest.mark.parametrize("seed", range(8))
def test_random_folders(
    workspace: Workspace, tmp_path: Path, draw_picture: Callable[..., Path], seed: int
) -> None:
    rng = random.Random(seed)
    folder = tmp_path / "folder"
    for at in range(20):
        draw_picture(folder / f"{at % 3}/{at // 2}/{at % 2}.png", at % 15)
    import_(workspace, folder)
    for number in range(3):
        for file in rng.sample([*folder.rglob("*.png")], 8):
            target = folder / rng.choice("012") / f"{rng.choice('78n')}{number}" / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            rng.choice((shutil.move, shutil.copy))(file, target)
        renamed = rng.choice([one for one in (folder / "1").iterdir() if one.is_dir()])
        renamed.rename(renamed.with_name(f"renamed-{number}"))
        quick = preview(workspace, folder, read_pictures=False)
        found = preview(workspace, folder)
        assert quick.report == found.report == import_(workspace, folder)


_FILES = ("a.png", "b.png", "c.png", "gone.png", "d.png")


def _png(seed: int) -> bytes:
    from tests.conftest import encoded, object_on_white

    return encoded(object_on_white(seed, 64))
