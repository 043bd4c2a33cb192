"""Words of names and headings say colours and sizes, in several languages."""

import pytest

from desktop_app.engine.duplicates.variant_words import code_kind, heading_kind, word_kind, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Red Mug", ["red", "mug"]),
        ("Jam, 250 g", ["jam", "250g"]),
        ("Jam 0,25 KG", ["jam", "250g"]),
        ("Cola 1.5 l", ["cola", "1500ml"]),
        ("酱油 500 毫升", ["酱油", "500ml"]),
        ("ＭＺ００２", ["mz002"]),
        ("…", []),
    ],
)
def test_amounts_are_words_in_small_units(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("word", ["black", "schwarz", "rouge", "verde", "чёрный", "深蓝色", "红"])
def test_a_colour_is_known_in_several_languages(word: str) -> None:
    assert word_kind(word) == "colour"


@pytest.mark.parametrize("word", ["xl", "250g", "1500ml", "large", "均码", "20x30"])
def test_sizes_and_amounts_are_known(word: str) -> None:
    assert word_kind(word) == "size"


@pytest.mark.parametrize("word", ["mug", "3000", "", "tea", "鸡"])
def test_other_words_say_nothing(word: str) -> None:
    assert word_kind(word) is None


def test_short_codes_are_colours_in_skus_only() -> None:
    assert (code_kind("bk"), word_kind("bk")) == ("colour", None)
    assert code_kind("xl") == "size"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Color", "colour"),
        ("Farbe", "colour"),
        ("颜色", "colour"),
        ("Size", "size"),
        ("规格", "size"),
        ("Material", None),
    ],
)
def test_headings_of_attributes_are_known(heading: str, expected: str | None) -> None:
    assert heading_kind(heading) == expected
