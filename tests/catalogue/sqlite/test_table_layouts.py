"""How tables are read is stored by headings and supplier."""

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.table_layout import TableLayout
from desktop_app.domain.table_options import TableOptions

HEADINGS = ("Art", "Text")
MAPPING = {"sku": "Art", "name": "Text"}


def test_a_layout_is_found_by_its_headings_in_any_order(catalogue: SqliteCatalogue) -> None:
    options = TableOptions("Prices", 3, "cp1252", ";")
    catalogue.tables.save_layout(TableLayout(HEADINGS, MAPPING, options))
    (found,) = catalogue.tables.layouts_for(("TEXT", "", "art"), "")
    assert (found.headings, found.mapping, found.options) == (HEADINGS, MAPPING, options)
    assert (found.id > 0, found.saved_at[:2]) == (True, "20")
    assert catalogue.tables.layouts_for(("Art", "Text", "More"), "") == []


def test_a_layout_replaces_that_of_the_same_headings_and_supplier(
    catalogue: SqliteCatalogue,
) -> None:
    for supplier, sheet in (("Acme", "1"), ("ＡＣＭＥ ", "2"), ("", "3")):
        options = TableOptions(sheet, supplier=supplier)
        catalogue.tables.save_layout(TableLayout(HEADINGS, None, options))
    kept = [(one.options.supplier, one.options.sheet) for one in catalogue.tables.layouts()]
    assert kept == [("", "3"), ("ＡＣＭＥ", "2")]


def test_the_layout_of_a_supplier_comes_first(catalogue: SqliteCatalogue) -> None:
    for headings, supplier in ((HEADINGS, ""), (("Other",), "Acme"), (HEADINGS, "Bear")):
        options = TableOptions(supplier=supplier)
        catalogue.tables.save_layout(TableLayout(headings, MAPPING, options))
    found = catalogue.tables.layouts_for(HEADINGS, "acme")
    assert [one.options.supplier for one in found] == ["Acme", "Bear", ""]
    found = catalogue.tables.layouts_for(HEADINGS, "")
    assert [one.options.supplier for one in found] == ["", "Bear"]


def test_layouts_are_forgotten(catalogue: SqliteCatalogue) -> None:
    catalogue.tables.save_layout(TableLayout(HEADINGS, None, TableOptions("2")))
    (saved,) = catalogue.tables.layouts()
    assert catalogue.tables.forget_layouts([saved.id, 99]) == 1
    assert catalogue.tables.layouts() == []
    assert catalogue.tables.forget_layouts([]) == 0
