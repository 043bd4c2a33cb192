from decimal import Decimal

from desktop_app.domain.product import Product
from desktop_app.domain.product_list import LIST_COLUMNS, ListedProduct
from desktop_app.ui.catalogue.columns import (
    FIXED_COLUMNS,
    ShownProduct,
    column_title,
    default_width_px,
    is_column,
    is_editable,
    is_sortable,
)


def test_every_column_has_a_title_and_a_text(english: None) -> None:
    shown = ShownProduct(ListedProduct(Product(1, "S"), None, 0))
    for column in FIXED_COLUMNS:
        assert column_title(column)
        assert isinstance(shown.text(column), str)
        assert default_width_px(column) > 0
        assert is_column(column)
        assert is_sortable(column) == (column in LIST_COLUMNS)
    assert not is_column("colour")


def test_texts_are_made_for_one_line(english: None) -> None:
    product = Product(
        1,
        "S",
        price=Decimal("12.5"),
        currency="EUR",
        description="two\nlines",
        attributes={"size": "M"},
        updated_at="2026-11-21T16:00:00Z",
    )
    shown = ShownProduct(ListedProduct(product, None, 1234))
    assert shown.text("price") == "12.50\N{NO-BREAK SPACE}EUR"
    assert shown.text("pictures") == "1,234"
    assert shown.text("description") == "two lines"
    assert shown.text("attribute: size") == "M"
    assert shown.text("attribute: colour") == ""
    assert "26" in shown.text("updated_at")
    assert shown.text("archived_at") == ""


def test_attributes_are_columns_that_can_be_edited(english: None) -> None:
    assert column_title("attribute: size") == "size"
    assert is_editable("attribute: size")
    assert not is_editable("pictures")
