import pytest

from desktop_app.catalogue.sqlite.search_words import code_key, fold, is_single, joined, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Berry Loops", ["berry", "loops"]),
        ("YL-006", ["yl", "006"]),
        ("ＹＬ００６", ["yl", "006"]),
        ("浆果麦圈３００ｇ", ["浆", "果", "麦", "圈", "300", "g"]),
        ("Müsli, Straße", ["musli", "strasse"]),
        ("ガム 한국", ["ガ", "ム", "한", "국"]),
        ("snake_case", ["snake", "case"]),
        ("№5 ½㎏", ["no", "5", "1", "2", "kg"]),
        ("。・!?\N{ZERO WIDTH SPACE}\0\udcff", []),
        ("", []),
    ],
)
def test_words_are_runs_of_letters_runs_of_digits_and_single_characters(
    text: str, words: list[str]
) -> None:
    assert words_of(text) == words


def test_a_composed_and_a_decomposed_letter_are_the_same() -> None:
    assert fold("Cafe\N{COMBINING ACUTE ACCENT}") == fold("CAFÉ") == "cafe"
    # The voice mark of kana is no accent.
    assert fold("カ\N{COMBINING KATAKANA-HIRAGANA VOICED SOUND MARK}") == "ガ"


def test_codes_are_compared_without_separators() -> None:
    assert code_key("YL 006") == code_key("yl-006") == code_key("ＹＬ００６") == "yl006"
    assert code_key(" +++ ") == "+++"
    assert code_key(" ") == ""


def test_characters_of_scripts_without_spaces_are_single() -> None:
    assert [is_single(word) for word in ("圈", "ガ", "한", "g", "3")] == [True] * 3 + [False] * 2


def test_words_of_several_texts_are_joined() -> None:
    assert joined(["麦圈", "", "A-1"]) == "麦 圈 a 1"
