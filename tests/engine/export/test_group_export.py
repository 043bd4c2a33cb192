"""The file lists the groups in the given order, and catalogue text stays text."""

import csv
import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from desktop_app.catalogue.io.table_reader import Table
from desktop_app.domain.duplicate_group import DuplicateGroup
from desktop_app.engine.export.group_export import COLUMNS
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import finish
from desktop_app.vision.picture_decoding import thumbnail
from tests.conftest import object_on_white
from tests.engine.audit_catalogue import AuditCatalogue

EVIL = '<script>alert("1")</script>&amp;\'"><img src=x onerror=alert(1)>'


def _group(*products: int, picture: int = 0, **values: Any) -> DuplicateGroup:
    given = {"name": "Boot", "level": "copy", "score": 0.98765, "state": "open", **values}
    return DuplicateGroup(
        product_ids=products,
        picture_ids=(picture,) * len(products),
        skus=tuple(f"sku {number}" for number in products),
        reasons=("same_photograph", "price_differs"),
        **given,
    )


def _read(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def _add_picture(audit_catalogue: AuditCatalogue, product_id: int) -> int:
    return audit_catalogue.add_picture(product_id, "a", jpeg=thumbnail(object_on_white(3, 256)))


@pytest.fixture
def groups(audit_catalogue: AuditCatalogue) -> list[DuplicateGroup]:
    """Return two groups in another order than that of their products."""
    one = audit_catalogue.add(
        "A", "a", "b", name="Boot", brand="Acme", category="Shoes", gtin="0123"
    )
    two = audit_catalogue.add("B", price=Decimal("12.90"), currency="EUR")
    three, four = audit_catalogue.add("C"), audit_catalogue.add("D", "d")
    audit_catalogue.resolve("merge", one, four)
    return [_group(three, two, state="later"), _group(one, three, level="exact", score=1.0)]


def test_a_table_has_one_row_per_product_in_the_given_order(
    audit_catalogue: AuditCatalogue, groups: list[DuplicateGroup], tmp_path: Path
) -> None:
    file = tmp_path / "out.CSV"
    finish(audit_catalogue.audit.export(groups, file))
    reasons = "same_photograph|price_differs"
    assert _read(file) == [
        list(COLUMNS),
        ["1", "copy", "0.9877", reasons, "later", "yes", "C", *[""] * 6, "0", ""],
        [
            "1",
            "copy",
            "0.9877",
            reasons,
            "later",
            "no",
            *["B", "", "", "", "12.90", "EUR", "", "0", ""],
        ],
        [
            "2",
            "exact",
            "1.0",
            reasons,
            "open",
            "yes",
            *["A", "Boot", "Acme", "Shoes", "", "", "0123", "3", "D"],
        ],
        ["2", "exact", "1.0", reasons, "open", "no", "C", *[""] * 6, "0", ""],
    ]


def test_a_workbook_has_the_same_rows(
    audit_catalogue: AuditCatalogue, groups: list[DuplicateGroup], tmp_path: Path
) -> None:
    finish(audit_catalogue.audit.export(groups, tmp_path / "out.csv"))
    finish(audit_catalogue.audit.export(groups, tmp_path / "out.xlsx"))
    book = Table(tmp_path / "out.xlsx")
    assert list(book.headings) == list(COLUMNS)
    rows = [list(values) for _, values in book.lines()]
    assert rows == [
        [cell.replace("1.0", "1") for cell in row] for row in _read(tmp_path / "out.csv")[1:]
    ]


def test_catalogue_text_is_never_a_formula(audit_catalogue: AuditCatalogue, tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://x","y")'
    one = audit_catalogue.add(
        "=1+1", name=formula, brand="@x", category="-x", currency="+x", gtin="\t=x"
    )
    group = _group(one, audit_catalogue.add("B"))
    finish(audit_catalogue.audit.export([group], tmp_path / "out.csv"))
    row = _read(tmp_path / "out.csv")[1]
    assert row[6:10] == ["'=1+1", f"'{formula}", "'@x", "'-x"]
    assert all(not cell.startswith(("=", "+", "-", "@", "\t")) for cell in row)
    finish(audit_catalogue.audit.export([group], tmp_path / "out.xlsx"))
    ((_, values), _) = Table(tmp_path / "out.xlsx").lines()
    assert list(values[6:9]) == ["=1+1", formula, "@x"]


class _Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_loads_nothing_and_catalogue_text_is_no_markup(
    audit_catalogue: AuditCatalogue, tmp_path: Path
) -> None:
    one = audit_catalogue.add(
        EVIL, name=EVIL, brand=EVIL, category="</style><slot></slot>", currency=EVIL
    )
    two = audit_catalogue.add("B", price=Decimal("1.50"), currency=EVIL, gtin=EVIL)
    audit_catalogue.resolve("merge", one, audit_catalogue.add("C" + EVIL))
    group = _group(one, two, picture=_add_picture(audit_catalogue, one), name=EVIL)
    file = tmp_path / "out.html"
    finish(audit_catalogue.audit.export([group, group], file))
    html = file.read_text(encoding="utf-8")
    page = _Page(html)
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "link", "slot", "iframe"})
    pictures = [attributes for tag, attributes in page.tags if tag == "img"]
    assert len(pictures) == 4
    for attributes in pictures:
        assert attributes.keys() == {"src", "alt", "loading"}
        assert (attributes["src"] or "").startswith("data:image/jpeg;base64,")
    assert not re.findall(r"(?:src|href)=\"(?!data:)|url\(|@import", html)
    for text in (
        EVIL,
        "Same photograph",
        "98.8%",
        "price differs",
        "Reference",
        "1.50",
        "</style>",
    ):
        assert text in page.text
    assert page.text.count("Other SKUs: ") == 2


