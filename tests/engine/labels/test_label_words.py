"""Texts are words without accents, pairs of Chinese characters, and amounts in base units."""

import pytest

from desktop_app.engine.labels.label_words import Amount, all_words, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ALTE MÜHLE", {"alte", "muhle"}),
        ("Ｍｉｎｔ-tea, x", {"mint", "tea"}),
        ("茉莉花茶", {"茉莉", "莉花", "花茶"}),
        ("茶 ab 12345", {"茶"}),
        ("", set()),
    ],
)
def test_words(text: str, words: set[str]) -> None:
    assert words_of(text).words == words


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("250 g", Amount("g", 250)),
        ("in a tin·400g", Amount("g", 400)),
        ("0,5 l", Amount("ml", 500)),
        ("500毫升", Amount("ml", 500)),
        ("1.5kg", Amount("g", 1500)),
        ("1,000 g", Amount("g", 1000)),
        ("6 x 330 ml", Amount("ml", 1980)),
        ("20 bags", Amount("pieces", 20)),
        ("２５０克", Amount("g", 250)),
    ],
)
def test_amounts(text: str, amount: Amount) -> None:
    assert words_of(text).amounts == {amount}


@pytest.mark.parametrize("text", ["5 great things", "A4", "12.11.2026", "since 1890", "3409", "g"])
def test_no_amounts(text: str) -> None:
    assert not words_of(text).amounts


def test_amounts_are_shown_in_base_units() -> None:
    assert [amount.text for amount in words_of("1 kg").amounts] == ["1000 g"]
    assert [amount.text for amount in words_of("20 bags").amounts] == ["20"]


def test_an_amount_is_no_word() -> None:
    assert words_of("tea 20 bags").words == {"tea"}


def test_texts_are_taken_together() -> None:
    found = all_words(["mint tea", "250 g", "mint"])
    assert found.words == {"mint", "tea"}
    assert found.amounts == {Amount("g", 250)}
    assert not all_words([]).words
