from dataclasses import replace

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


def test_translated_fields_replace_the_others() -> None:
    shown = TEA.in_language("zh")
    assert (shown.name, shown.category) == ("茶", "饮料")
    assert (shown.id, shown.sku) == (TEA.id, TEA.sku)


def test_fields_without_a_translation_stay() -> None:
    assert TEA.in_language("zh").description == "Twenty bags."
    assert TEA.in_language("fr").category == "Drinks"
    assert TEA.in_language("en").name == "Tea"


def test_translations_are_removed_from_the_attributes() -> None:
    for code in ("zh", "en"):
        assert TEA.in_language(code).attributes == {
            "name_fr": "Thé",
            "weight_g": "40",
            "name_of_maker": "Lin",
        }


def test_with_values_changes_only_the_named_fields() -> None:
    product = Product(7, "A-1", "Lamp", attributes={"Colour": "red"}, created_at="2026-01-01")
    assert product.with_values({"name": "Lantern"}) == replace(product, name="Lantern")
    assert product.with_values({}).created_at == "2026-01-01"
