import pytest

from desktop_app.catalogue.io.column_recognition import recognise_columns
from desktop_app.domain.product import IMPORT_FIELDS


def test_all_field_names_are_recognised() -> None:
    assert recognise_columns(IMPORT_FIELDS) == {field: field for field in IMPORT_FIELDS}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("SKU", "sku"),
        ("Article-No.", "sku"),
        ("商品编码", "sku"),
        ("Product Name", "name"),
        ("品名", "name"),
        ("Retail_Price (EUR)", "price"),
        ("零售价", "price"),
        ("EAN-13", "gtin"),
        ("商品条码", "gtin"),
        ("Image Path", "image"),
        ("图片", "image"),
        ("分类", "category"),
        ("ＳＫＵ", "sku"),
        ("Artikelnummer", "sku"),
        ("Artikel-Nr.", "sku"),
        ("Bezeichnung", "name"),
        ("Marke", "brand"),
        ("Kategorie", "category"),
        ("Preis", "price"),
        ("VK-Preis (€)", "price"),
        ("Währung", "currency"),
        ("Wa\u0308hrung", "currency"),
        ("EAN", "gtin"),
        ("Beschreibung", "description"),
        ("Bild", "image"),
    ],
)
def test_headings_in_three_languages_are_recognised(heading: str, field: str) -> None:
    assert recognise_columns([heading]) == {field: heading}


def test_unknown_headings_are_not_mapped() -> None:
    assert recognise_columns(["colour", "尺码", ""]) == {}


def test_the_preferred_name_wins() -> None:
    assert recognise_columns(["id", "SKU"])["sku"] == "SKU"


def test_the_first_of_equal_headings_counts() -> None:
    assert recognise_columns(["Name", "NAME"])["name"] == "Name"
