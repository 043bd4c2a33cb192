"""How a table is read is remembered for the next one."""

from pathlib import Path

import pytest
import xlsxwriter

from desktop_app.domain.table_layout import TableLayout
from desktop_app.domain.table_options import TableOptions
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish

MAPPING = {"sku": "Key", "name": "Text"}


class Tables:
    """A catalogue and a folder of tables."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self._workspace = workspace
        self._folder = folder

    def write(self, text: str, name: str = "t.csv") -> Path:
        file = self._folder / name
        file.write_text(text)
        return file

    def import_(
        self,
        table: Path,
        mapping: dict[str, str] | None = None,
        options: TableOptions = TableOptions(),  # noqa: B008 - frozen
    ) -> None:
        finish(self._workspace.import_products(table, mapping=mapping, options=options))

    def find(self, table: Path, supplier: str = "") -> TableLayout | None:
        return self._workspace.catalogue.find_layout(table, supplier=supplier)

    def all(self) -> tuple[TableLayout, ...]:
        return self._workspace.catalogue.layouts()


@pytest.fixture
def tables(workspace: Workspace, tmp_path: Path) -> Tables:
    return Tables(workspace, tmp_path)


def test_a_mapping_is_found_for_the_same_headings(tables: Tables) -> None:
    tables.import_(tables.write("Key,Text\nA1,Tea\n"), MAPPING)
    found = tables.find(tables.write("Text,Key\nBag,A2\n", "later.csv"))
    assert found is not None
    assert (found.mapping, found.options) == (MAPPING, TableOptions())
    assert tables.find(tables.write("Key,Text,More\nA1,Tea,x\n", "other.csv")) is None


def test_what_is_recognised_is_not_remembered(tables: Tables) -> None:
    table = tables.write("sku,name\nA1,Tea\n")
    tables.import_(table)
    tables.import_(table, {"sku": "sku", "name": "name"})
    assert tables.all() == ()


def test_what_is_recognised_again_is_forgotten(tables: Tables) -> None:
    table = tables.write("sku,name\nA1,Tea\n")
    tables.import_(table, {"sku": "name"})
    assert len(tables.all()) == 1
    tables.import_(table, {"sku": "sku", "name": "name"})
    assert tables.all() == ()


def test_options_are_found_by_the_headings_that_are_recognised(tables: Tables) -> None:
    text = "Offer,2026\nKey;Text\nA1;Tea\n"
    options = TableOptions(header_row=2, delimiter=";")
    tables.import_(tables.write(text), MAPPING, options)
    found = tables.find(tables.write(text.replace("Tea", "Bag"), "later.csv"))
    assert found is not None
    assert (found.mapping, found.options) == (MAPPING, options)


def test_the_mapping_of_a_supplier_is_used_as_far_as_it_fits(tables: Tables) -> None:
    tables.import_(tables.write("Key,Text\nA1,Tea\n"), MAPPING, TableOptions(supplier="Acme"))
    other = tables.write("Key,Name,EAN\nA1,Tea,\n", "other.csv")
    assert tables.find(other) is None
    found = tables.find(other, "ACME")
    assert found is not None
    assert found.mapping == {"sku": "Key", "name": "Name", "gtin": "EAN"}
    assert found.options.supplier == "ACME"


def test_the_only_supplier_of_these_headings_is_told(tables: Tables) -> None:
    table = tables.write("Key,Text\nA1,Tea\n")
    tables.import_(table, MAPPING, TableOptions(supplier="Acme"))
    found = tables.find(table)
    assert found is not None
    assert found.options.supplier == "Acme"
    tables.import_(table, MAPPING, TableOptions(supplier="Bear"))
    found = tables.find(table)
    assert found is not None
    assert (found.options.supplier, found.mapping) == ("", MAPPING)


def test_options_that_do_not_fit_are_passed_over(tables: Tables) -> None:
    tables.import_(tables.write("Key,Text\nx,y\nA1,Tea\n"), MAPPING, TableOptions(supplier="Acme"))
    tables.import_(
        tables.write("a,b\nKey,Text\nA1,Tea\n"), MAPPING, TableOptions(header_row=2, supplier="Bob")
    )
    assert tables.find(tables.write("a,b\n", "short.csv"), "Bob") is None
    folder = tables.write("x").parent
    assert tables.find(folder) is None
    assert tables.find(folder / "gone.csv") is None


def test_tables_of_a_supplier_are_versions_of_one_table(
    tables: Tables, workspace: Workspace
) -> None:
    options = TableOptions(supplier="Acme")
    tables.import_(tables.write("sku,name\nA1,Tea\nA2,Bag\n"), None, options)
    tables.import_(tables.write("sku,name,price\nB1,Pen,1\n", "b.csv"))
    later = tables.write("sku,name,price\nA1,Tea,3\n", "later.csv")
    preview = finish(workspace.catalogue.preview_import(later, options=options))
    missing = workspace.catalogue.products(preview.missing_products.tolist())
    assert [product.sku for product in missing.values()] == ["A2"]


def test_a_sheet_is_remembered_if_the_first_one_is_something_else(
    tables: Tables, tmp_path: Path
) -> None:
    file = tmp_path / "list.xlsx"
    for first, sheets in ((["sku", "name"], None), (["Contents", "Page"], "Cups")):
        book = xlsxwriter.Workbook(str(file))
        book.add_worksheet("Tea").write_row(0, 0, first)
        cups = book.add_worksheet("Cups")
        cups.write_row(0, 0, ["sku", "name"])
        cups.write_row(1, 0, ["C1", "Cup"])
        book.close()
        tables.import_(file, options=TableOptions(sheet="Cups"))
        found = tables.find(file)
        assert (found and found.options.sheet) == sheets
