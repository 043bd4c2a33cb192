"""The keys by which the layout of a table is found again."""

from desktop_app.domain.table_layout import headings_key, supplier_key, tables_of_supplier_key


def test_headings_have_one_key_in_any_order_and_case() -> None:
    key = headings_key(["SKU", "Name", ""])
    assert headings_key(["name", "sku"]) == key
    assert headings_key(["name", "sku", "price"]) != key
    assert headings_key(["name\0sku"]) != headings_key(["name", "sku", "name\0sku"])


def test_a_further_sheet_has_a_key_of_its_own() -> None:
    headings = ["SKU", "Name"]
    assert headings_key(headings, "Autumn") == headings_key(headings, "AUTUMN")
    assert headings_key(headings, "Autumn") != headings_key(headings)
    assert tables_of_supplier_key("Acme", "Autumn") != tables_of_supplier_key("Acme")


def test_spellings_of_a_supplier_have_one_key() -> None:
    spellings = ("Acme Ltd", "  ACME  ltd ", "Ａcme Ltd")
    assert {supplier_key(name) for name in spellings} == {"acme ltd"}
    assert len({tables_of_supplier_key(name) for name in spellings}) == 1
    assert supplier_key(" ") == ""


def test_headings_with_lone_surrogates_have_a_key() -> None:
    assert headings_key(["\ud800"]) != headings_key(["\udfff"])
