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


@pytest.mark.parametrize(
    ("headings", "price"),
    [
        (["貨號", "品名", "建議售價"], "建議售價"),
        (["商品编号", "商品名称", "京东价", "市场价"], "京东价"),
        (["Réf.", "Désignation", "P.U. HT", "P.U. TTC"], "P.U. TTC"),
        (["Kod", "Nazwa", "Cena netto", "Cena brutto"], "Cena brutto"),
        (["sku", "name", "Retail", "Selling price"], "Selling price"),
    ],
)
def test_the_price_that_a_customer_pays_is_preferred(headings: list[str], price: str) -> None:
    assert recognise_columns(headings)["price"] == price


def test_the_number_of_the_shop_system_is_a_sku_only_if_there_is_no_other() -> None:
    assert (
        recognise_columns(["Product ID", "Name", "Product Code/SKU"])["sku"] == "Product Code/SKU"
    )
    assert recognise_columns(["Product ID", "Name"])["sku"] == "Product ID"
    assert recognise_columns(["Part #", "Name"])["sku"] == "Part #"
    assert recognise_columns(["Item number", "Custom label (SKU)"])["sku"] == "Custom label (SKU)"


def test_a_column_is_only_one_field() -> None:
    assert recognise_columns(["sku", "Item Description"]) == {
        "sku": "sku",
        "name": "Item Description",
    }


def test_only_the_first_thousand_columns_are_compared_with_known_headings() -> None:
    attributes = [f"attribute {number}" for number in range(20_000)]
    assert recognise_columns(["SKU", *attributes, "Price"]) == {"sku": "SKU"}
