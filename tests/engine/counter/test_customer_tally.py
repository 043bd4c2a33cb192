import csv
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.domain.product import Product
from desktop_app.engine.counter.customer_tally import CustomerTally, tally_text, write_tally
from desktop_app.errors import VitrineError
from tests.engine.counter.accepted import APPLES, CUP, TEA, accepted, batch, label


@pytest.fixture
def customer() -> CustomerTally:
    customer = CustomerTally()
    customer.add(accepted(CUP, batch("B1", date(2026, 12, 1))))
    customer.add(accepted(APPLES, label(weight_kg="0.5")))
    return customer


def test_it_tells_the_line_that_was_changed(customer: CustomerTally) -> None:
    line = customer.add(accepted(CUP, batch("B1", date(2026, 12, 1))))
    assert (line, line.count) == (customer.now.lines[0], 2)


def test_everything_is_undone(customer: CustomerTally) -> None:
    before = customer.now
    customer.set_count(before.lines[0].id, 5)
    customer.remove(before.lines[1].id)
    customer.start_next_customer()
    assert customer.now.lines == ()
    for _ in range(3):
        customer.undo()
    assert customer.now == before
    customer.undo()
    customer.undo()
    assert not customer.can_undo
    customer.undo()


def test_what_changes_nothing_is_not_undone(customer: CustomerTally) -> None:
    customer.start_next_customer()
    customer.start_next_customer()
    customer.undo()
    assert len(customer.now.lines) == 2


def test_it_is_written_as_a_table(customer: CustomerTally, tmp_path: Path) -> None:
    customer.add(accepted(Product(9, "=1+1", "a\tb")))
    write_tally(customer.now, tmp_path / "tally.csv")
    with (tmp_path / "tally.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[1] == [
        *("C-1", "Red cup", "4006381333931", "1", "", "4.50", "4.50", "EUR"),
        *("B1", "2026-12-01", ""),
    ]
    assert rows[2][4:8] == ["0.5", "1.50", "1.50", "EUR"]
    assert rows[3][0] == "'=1+1"
    assert rows[4][6:8] == ["6.00", "EUR"]
    lines = tally_text(customer.now).split("\n")
    assert lines[3].split("\t")[:2] == ["=1+1", "a b"]


def test_it_is_written_as_a_workbook(customer: CustomerTally, tmp_path: Path) -> None:
    write_tally(customer.now, tmp_path / "tally.XLSX")
    book = CalamineWorkbook.from_path(tmp_path / "tally.XLSX")
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[0][:4] == ["sku", "name", "gtin", "count"]
    assert rows[1][:4] == ["C-1", "Red cup", "4006381333931", 1.0]


def test_a_folder_that_is_missing_is_named(customer: CustomerTally, tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="There is no folder"):
        write_tally(customer.now, tmp_path / "gone" / "tally.csv")


def test_every_customer_has_another_number() -> None:
    customer = CustomerTally()
    numbers = [customer.number]
    for _ in range(3):
        customer.add(accepted(CUP))
        customer.start_next_customer()
        numbers.append(customer.number)
    assert len(set(numbers)) == 4
    assert numbers == sorted(numbers)
    customer.start_next_customer()
    assert customer.number == numbers[3]
    customer.undo()
    assert (customer.number, customer.now.piece_count) == (numbers[2], 1)


def test_a_customer_is_continued() -> None:
    before = CustomerTally()
    before.add(accepted(CUP))
    customer = CustomerTally()
    customer.add(accepted(TEA))
    customer.restore("261127-140322", before.now)
    assert customer.number == "261127-140322"
    assert [line.accepted.product for line in customer.now.lines] == [CUP, TEA]
    assert not customer.can_undo
