"""Texts that are made to harm are exported as text, and come back as they were."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.engine.export.catalogue_export import export_catalogue
from desktop_app.errors import VitrineError
from tests.actor import ACTOR

Finish = Callable[[Any], Any]
# A formula, a tag, an entity, a mark of direction, and a long text.
NAMES = ("=cmd|'/C calc'!A0", '<img src="x">&amp;', "shop\u202e=1+1", "-5 degrees", "W" * 1000)


@pytest.fixture
def catalogue(tmp_path: Path) -> SqliteCatalogue:
    """Return a catalogue with a product of each name."""
    catalogue = SqliteCatalogue.open(tmp_path / "shop", actor=ACTOR)
    catalogue.products.add({f"P-{at}": {"name": name} for at, name in enumerate(NAMES)})
    return catalogue


def test_no_format_has_a_formula_and_all_have_the_texts(
    catalogue: SqliteCatalogue, tmp_path: Path, finish: Finish
) -> None:
    files = {suffix: tmp_path / f"shop{suffix}" for suffix in (".csv", ".xlsx", ".json")}
    for file in files.values():
        finish(export_catalogue(catalogue, file))
        rows = list(open_source(file).rows())
        assert [row.values["name"] for row in rows] == [name.strip() for name in NAMES]
    catalogue.close()
    with files[".csv"].open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]
    with ZipFile(files[".xlsx"]) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    objects = json.loads(files[".json"].read_text(encoding="utf-8"))
    assert [one["name"] for one in objects] == list(NAMES)


def test_a_text_that_no_cell_can_have_is_not_cut(
    catalogue: SqliteCatalogue, tmp_path: Path, finish: Finish
) -> None:
    file = tmp_path / "shop.xlsx"
    file.write_bytes(b"earlier")
    catalogue.products.update({1: {"description": "x" * 40_000}})
    with pytest.raises(VitrineError, match="Row 2: a cell of a workbook can have 32767"):
        finish(export_catalogue(catalogue, file))
    catalogue.close()
    assert file.read_bytes() == b"earlier"
