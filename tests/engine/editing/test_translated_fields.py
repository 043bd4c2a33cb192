from collections.abc import Mapping
from typing import Any

from desktop_app.domain.product import Category, Product
from desktop_app.engine.editing.translated_fields import shown_product, stored_values

HAT = Product(
    1,
    "H",
    name="Hat",
    category="Hats",
    attributes={"name_zh": "帽子", "category_zh": "帽类", "size": "M"},
)
CATEGORIES = {
    "Hats": Category(3, {"zh": "帽类"}),
    "Bags": Category(2, {"zh": "包袋"}),
    "Cups": Category(1),
}


def stored(
    values: Mapping[str, Any], language: str = "zh", product: Product = HAT
) -> dict[str, Any]:
    return stored_values(values, product, language, lambda: CATEGORIES)


def test_a_product_is_shown_with_the_texts_of_a_language_and_all_attributes() -> None:
    shown = shown_product(HAT, "zh")
    assert (shown.name, shown.category) == ("帽子", "帽类")
    assert shown.attributes == HAT.attributes
    assert shown_product(HAT, "") == HAT


def test_a_name_is_changed_in_the_language_in_which_it_is_shown() -> None:
    assert stored({"name": "草帽"}) == {"attributes": {**HAT.attributes, "name_zh": "草帽"}}
    assert stored({"name": "Straw hat"}, "") == {"name": "Straw hat"}
    assert stored({"name": "草帽"}, product=Product(1, "H")) == {"name": "草帽"}


def test_a_name_without_text_is_no_longer_translated() -> None:
    assert stored({"name": ""}) == {"attributes": {"category_zh": "帽类", "size": "M"}}


def test_a_category_may_be_given_in_the_language_in_which_it_is_shown() -> None:
    attributes = {**HAT.attributes, "category_zh": "包袋"}
    assert stored({"category": "包袋"}) == {"category": "Bags", "attributes": attributes}
    assert stored({"category": "Bags"}) == {"category": "Bags", "attributes": attributes}


def test_the_category_it_has_is_no_change() -> None:
    assert stored({"category": "帽类"}) == {}


def test_a_category_without_names_takes_away_those_of_the_one_before() -> None:
    attributes = {"name_zh": "帽子", "size": "M"}
    assert stored({"category": "Cups"}) == {"category": "Cups", "attributes": attributes}
    assert stored({"category": "草帽类"}) == {"category": "草帽类", "attributes": attributes}


def test_attributes_that_are_changed_at_once_stay_changed() -> None:
    values = {"name": "草帽", "attributes": {**HAT.attributes, "size": "L"}}
    assert stored(values) == {"attributes": {**HAT.attributes, "name_zh": "草帽", "size": "L"}}


def test_other_fields_are_stored_as_they_are() -> None:
    assert stored({"brand": "Carrick"}) == {"brand": "Carrick"}
