"""A ruling changes probabilities, order and verdict, and names the words behind it."""

from dataclasses import replace

import pytest

from desktop_app.domain.answer import Answer, Hit, Timings
from desktop_app.domain.calibration import Calibration
from desktop_app.domain.evidence import Evidence, LabelEvidence
from desktop_app.domain.product import Product
from desktop_app.engine.labels.label_comparison import LabelCandidate, compare_labels
from desktop_app.engine.labels.label_ruling import RULED_HITS, log_odds, rule
from tests.labels import line

_CALIBRATION = Calibration(0.0, {"visual": 1.0, "label_first": 4.0, "label_unexplained": 4.0})
_SEA = LabelCandidate([[line("KRUMPL"), line("Sea Salt")]], ["Crisps sea salt, 150 g"])
_ONION = LabelCandidate([[line("KRUMPL"), line("Onion")]], ["Crisps onion, 150 g"])


def _answer(*scores: float) -> Answer:
    hits = tuple(
        Hit(Product(number, f"P-{number}"), None, score, Evidence({"cosine": 0.5}))
        for number, score in enumerate(scores)
    )
    return Answer("check", None, hits, Timings({}, 1.0), "cpu")


def _rule(answer: Answer, *texts: str) -> Answer:
    comparison = compare_labels(
        [line(text, 0.97) for text in texts], [_SEA, _ONION], lambda word: len(word) / 10
    )
    return rule(answer, comparison, _CALIBRATION)


def test_words_change_the_order_and_the_verdict() -> None:
    ruled = _rule(_answer(0.7, 0.6), "KRUMPL", "ONION")
    assert [hit.product.sku for hit in ruled.hits] == ["P-1", "P-0"]
    assert ruled.verdict == "match"
    assert ruled.hits[0].score > 0.9 > 0.3 > ruled.hits[1].score  # type: ignore[operator]
    evidence = ruled.hits[0].evidence
    assert evidence is not None
    assert evidence.label == LabelEvidence(found=("KRUMPL", "ONION"))
    assert evidence["cosine"] == 0.5
    assert evidence["label_first"] == 1
    assert ruled.hits[1].evidence.label == LabelEvidence(("KRUMPL",), ("ONION",))  # type: ignore[union-attr]


def test_a_word_of_none_of_them_makes_a_match_uncertain() -> None:
    ruled = _rule(replace(_answer(0.95, 0.3), verdict="match"), "KRUMPL", "VINEGAR")
    assert ruled.hits[0].product.sku == "P-0"
    assert ruled.verdict != "match"
    assert ruled.hits[0].evidence.label.other == ("VINEGAR",)  # type: ignore[union-attr]


def test_without_telling_words_the_answer_stays() -> None:
    answer = _answer(0.7, 0.6)
    assert _rule(answer, "??") is answer
    assert _rule(answer) is answer


def test_amounts_are_shown() -> None:
    same, other = _rule(_answer(0.7, 0.6), "150 g"), _rule(_answer(0.7, 0.6), "1 kg")
    assert same.hits[0].evidence.label == LabelEvidence(("150 g",))  # type: ignore[union-attr]
    assert other.hits[0].evidence.label == LabelEvidence((), ("1000 g",))  # type: ignore[union-attr]


def test_hits_that_are_not_compared_stay_behind() -> None:
    answer = _answer(*[0.7] * RULED_HITS, 0.69)
    comparison = compare_labels([line("ONION")], [_ONION, *[_SEA] * (RULED_HITS - 1)], len)
    ruled = rule(answer, comparison, _CALIBRATION)
    assert len(ruled.hits) == RULED_HITS + 1
    assert ruled.hits[-1].product.id == RULED_HITS
    assert ruled.hits[-1].score == ruled.hits[-2].score


@pytest.mark.parametrize("probability", [0.0, 0.5, 1.0])
def test_log_odds_are_finite(probability: float) -> None:
    assert abs(log_odds(probability)) < 6
