"""A later version of a table has the same headings."""

from pathlib import Path

from desktop_app.catalogue.io.table_origin import table_origin

FULL = ["SKU", "Name", "Image"]


def test_the_order_and_case_of_headings_do_not_matter() -> None:
    first = table_origin(Path("/a.csv"), FULL)
    second = table_origin(Path("/b.csv"), ["image", "name", "sku", ""])
    assert (first.table, first.headings) == ("/a.csv", second.headings)
    assert table_origin(Path("/a.csv"), [*FULL, "Price"]).headings != first.headings


def test_a_list_of_pictures_is_known_by_its_file_alone() -> None:
    assert table_origin(Path("/a.csv"), ["sku", "image"]).headings == ""
