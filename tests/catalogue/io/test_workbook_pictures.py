"""Pictures in and over the cells of a workbook are read with their rows."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from PIL import Image

from desktop_app.catalogue.io.workbook_pictures import WorkbookPictures

XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def png(seed: int, size: tuple[int, int] = (40, 40)) -> io.BytesIO:
    """Return a picture file."""
    file = io.BytesIO()
    Image.new("RGB", size, (seed, 0, 0)).save(file, "PNG")
    return file


def seeds(pictures: WorkbookPictures, row: int) -> list[int]:
    """Return the seeds of the pictures of a row."""
    found = []
    for suffix, contents in pictures.of_row(row):
        assert suffix == ".png"
        pixel = Image.open(io.BytesIO(contents)).getpixel((0, 0))
        assert isinstance(pixel, tuple)
        found.append(int(pixel[0]))
    return found


def workbook(file: Path, fill: Callable[[xlsxwriter.Workbook], object]) -> Path:
    """Write a workbook."""
    with xlsxwriter.Workbook(file) as book:
        fill(book)
    return file


def test_pictures_over_cells_belong_to_the_row_they_begin_in(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.set_row(2, 60)
        for row, seed in ((1, 10), (1, 11), (2, 20), (9, 90)):
            sheet.insert_image(row, 3, "p.png", {"image_data": png(seed)})
        # These begin a little above the border of their row.
        sheet.insert_image(2, 3, "p.png", {"image_data": png(30), "y_offset": 70})
        sheet.insert_image(4, 3, "p.png", {"image_data": png(60), "y_offset": 18})

    pictures = WorkbookPictures(workbook(tmp_path / "shop.xlsx", fill))
    assert len(pictures) == 6
    rows = [seeds(pictures, row) for row in (2, 3, 4, 6, 10, 7)]
    assert rows == [[10, 11], [20], [30], [60], [90], []]


def test_pictures_placed_in_cells_are_read(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        for row, seed in ((1, 10), (2, 20), (3, 10)):
            sheet.write_string(row, 0, f"A{row}")
            sheet.embed_image(row, 1, "p.png", {"image_data": png(seed)})
        sheet.insert_image(3, 2, "p.png", {"image_data": png(31)})

    pictures = WorkbookPictures(workbook(tmp_path / "shop.xlsx", fill))
    assert [seeds(pictures, row) for row in (1, 2, 3, 4)] == [[], [10], [20], [31, 10]]


def test_pictures_of_wps_office_are_read(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_formula(1, 1, '=_xlfn.DISPIMG("ID_AB",1)', value='=DISPIMG("ID_AB",1)')
        sheet.write_formula(2, 1, '=_xlfn.DISPIMG("ID_GONE",1)', value='=DISPIMG("ID_GONE",1)')

    file = workbook(tmp_path / "shop.xlsx", fill)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(
            "xl/cellimages.xml",
            f'<c:cellImages xmlns:c="http://www.wps.cn/officeDocument/2017/etCustomData" '
            f'xmlns:x="{XDR}" xmlns:a="{A}" xmlns:r="{R}"><c:cellImage><x:pic><x:nvPicPr>'
            f'<x:cNvPr id="2" name="ID_AB"/></x:nvPicPr><x:blipFill><a:blip r:embed="rId1"/>'
            f"</x:blipFill></x:pic></c:cellImage></c:cellImages>",
        )
        archive.writestr(
            "xl/_rels/cellimages.xml.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{R}/image" '
            f'Target="media/image1.png"/></Relationships>',
        )
        archive.writestr("xl/media/image1.png", png(77).getvalue())
    assert seeds(WorkbookPictures(file), 2) == [77]
    assert seeds(WorkbookPictures(file), 3) == []


def test_only_the_pictures_of_the_sheet_are_read(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        for number, name in enumerate(("Front", "Größen")):
            book.add_worksheet(name).insert_image(1, 0, "p", {"image_data": png(number + 1)})

    file = workbook(tmp_path / "shop.xlsx", fill)
    assert seeds(WorkbookPictures(file), 2) == [1]
    assert seeds(WorkbookPictures(file, "Größen"), 2) == [2]
    assert len(WorkbookPictures(file, "None")) == 0


@pytest.mark.parametrize("contents", [b"", b"sku,name\n1,2\n", b"PK\3\4 no archive"])
def test_other_files_have_no_pictures(tmp_path: Path, contents: bytes) -> None:
    (tmp_path / "shop.xlsx").write_bytes(contents)
    pictures = WorkbookPictures(tmp_path / "shop.xlsx")
    assert (len(pictures), pictures.is_damaged) == (0, False)
    assert len(WorkbookPictures(tmp_path / "gone.xlsx")) == 0


def test_any_damage_is_reported(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.insert_image(1, 0, "p.png", {"image_data": png(1)})
        sheet.embed_image(2, 0, "p.png", {"image_data": png(2)})

    file = workbook(tmp_path / "shop.xlsx", fill)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in parts if "media" not in name]
    numbers = random.Random(5)
    for _ in range(200):
        name = numbers.choice(names)
        damaged = bytearray(parts[name])
        for _ in range(numbers.randint(1, 6)):
            damaged[numbers.randrange(len(damaged))] = numbers.choice(b'<>"/09-xrId \xff')
        with zipfile.ZipFile(tmp_path / "damaged.xlsx", "w") as archive:
            for other, contents in parts.items():
                archive.writestr(other, bytes(damaged) if other == name else contents)
        pictures = WorkbookPictures(tmp_path / "damaged.xlsx")
        assert all(suffix == ".png" for row in (2, 3) for suffix, _ in pictures.of_row(row))


def test_damaged_parts_hide_no_row(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet().insert_image(1, 0, "p.png", {"image_data": png(1)})

    file = workbook(tmp_path / "shop.xlsx", fill)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for damaged in ("xl/drawings/drawing1.xml", "xl/workbook.xml", "_rels/.rels"):
        with zipfile.ZipFile(tmp_path / "damaged.xlsx", "w") as archive:
            for name, contents in parts.items():
                archive.writestr(name, contents[:60] if name == damaged else contents)
        pictures = WorkbookPictures(tmp_path / "damaged.xlsx")
        assert (len(pictures), pictures.is_damaged) == (0, True)
    with zipfile.ZipFile(tmp_path / "missing.xlsx", "w") as archive:
        for name, contents in parts.items():
            if "media" not in name or name.endswith("/"):
                archive.writestr(name, contents)
        archive.writestr("xl/media/other.png", b"")
    assert list(WorkbookPictures(tmp_path / "missing.xlsx").of_row(2)) == [(".png", b"")]
