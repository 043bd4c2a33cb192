"""Words of a photo agree with the candidate that has them, and tell it from its look-alikes."""

import pytest

from desktop_app.domain.label import TextLine
from desktop_app.engine.labels.label_comparison import (
    LabelCandidate,
    LabelComparison,
    compare_labels,
    measure_label,
    photo_words,
)
from tests.labels import line

_BRAND = "krumpl"


def _rarity(word: str) -> float:
    return 0.3 if word == _BRAND else 1.0


def _candidate(*texts: str, name: str = "") -> LabelCandidate:
    return LabelCandidate([[line(text) for text in texts]] if texts else [], [name])


def _compare(photo: list[TextLine], *candidates: LabelCandidate) -> LabelComparison:
    return compare_labels(photo, candidates, _rarity)


def _features(photo: list[TextLine], *candidates: LabelCandidate) -> list[dict[str, float]]:
    return measure_label(_compare(photo, *candidates))


def test_the_word_of_one_candidate_tells_it_from_the_others() -> None:
    sea, onion = _candidate("KRUMPL", "Sea Salt"), _candidate("KRUMPL", "Onion")
    right, wrong = _features([line("KRUMPL"), line("0nion", 0.95)], onion, sea)
    assert (right["label_first"], wrong["label_first"]) == (1, 0)
    assert right["label_unexplained"] == pytest.approx(0)
    assert wrong["label_unexplained"] < -0.5
    assert right["label_missing"] > wrong["label_missing"]


def test_a_word_that_no_candidate_has_speaks_against_all() -> None:
    sea, onion = _candidate("KRUMPL", "Sea Salt"), _candidate("KRUMPL", "Onion")
    for features in _features([line("KRUMPL"), line("VINEGAR", 0.95)], sea, onion):
        assert features["label_unexplained"] < -0.8
        assert features["label_first"] == 0


def test_a_doubtful_reading_does_not() -> None:
    (features,) = _features([line("KRUMPL"), line("VLNFGNR", 0.6)], _candidate("KRUMPL"))
    assert features["label_unexplained"] == pytest.approx(0)


def test_names_count_as_words() -> None:
    heather, acacia = _candidate(name="Heather honey"), _candidate(name="Acacia honey")
    right, wrong = _features([line("HEATHER")], heather, acacia)
    assert (right["label_first"], wrong["label_first"]) == (1, 0)
    assert right["label_missing"] == wrong["label_missing"] == 0


def test_without_print_nothing_is_unexplained() -> None:
    (features,) = _features([line("HEATHER")], _candidate(name="Honey"))
    assert features["label_unexplained"] == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [("250 g", 1), ("0,25 kg", 1), ("1 kg", -1), ("500 ml", 0), ("250 pieces", 0)],
)
def test_amounts_agree_or_contradict(text: str, expected: float) -> None:
    comparison = _compare([line(text)], _candidate("Coffee", name="Coffee, 250 g"))
    assert comparison.amounts.tolist() == [expected]


def test_the_amount_tells_packages_apart_whose_words_are_the_same() -> None:
    small, large = _candidate(name="Coffee, 250 g"), _candidate(name="Coffee, 1 kg")
    right, wrong = _features([line("COFFEE"), line("250 g")], small, large)
    assert right["label_first"] > wrong["label_first"]
    assert right["label_unexplained"] > wrong["label_unexplained"]


def test_a_doubtful_amount_says_nothing() -> None:
    comparison = _compare([line("1 kg", 0.7)], _candidate(name="Coffee, 250 g"))
    assert not comparison.is_telling


def test_chinese_words_are_compared_by_pairs_of_characters() -> None:
    beef, chicken = _candidate("牛肉味猫粮"), _candidate("鸡肉味猫粮")
    right, wrong = _features([line("鸡肉味猫粮")], chicken, beef)
    assert right["label_first"] == 1
    assert wrong["label_unexplained"] < -0.3


def test_a_misread_brand_is_no_rare_word() -> None:
    telling = _compare([line("KRUMPI")], _candidate("KRUMPL"), _candidate("KRUMPI")).telling
    assert telling.tolist() == [pytest.approx(0.3)]


def test_small_print_and_doubtful_words_count_less() -> None:
    words = {
        word.word: word
        for word in photo_words(
            [line("large", height=0.2), line("small", height=0.02), line("doubtful", 0.6)]
        )
    }
    assert words["large"].weight == 1
    assert words["small"].weight < 0.5
    assert not words["doubtful"].is_sure


def test_words_are_shown_as_they_are_written() -> None:
    assert [word.shown for word in photo_words([line("Mint TEA"), line("MÜHLE")])] == [
        "Mint",
        "TEA",
        "muhle",
    ]


def test_nothing_can_be_compared_with_nothing() -> None:
    assert _features([], _candidate("Tea"))[0]["label_first"] == 0
    assert not _compare([line("Tea")], LabelCandidate([], [])).explained.any()
    assert _features([line("Tea")]) == []
