"""What is typed stays until it is saved, also if more is typed meanwhile."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from desktop_app.domain.product import Product
from desktop_app.errors import Message
from desktop_app.ui.product_fields.product_draft import (
    ProductDraft,
    SavedFields,
    field_text,
    price_text,
)

PRODUCT = Product(
    1, "A-1", "Ball", price=Decimal("1.50"), attributes={"size": "M"}, aliases=("B", "C")
)


def test_fields_are_shown_as_they_are_typed() -> None:
    assert field_text(PRODUCT, "name") == "Ball"
    assert field_text(PRODUCT, "price") == "1.50"
    assert field_text(Product(1, "A"), "price") == ""
    assert field_text(PRODUCT, "aliases") == "B; C"
    assert field_text(PRODUCT, "attributes") == (("size", "M"),)


def test_a_price_has_the_decimal_mark_of_the_user() -> None:
    locale = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        assert price_text(Decimal("1299.50")) == "1299,50"
        assert price_text(Decimal("1E+3")) == "1000"
    finally:
        QLocale.setDefault(locale)


def test_only_other_texts_are_unsaved() -> None:
    draft = ProductDraft(PRODUCT)
    draft.type("name", "Ball!")
    draft.type("price", "2")
    draft.type("price", "1.50")
    assert draft.unsaved() == {"name": "Ball!"}
    draft.begin_saving({"name": "Ball!"})
    assert draft.unsaved() == {}
    assert draft.text("name") == "Ball!"


def test_a_saved_text_gives_way_to_the_saved_value() -> None:
    draft = ProductDraft(PRODUCT)
    draft.type("name", " Red  ball")
    typed = draft.unsaved()
    draft.begin_saving(typed)
    draft.end_saving(typed, SavedFields(Product(1, "A-1", "Red ball"), {}, has_changed=True))
    assert draft.text("name") == "Red ball"
    assert draft.unsaved() == {}


def test_a_text_typed_while_another_is_saved_stays() -> None:
    draft = ProductDraft(PRODUCT)
    draft.type("name", "Red")
    typed = draft.unsaved()
    draft.begin_saving(typed)
    draft.type("name", "Red ball")
    draft.end_saving(typed, SavedFields(Product(1, "A-1", "Red"), {}, has_changed=True))
    assert draft.text("name") == "Red ball"
    assert draft.unsaved() == {"name": "Red ball"}


@pytest.mark.parametrize("is_refused", [True, False])
def test_a_text_that_is_not_saved_stays(is_refused: bool) -> None:
    draft = ProductDraft(PRODUCT)
    draft.type("price", "cheap")
    typed = draft.unsaved()
    draft.begin_saving(typed)
    problem = Message("The price cheap is not a number.")
    saved = SavedFields(PRODUCT, {"price": problem}, has_changed=False)
    draft.end_saving(typed, saved if is_refused else None)
    assert draft.unsaved() == {"price": "cheap"}
    assert ("price" in draft.problems) == is_refused
    assert draft.revert("price")
    assert (draft.text("price"), draft.problems, draft.revert("price")) == ("1.50", {}, False)
