"""Rows that share the texts of others, or are only parts of them."""

from pathlib import Path

from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.catalogue.io.import_sources import open_source


def _rows(tmp_path: Path, *lines: str) -> list[ImportRow]:
    file = tmp_path / "shop.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return list(open_source(file).rows())


def test_the_texts_of_another_store_view_are_skipped(tmp_path: Path) -> None:
    rows = _rows(tmp_path, "sku,store_view_code,name", "A1,,Tea", "A1,de,Tee", "A2,de,Tasse")
    assert [row.sku for row in rows if row.error is None] == ["A1", "A2"]
    assert rows[1].is_skipped
    assert "store view de" in str(rows[1].error)


def test_rows_of_a_list_within_a_product_are_skipped(tmp_path: Path) -> None:
    first = "ID,Item Code,Item Name,ID (Barcodes),Barcode (Barcodes)"
    rows = _rows(tmp_path, first, "A1,A1,Tea,r1,4006381333931", ",,,r2,96385074")
    assert rows[0].values["gtin"] == "4006381333931"
    assert (rows[1].is_skipped, str(rows[1].error)) == (
        True,
        "The row is part of a list of the product above it.",
    )


def test_variants_without_a_handle_follow_their_product(tmp_path: Path) -> None:
    first = "Product ID,Variant ID,Title,SKU,Option Name 1,Option Value 1,Price"
    rows = _rows(tmp_path, first, "1,v1,Tee,S1,Size,S,9", ",v2,,S2,Size,M,9", "2,v3,Cup,C1,,,5")
    assert [row.values["name"] for row in rows] == ["Tee – S", "Tee – M", "Cup"]


def test_an_apostrophe_before_a_number_is_no_part_of_the_sku(tmp_path: Path) -> None:
    rows = _rows(tmp_path, "sku,name", "'00123,Tea", "'90s,Shirt")
    assert [row.sku for row in rows] == ["00123", "'90s"]
