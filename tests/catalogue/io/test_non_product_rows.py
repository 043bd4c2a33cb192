"""Totals, headings of groups and notes are skipped with a reason; products never are."""

from pathlib import Path

import pytest

from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.catalogue.io.import_sources import open_source

_TABLE = "Art.-Nr.;Bezeichnung;Marke;Preis\nA-100;Tee;Nord;3,20\nA-101;Kakao;Nord;4,10\n"


def _last_rows(tmp_path: Path, *lines: str, table: str = _TABLE) -> list[ImportRow]:
    file = tmp_path / "shop.csv"
    file.write_text(table + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return list(open_source(file).rows())[-len(lines) :]


@pytest.mark.parametrize(
    "line",
    [
        "Summe;;;7,30",
        "Summe:;2 Artikel;;7,30",
        "Gesamtsumme netto;;;7,30",
        ";Zwischensumme;;7,30",
        ";;Total EUR;7,30",
        "TOTAL;;;7.30",
        "Grand total;;;7,30",
        "Sous-total;;;7,30",
        "Итого:;;;7,30",
        "合计;;;7,30",
        "本页小计：;;;7,30",
        ";;;7,30",
    ],
)
def test_totals(tmp_path: Path, line: str) -> None:
    (row,) = _last_rows(tmp_path, line)
    assert (row.is_skipped, str(row.error)) == (True, "The row is a total, not a product.")


@pytest.mark.parametrize(
    "line",
    [
        "Getränke;;;",
        ";Getränke;;",
        "Heißgetränke und mehr;;;",
        "Seite 1 von 3;;;",
        "Page 2 of 5;;;26.11.2026",
        "第1页，共3页;;;",
        "* alle Preise zzgl. MwSt., Irrtümer vorbehalten;;;",
    ],
)
def test_headings_of_groups_and_notes(tmp_path: Path, line: str) -> None:
    (row,) = _last_rows(tmp_path, line)
    assert row.is_skipped
    assert str(row.error) == "The row is a heading or a note, not a product."


def test_headings_that_are_repeated_on_each_page(tmp_path: Path) -> None:
    (row,) = _last_rows(tmp_path, "Art.-Nr.;Bezeichnung;Marke;Preis")
    assert (row.is_skipped, str(row.error)) == (True, "The row repeats the headings.")


@pytest.mark.parametrize(
    "line",
    [
        "A-102;Summe;Nord;5,00",
        "A-102;Total;Total;5,00",
        "Total;Motoröl;Total;5,00",
        "TOTAL-5W30;;Total;5,00",
        "SUMME;Summe;Summe;",
        "A-102;;;",
        "A-102;;;5,00",
        "GIFT;Gutschein;;",
        "Seite 1;Ein Buch;;5,00",
        "102;;;5,00",
        "A-102;12 Stück;;5,00",
        "Subtotal;Subtotal Zero 2;;5,00",
        "合计;合计牌酱油;;5,00",
        "A 102 B;Tee mit Leerzeichen;;1",
    ],
)
def test_products_with_such_words_are_kept(tmp_path: Path, line: str) -> None:
    (row,) = _last_rows(tmp_path, line)
    assert row.error is None
    assert row.sku == line.split(";")[0]


def test_skus_that_are_words_are_no_headings(tmp_path: Path) -> None:
    table = "sku,name,price\nTEA,Tea,1\nCUP,Cup,2\nPOT,Pot,3\n"
    rows = _last_rows(tmp_path, "MILK,,", "TOTAL,,4", "SUM,Sum,", table=table)
    assert [row.sku for row in rows] == ["MILK", "", "SUM"]


def test_one_text_in_all_columns_is_a_product_if_its_sku_looks_like_one(tmp_path: Path) -> None:
    table = "sku,name,brand\nAriel,Washing powder,P&G\nTide,Tide,P&G\n"
    (row,) = _last_rows(tmp_path, "Persil,Persil,Persil", table=table)
    assert row.error is None


def test_a_row_that_lacks_its_sku_is_rejected_rather_than_skipped(tmp_path: Path) -> None:
    (row,) = _last_rows(tmp_path, ";Tee;Nord;3,20")
    assert (row.is_skipped, str(row.error)) == (False, "The SKU is missing.")


def test_picture_rows_of_shop_exports_are_kept(tmp_path: Path) -> None:
    table = "Handle,Title,Variant SKU,Variant Price,Image Src\nshirt,Shirt,S-1,9,a.jpg\n"
    (row,) = _last_rows(tmp_path, "shirt,,,,b.jpg", table=table)
    assert (row.error, row.sku) == (None, "S-1")
