"""Each section shows its figures, and is left out if there are none."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from desktop_app.engine.export.report.evaluation_sections import (
    category_section,
    confusion_section,
    headline_cards,
    latency_section,
    rank_section,
    reliability_section,
)
from tests.engine.export.report.conftest import MakeEvaluation, MakeOutcome


def _texts(parts: Iterable[Element]) -> list[str]:
    """Return all texts of some elements."""
    return [text.strip() for part in parts for text in part.itertext()]


def test_without_photos_only_the_headlines_are_left(evaluation: MakeEvaluation) -> None:
    empty = evaluation([])
    assert len(headline_cards(empty.summary, str)) > 0
    assert list(reliability_section(empty, str)) == []
    assert list(rank_section(empty, str)) == []
    assert list(confusion_section(empty, str)) == []
    assert list(category_section(empty.summary, str)) == []
    assert list(latency_section(empty, str)) == []


def test_a_headline_card_has_caption_figure_and_hint(
    outcome: MakeOutcome, evaluation: MakeEvaluation
) -> None:
    cards = headline_cards(evaluation([outcome("A", "A", 0.9)]).summary, str)
    assert [part.get("class") for part in cards[0]] == ["caption", "figure", "hint"]


def test_the_roc_curve_needs_known_and_absent_products(
    outcome: MakeOutcome, evaluation: MakeEvaluation
) -> None:
    known, absent = outcome("A", "A", 0.9), outcome("", "B", 0.3)
    name = "In the catalogue or not (ROC)"
    assert name not in _texts(reliability_section(evaluation([known]), str))
    assert name in _texts(reliability_section(evaluation([known, absent]), str))


def test_confusions_name_the_correct_and_the_recognised_product(
    outcome: MakeOutcome, evaluation: MakeEvaluation
) -> None:
    outcomes = [outcome("A", "B", 0.9), outcome("A", "B", 0.8), outcome("B", "B", 0.8)]
    cells = _texts(confusion_section(evaluation(outcomes), str))
    assert cells[-5:] == ["Product A", "A", "Product B", "B", "2"]


def test_categories_have_a_row_each(outcome: MakeOutcome, evaluation: MakeEvaluation) -> None:
    outcomes = [outcome("A", "A", 0.9, category="Tea"), outcome("B", "B", 0.9, category="Jam")]
    texts = _texts(category_section(evaluation(outcomes).summary, str))
    assert {"Tea", "Jam", "100.0%"} <= set(texts)


def test_latency_is_shown_in_total_and_by_stage(
    outcome: MakeOutcome, evaluation: MakeEvaluation
) -> None:
    texts = _texts(latency_section(evaluation([outcome("A", "A", 0.9)]), str))
    assert {"Reading the photo", "Total", "8.5 ms"} <= set(texts)
