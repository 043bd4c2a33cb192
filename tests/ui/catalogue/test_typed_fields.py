from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from desktop_app.domain.product import Product
from desktop_app.ui.catalogue.typed_fields import edit_text, typed_field

HAT = Product(
    1,
    "H",
    name="Hat",
    category="Hats",
    price=Decimal("1299.50"),
    attributes={"name_zh": "帽子", "category_zh": "帽类", "size": "M"},
)


@pytest.fixture
def chinese() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.Chinese))
    yield
    QLocale.setDefault(before)


def test_a_price_is_edited_without_currency_and_separators(english: None) -> None:
    assert edit_text(HAT, "price") == "1299.50"
    assert edit_text(Product(1, "H"), "price") == ""
    assert typed_field("price", "9") == {"price": "9"}


def test_attributes_are_edited_by_their_name(english: None) -> None:
    assert edit_text(HAT, "attribute: size") == "M"
    assert edit_text(HAT, "attribute: colour") == ""
    assert typed_field("attribute: size", "L") == {"attributes": {"size": "L"}}


def test_texts_are_edited_in_the_language_in_which_they_are_shown(chinese: None) -> None:
    assert edit_text(HAT, "name") == "帽子"
    assert edit_text(HAT, "category") == "帽类"
