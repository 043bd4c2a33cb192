"""The answer header: texts, counts and cut-off."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFrame, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import CategoryGuess, Hit, Verdict
from desktop_app.domain.evidence import Evidence, LabelEvidence, SimilarityWeights
from desktop_app.domain.product import Category, Product
from desktop_app.ui.find.answer_header import (
    AnswerHeader,
    AnswerHeading,
    BrowsingHeading,
    Heading,
    SimilarHeading,
)
from desktop_app.ui.style.theme import Theme
from tests.ui.find.page_parts import text_of
from tests.ui.parts import part

HIT = Hit(Product(1, "A-1", name="Apple"), None, 0.9)
READ = replace(HIT, evidence=Evidence({}, label=LabelEvidence(("GALA", "1 kg"))))


@pytest.fixture
def header(theme: Theme, english: None, qtbot: QtBot) -> AnswerHeader:
    header = AnswerHeader(theme)
    qtbot.addWidget(header)
    header.show_categories({"Fruit": Category(3)})
    return header


def answer(verdict: Verdict, best: Hit | None = HIT, category_filter: str = "") -> AnswerHeading:
    return AnswerHeading(verdict, best, CategoryGuess("Fruit", 0.8), category_filter)


@pytest.mark.parametrize(
    ("heading", "title", "sentence"),
    [
        (BrowsingHeading("My shop"), "My shop", ""),
        (SimilarHeading(HIT, SimilarityWeights()), "Similar products", "to Apple"),
        (answer("match"), "Match", "Very likely Apple."),
        (answer("check"), "Check", "Possibly Apple. Compare before you decide."),
        (answer("match", READ), "Match", "Very likely Apple. Label: GALA, 1 kg."),
        (
            answer("unknown"),
            "Unknown",
            "Probably not in the catalogue. The closest products are shown.",
        ),
        (
            answer("unknown", category_filter="Fruit"),
            "Unknown",
            "Probably not in Fruit. The closest products are shown.",
        ),
        (
            answer("unknown", best=None),
            "Nothing to compare with",
            "No product has a picture yet, so photos cannot find anything.",
        ),
    ],
)
def test_the_heading_is_shown_as_title_and_sentence(
    header: AnswerHeader, heading: Heading, title: str, sentence: str
) -> None:
    header.show_heading(heading, can_go_back=False)
    assert text_of(header, "answer_title") == title
    assert text_of(header, "verdict_sentence") == sentence


@pytest.mark.parametrize("verdict", ["check", "unknown"])
def test_the_category_never_contradicts_the_first_hit(
    header: AnswerHeader, verdict: Verdict
) -> None:
    chip = part(header, QToolButton, "category_chip")
    for category, text in (
        ("Fruit", "Category: Fruit (80%)"),
        ("", "Category: Fruit (80%)"),
        ("Tools", "All categories"),
    ):
        best = Hit(Product(1, "A-1", category=category), None, 0.5)
        header.show_heading(answer(verdict, best), can_go_back=False)
        assert chip.text() == text


def test_the_verdict_selects_the_style_of_the_card(header: AnswerHeader) -> None:
    card = part(header, QFrame, "verdict")
    header.show_heading(answer("check"), can_go_back=False)
    assert card.property("verdict") == "check"
    header.show_heading(BrowsingHeading("My shop"), can_go_back=False)
    assert card.property("verdict") == ""


@pytest.mark.parametrize(
    ("heading", "counts", "text"),
    [
        (BrowsingHeading("My shop"), (1, 1, 1), "1 product"),
        (BrowsingHeading("My shop"), (5000, 5000, 5000), "5,000 products"),
        (answer("match"), (200, 200, 5000), "200 closest of 5,000"),
        (answer("match"), (3, 200, 5000), "3 of 200 products"),
        (answer("match", category_filter="Fruit"), (3, 3, 5000), "3 products"),
        (SimilarHeading(HIT, SimilarityWeights()), (200, 200, 5000), "200 products"),
    ],
)
def test_the_counts_are_shown_in_words(
    header: AnswerHeader, heading: Heading, counts: tuple[int, int, int], text: str
) -> None:
    header.show_heading(heading, can_go_back=False)
    header.show_counts(*counts)
    assert text_of(header, "result_count") == text


def test_only_results_with_scores_have_a_cut_off(header: AnswerHeader) -> None:
    slider = part(header, QSlider, "cut_off")
    header.show_heading(BrowsingHeading("My shop"), can_go_back=False)
    assert not slider.isVisibleTo(header)
    header.show_heading(answer("match"), can_go_back=False)
    assert slider.isVisibleTo(header)


def test_a_moved_slider_changes_the_cut_off(header: AnswerHeader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(header.cut_off_changed) as signal:
        part(header, QSlider, "cut_off").setValue(40)
    assert signal.args == [0.4]
    assert header.cut_off == 0.4
    assert text_of(header, "cut_off_label") == "Hide below 40%"


def test_showing_a_cut_off_emits_nothing(header: AnswerHeader, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(header.cut_off_changed):
        header.show_cut_off(0.25)
    assert header.cut_off == 0.25
    header.show_cut_off(0)
    assert text_of(header, "cut_off_label") == "No cut-off"


def test_the_back_button_is_shown_only_with_a_history(header: AnswerHeader, qtbot: QtBot) -> None:
    back = part(header, QToolButton, "back")
    header.show_heading(answer("match"), can_go_back=False)
    assert not back.isVisibleTo(header)
    header.show_heading(answer("match"), can_go_back=True)
    assert back.isVisibleTo(header)
    with qtbot.waitSignal(header.back_requested):
        back.click()


def test_a_heading_without_a_sentence_is_read_out_as_it_is(
    header: AnswerHeader, announced: list[str]
) -> None:
    header.show_heading(BrowsingHeading("My shop"), can_go_back=False)
    assert announced == ["My shop"]
