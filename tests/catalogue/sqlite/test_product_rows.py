from decimal import Decimal

from desktop_app.catalogue.sqlite.product_rows import (
    PRODUCT_COLUMN_COUNT,
    category_names,
    from_column,
    product_from_row,
    to_columns,
)


def test_columns_keep_prices_exact_and_attributes_readable() -> None:
    values = {"name": "Boot", "price": Decimal("2.50"), "attributes": {"名": "靴"}}
    assert to_columns(values) == {"name": "Boot", "price": "2.50", "attributes": '{"名": "靴"}'}
    assert to_columns({"price": None}) == {"price": None}


def test_the_value_of_a_column_is_that_of_the_field() -> None:
    assert from_column("price", "2.50") == Decimal("2.50")
    assert from_column("price", None) is None
    assert from_column("attributes", '{"size": "M"}') == {"size": "M"}
    assert from_column("main_picture_id", 3) == 3


def test_a_row_becomes_a_product() -> None:
    row = (
        *(7, "A", "Boot", "", "", "2.50", "EUR", "", "", '{"colour": "red"}', '["C", "B"]'),
        *("2026-11-21T16:00:00Z", "2026-11-22T16:00:00Z", None),
    )
    assert len(row) == PRODUCT_COLUMN_COUNT
    product = product_from_row(row)
    assert (product.id, product.price, product.aliases) == (7, Decimal("2.50"), ("B", "C"))
    assert product.attributes == {"colour": "red"}
    assert (product.created_at[8:10], product.updated_at[8:10]) == ("21", "22")


def test_only_translations_of_the_category_are_its_names() -> None:
    attributes = {"category_zh": "靴子", "name_zh": "靴", "category_xx": "?", "colour": "red"}
    assert category_names(attributes) == {"zh": "靴子"}
