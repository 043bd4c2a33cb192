from dataclasses import replace

import pytest

from desktop_app.domain.product import Product
from desktop_app.engine.counter.till_template import TillTemplate, template_of
from desktop_app.errors import VitrineError
from tests.engine.counter.accepted import APPLES, GIFT, entry, label


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("", "A-2"),
        ("{sku}\\t{price}\\n", "A-2\t3.74\n"),
        ("{weight_kg_comma} kg × {name}", "1,250 kg × Apples"),
        ("\\\\{sku}", "\\A-2"),
        ("{sku}\t{gtin}", "A-2\t"),
    ],
)
def test_fields_are_filled_in(template: str, text: str) -> None:
    assert template_of(template).fill(entry("e", APPLES, label(weight_kg="1.250"))) == text


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("{skU}", "There is no field {skU}."),
        ("{sku", "A brace in “{sku” is not closed or not opened."),
        ("{sku}}", "A brace in “{sku}}” is not closed or not opened."),
        ("price", "“price” would be the same for every product."),
        ("{sku}" * 200, "The text is longer than 500 characters."),
    ],
)
def test_a_wrong_template_gets_a_sentence(template: str, sentence: str) -> None:
    with pytest.raises(VitrineError) as error:
        TillTemplate(template)
    assert str(error.value) == sentence
    assert error.value.hint is not None


def test_a_value_presses_no_key_of_the_till() -> None:
    product = Product(1, "S-1", "Cup\n\tred\x1b{sku}")
    assert TillTemplate("{name}").fill(entry("e", product)) == "Cup red {sku}"


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{sku}", "A-2\nS-1\nS-1\nS-1"),
        ("{sku}\\n", "A-2\nS-1\nS-1\nS-1\n"),
        ("{count} × {sku}", "1 × A-2\n3 × S-1"),
    ],
)
def test_several_entries_have_a_line_each(template: str, text: str) -> None:
    apples, cups = entry("e", APPLES), entry("f", Product(1, "S-1"))
    three = replace(cups, values={**cups.values, "count": "3"})
    assert TillTemplate(template).fill_all([apples, three]) == text


def test_nothing_is_no_text() -> None:
    with pytest.raises(VitrineError, match=r"Gift has no gtin, price\."):
        TillTemplate("{gtin}\\t{price}").fill(entry("e", GIFT))
