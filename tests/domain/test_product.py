"""A product is shown in the languages that the shop's table gives."""

from desktop_app.domain.product import Product

TEA = Product(
    1,
    "TEA",
    name="Tea",
    category="Drinks",
    description="Twenty bags.",
    attributes={
        "name_zh": "茶",
        "category_zh": "饮料",
        "name_fr": "Thé",
        "weight_g": "40",
        "name_of_maker": "Lin",
    },
)


def test_what_is_given_in_a_language_is_taken() -> None:
    shown = TEA.in_language("zh")
    assert (shown.name, shown.category) == ("茶", "饮料")
    assert (shown.id, shown.sku) == (TEA.id, TEA.sku)


def test_what_is_not_given_stays() -> None:
    assert TEA.in_language("zh").description == "Twenty bags."
    assert TEA.in_language("fr").category == "Drinks"
    assert TEA.in_language("en").name == "Tea"


def test_translations_are_no_attributes_and_other_columns_stay() -> None:
    for code in ("zh", "en"):
        assert TEA.in_language(code).attributes == {
            "name_fr": "Thé",
            "weight_g": "40",
            "name_of_maker": "Lin",
        }
