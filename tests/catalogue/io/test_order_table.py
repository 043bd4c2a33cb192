from pathlib import Path

import pytest

from desktop_app.catalogue.io.order_table import OrderedLine, read_order
from desktop_app.errors import VitrineError


def _order(folder: Path, text: str) -> tuple[OrderedLine, ...]:
    file = folder / "order.csv"
    file.write_text(text, encoding="utf-8")
    return read_order(file)


def test_quantities_and_names_are_read(tmp_path: Path) -> None:
    text = "SKU,Product name,Qty\nA-1,Tea,2\n\nA-2,Cup,12.0\nA-3,Bag,\n,Nothing,7\n"
    assert _order(tmp_path, text) == (
        OrderedLine(2, "A-1", 2, "Tea"),
        OrderedLine(4, "A-2", 12, "Cup"),
        OrderedLine(5, "A-3", 0, "Bag"),
    )


@pytest.mark.parametrize("headings", ["货号;数量", "Artikelnummer;Menge", "Code article;Qté"])
def test_headings_in_other_languages_are_recognised(tmp_path: Path, headings: str) -> None:
    assert _order(tmp_path, f"{headings}\nA-1;3,00\n") == (OrderedLine(2, "A-1", 3),)


def test_without_a_quantity_every_line_is_one_unit(tmp_path: Path) -> None:
    assert [line.quantity for line in _order(tmp_path, "sku,colour\nA-1,red\nA-2,blue\n")] == [1, 1]


@pytest.mark.parametrize("cell", ["many", "1.5", "-2", '"1,000"', "99999", "NaN", "1e3", "²"])
def test_a_quantity_that_is_no_whole_number_names_its_line(tmp_path: Path, cell: str) -> None:
    with pytest.raises(VitrineError, match="line 3"):
        _order(tmp_path, f"sku,quantity\nA-1,1\nA-2,{cell}\n")


@pytest.mark.parametrize("text", ["quantity,colour\n2,red\n", "sku,quantity\n"])
def test_a_table_without_skus_or_lines_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(VitrineError):
        _order(tmp_path, text)
