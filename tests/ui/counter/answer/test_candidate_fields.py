from decimal import Decimal

from desktop_app.domain.product import Product
from desktop_app.ui.counter.answer.candidate_fields import FieldText, compare_candidates


def marked(field: FieldText) -> list[str]:
    return [field.text[start:end] for start, end in field.marks]


def product(number: int, name: str, price: str, **fields: str) -> Product:
    return Product(
        number,
        f"P-{number}",
        name,
        price=Decimal(price),
        currency="EUR",
        brand=fields.pop("brand", "Hill"),
        category="Cereals",
        attributes=fields,
    )


def test_sizes_prices_and_attributes_that_differ_are_marked() -> None:
    small, large = compare_candidates(
        [
            product(1, "Berry muesli 250 g", "8.90", Origin="Italy", Vegan="yes"),
            product(2, "Berry muesli 1 kg", "29.90", Origin="Spain", Vegan="yes"),
        ]
    )
    assert (marked(small.name), marked(large.name)) == (["250 g"], ["1 kg"])
    assert (marked(small.price), marked(large.price)) == (["8.90"], ["29.90"])
    assert [detail.text for detail in small.details] == ["Origin: Italy"]
    assert marked(large.details[0]) == ["Spain"]


def test_products_that_have_nothing_in_common_are_not_marked() -> None:
    red, green, hammer = compare_candidates(
        [
            product(1, "Red tea", "2.00"),
            product(2, "Green tea", "3.00"),
            product(3, "Hammer", "9.00", brand="Steel"),
        ]
    )
    assert (marked(red.name), marked(green.name)) == (["Red"], ["Green"])
    assert marked(hammer.name) == marked(hammer.price) == []


def test_a_single_candidate_has_no_marks() -> None:
    (only,) = compare_candidates([product(1, "Tea", "2.00")])
    assert not only.name.marks
    assert only.source.text == "Hill · P-1"
