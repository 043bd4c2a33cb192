import pytest

from desktop_app.catalogue.io.price_words import ascii_digits, is_no_price, numeral_form


@pytest.mark.parametrize(
    "text", ["", "-", "on request", "Preis auf Anfrage", "面议", "電洽", "洽詢", "variable"]
)
def test_words_that_say_that_there_is_no_price(text: str) -> None:
    assert is_no_price(text)


@pytest.mark.parametrize("text", ["12.90", "cheap", "12.90 on sale", "12 (was 15)", "tea"])
def test_other_texts_do_not(text: str) -> None:
    assert not is_no_price(text)


def test_digits_of_other_scripts() -> None:
    assert ascii_digits("١٢٫٥٠") == "12.50"
    assert ascii_digits("१२.५०") == "12.50"
    assert ascii_digits("12,50 €") == "12,50 €"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("from 12.90", "12.90"),
        ("ab 12,90 €", "12,90 €"),
        ("12,90 € inkl. 19 % MwSt.", "12,90 €"),
        ("1,280円(税込)", "1,280円"),
        ("3块5", "3.50 CNY"),
        ("12€90", "12.90 €"),
        ("1 299 руб. 5 коп.", "1299.05 руб."),
        ("1.2万元", "12000 元"),
        ("99:50 kr", "99.50 kr"),
        ("12.90*", "12.90"),
        ("12.90", "12.90"),
        ("abc 12", "abc 12"),
        ("at last", "at last"),
    ],
)
def test_the_words_beside_a_number(text: str, plain: str) -> None:
    assert numeral_form(text) == plain
