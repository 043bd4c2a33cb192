"""The results pane: cut-off, empty results and going back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import Answer, Timings
from desktop_app.domain.region import Region
from desktop_app.settings import Settings, load_settings
from desktop_app.ui.explanation.explanation_dialog import ExplanationDialog
from desktop_app.ui.find.hit_explanation import HitExplanation
from desktop_app.ui.find.results_pane import ResultsPane
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.find.page_parts import hits_of, product_names, text_of
from tests.ui.parts import find_page, part

DrawPicture = Callable[..., Path]
OpenWindow = Callable[..., MainWindow]


def test_the_cut_off_filters_the_hits_and_is_saved(
    answered: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    slider = part(answered, QSlider, "cut_off")
    slider.setValue(99)
    assert product_names(answered) == ["Product 2"]
    assert text_of(answered, "result_count") == "1 of 6 products"
    assert text_of(answered, "cut_off_label") == "Hide below 99%"
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert len(product_names(answered)) == 6
    slider.setValue(99)
    answered.close()
    assert load_settings(tmp_path / "config" / "settings.toml").cut_off == pytest.approx(0.99)


def test_a_saved_cut_off_applies_to_the_first_answer(
    open_window: OpenWindow, catalogue: Path, photo: Path, qtbot: QtBot
) -> None:
    window = open_window(catalogue, Settings(language="en", device="cpu", cut_off=0.99))
    with qtbot.waitSignal(find_page(window).answer_shown):
        find_page(window).search([photo])
    assert product_names(window) == ["Product 2"]


def test_a_message_is_shown_if_all_hits_are_below_the_cut_off(
    window: MainWindow, tmp_path: Path, draw_picture: DrawPicture, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(find_page(window).answer_shown):
        find_page(window).search([draw_picture(tmp_path / "other.png", 77)])
    part(window, QSlider, "cut_off").setValue(100)
    assert product_names(window) == []
    note = part(window, QLabel, "result_note_title")
    assert note.isVisible()
    assert note.text() == "No product scores 100% or more"


def test_back_leads_from_similar_products_to_the_answer_and_to_the_catalogue(
    answered: MainWindow, qtbot: QtBot
) -> None:
    before = product_names(answered)
    part(answered, QPushButton, "detail_similar").click()
    qtbot.waitUntil(lambda: text_of(answered, "answer_title") == "Similar products")
    assert "Product 2" not in product_names(answered)
    assert text_of(answered, "verdict_sentence") == "to Product 2"
    back = part(answered, QToolButton, "back")
    back.click()
    assert product_names(answered) == before
    back.click()
    assert text_of(answered, "answer_title") == "My shop"
    assert not back.isVisible()


def test_each_step_back_restores_its_weights(answered: MainWindow, qtbot: QtBot) -> None:
    similar, shape = (
        part(answered, QPushButton, "detail_similar"),
        part(answered, QSlider, "weight_shape"),
    )
    similar.click()
    qtbot.waitUntil(lambda: text_of(answered, "verdict_sentence") == "to Product 2")
    first = product_names(answered)
    similar.click()
    qtbot.waitUntil(lambda: text_of(answered, "verdict_sentence") == f"to {first[0]}")
    before = [hit.score for hit in hits_of(answered)]
    shape.setValue(shape.maximum())
    qtbot.waitUntil(lambda: [hit.score for hit in hits_of(answered)] != before)
    part(answered, QToolButton, "back").click()
    assert (product_names(answered), shape.value()) == (first, 0)


def test_the_part_of_the_photo_that_decided_is_explained(answered: MainWindow) -> None:
    pane = part(answered, ResultsPane)
    searched = pane.searched
    assert searched is not None
    region = Region(0.25, 0.25, 0.75, 0.75)
    hits = tuple(hits_of(answered))
    answer = Answer("match", None, hits, Timings({}, 1.0), "cpu", searched.photo, region=region)
    pane.show_answer(answer, QPixmap())
    # The same photo keeps its confirmation.
    assert pane.searched is searched
    explanation = answered.findChild(HitExplanation)
    assert explanation is not None
    explanation.explain(hits[0])
    (dialog,) = answered.findChildren(ExplanationDialog)
    assert dialog.panel.subject is not None
    assert dialog.panel.subject.region == region
    dialog.close()
