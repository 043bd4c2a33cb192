"""The cross-validation figures and the recommendation."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.engine.learning.teach_report import TeachReport
from desktop_app.ui.teaching.cross_validation_figures import CrossValidationFigures
from tests.ui.parts import part

REPORT = TeachReport(
    products=12,
    pictures=4800,
    confirmations=1,
    queries=1000,
    before=0.812,
    after=0.934,
    unseen=0.9,
    uncertainty=0.021,
    unseen_uncertainty=0.03,
    advised=True,
    seconds=4.0,
)


def text_of(figures: CrossValidationFigures, name: str) -> str:
    return part(figures, QLabel, name).text()


@pytest.fixture
def figures(english: None, qtbot: QtBot) -> CrossValidationFigures:
    figures = CrossValidationFigures()
    qtbot.addWidget(figures)
    return figures


def test_the_shares_are_shown_in_percent(figures: CrossValidationFigures) -> None:
    figures.show_report(REPORT, is_on=False)
    shown = [text_of(figures, f"figure_{name}") for name in ("before", "after", "unseen")]
    assert shown == ["81.2%", "93.4%", "90.0%"]


def test_the_method_names_what_was_tested(figures: CrossValidationFigures) -> None:
    figures.show_report(REPORT, is_on=False)
    method = text_of(figures, "cross_validation_method")
    assert method.startswith("Cross-validated with 1,000 of 4,800 pictures and 1 confirmed photo.")


@pytest.mark.parametrize(
    ("advised", "is_on", "sentence"),
    [
        (True, False, "A significant improvement (± 2.1 points). Switch it on."),
        (True, True, "A significant improvement (± 2.1 points)."),
        (False, False, "No significant improvement (± 2.1 points). Keep it off."),
        (False, True, "No significant improvement (± 2.1 points). Switch it off."),
    ],
)
def test_the_recommendation_depends_on_the_result_and_the_state(
    figures: CrossValidationFigures, advised: bool, is_on: bool, sentence: str
) -> None:
    figures.show_report(replace(REPORT, advised=advised), is_on=is_on)
    assert text_of(figures, "cross_validation_sentence") == sentence