def test_the_page_is_well_formed_and_translated(
    audit_catalogue: AuditCatalogue, groups: list[DuplicateGroup], tmp_path: Path
) -> None:
    def upper_case(message: Message) -> str:
        return str(message).upper()

    file = tmp_path / "out.htm"
    finish(audit_catalogue.audit.export(groups, file, translate=upper_case, language="zh-CN"))
    html = file.read_text(encoding="utf-8")
    assert html.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert "IDENTICAL" in html
    body = html[html.index("<main>") : html.index("</main>") + len("</main>")]
    main = ET.fromstring(body)
    assert [card.get("class") for card in main.findall("div")] == ["panel group"] * 2
    assert main[-1].tag == "footer"


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.html"])
def test_a_cancelled_export_keeps_the_former_file(
    audit_catalogue: AuditCatalogue, groups: list[DuplicateGroup], tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / name).write_text("former")
    job = audit_catalogue.audit.export(groups * 100, folder / name)
    for _ in range(3):
        next(job)
    job.close()
    assert [(file.name, file.read_text()) for file in folder.iterdir()] == [(name, "former")]


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.html"])
def test_no_groups_make_a_file_without_rows(
    audit_catalogue: AuditCatalogue, tmp_path: Path, name: str
) -> None:
    finish(audit_catalogue.audit.export([], tmp_path / name))
    assert (tmp_path / name).stat().st_size > 100


def test_another_suffix_is_an_error(audit_catalogue: AuditCatalogue, tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match=r"out\.pdf has the suffix of no format") as caught:
        finish(audit_catalogue.audit.export([], tmp_path / "out.pdf"))
    assert caught.value.hint is not None


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.html"])
def test_a_file_that_cannot_be_written_is_reported(
    audit_catalogue: AuditCatalogue, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).mkdir()
    for file in (tmp_path / "gone" / name, tmp_path / name):
        with pytest.raises(VitrineError, match=r"There is no folder|is a folder") as caught:
            finish(audit_catalogue.audit.export([], file))
        assert caught.value.hint is not None
    assert {file.name for file in tmp_path.iterdir()} == {name, "shop"}


def test_a_removed_product_keeps_its_row(audit_catalogue: AuditCatalogue, tmp_path: Path) -> None:
    finish(audit_catalogue.audit.export([_group(4711, 4712)], tmp_path / "out.csv"))
    assert [row[6] for row in _read(tmp_path / "out.csv")[1:]] == ["sku 4711", "sku 4712"]
