"""Names that are written from right to left, or that change the direction."""

import pytest

from desktop_app.domain.product import Product
from desktop_app.errors import Message
from desktop_app.ui.counter.history.answer_texts import product_text
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.text_direction import isolated, without_controls


@pytest.mark.parametrize("text", ["", "Red cup", "红色杯子", "Café 1½"])
def test_other_text_is_unchanged(text: str) -> None:
    assert isolated(text) == text


@pytest.mark.parametrize("text", ["כוס אדומה", "كوب", "cup \u202egnp.exe", "\u2067cup"])
def test_text_that_changes_the_direction_is_isolated(text: str) -> None:
    assert isolated(text) == f"\u2068{text}\u2069"
    assert isolated(f"{text}\u2069") == isolated(text)


def test_names_in_sentences_leave_their_direction_as_it_is() -> None:
    cup = Product(1, "C-1", "כוס \u202eabc")
    name = f"\u2068{cup.name}\u2069"
    assert localised_title(cup) == name
    assert product_text(cup) == f"{name} (C-1)"
    assert product_text(Product(2, "כוס")) == "\u2068כוס\u2069"
    message = Message("{name} is empty.", name=cup.name)
    assert localised_text(message) == f"{name} is empty."
    assert str(message) == f"{cup.name} is empty."


def test_control_characters_become_spaces() -> None:
    assert without_controls("a\x07b\x1b[31m\nc") == "a b [31m c"
    assert without_controls("茶 😀") == "茶 😀"
