"""The weight sliders of the search for similar products."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.evidence import SimilarityWeights
from desktop_app.ui.find.weight_sliders import WeightSliders
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.find.page_parts import hits_of, text_of
from tests.ui.parts import part


def test_moving_a_slider_ranks_again_without_adding_a_step_back(
    answered: MainWindow, qtbot: QtBot
) -> None:
    sliders = part(answered, QWidget, "weight_sliders")
    assert not sliders.isVisible()
    part(answered, QPushButton, "detail_similar").click()
    qtbot.waitUntil(sliders.isVisible)
    assert "colour " in text_of(answered, "detail_evidence")
    before = [hit.score for hit in hits_of(answered)]
    colour = part(answered, QSlider, "weight_colour")
    colour.setFocus()
    QTest.keyClick(colour, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: [hit.score for hit in hits_of(answered)] != before)
    assert colour.hasFocus()
    for hit in hits_of(answered):
        assert hit.similarity is not None
        expected = (hit.similarity.cosine + 2 * hit.similarity.colour) / 3
        assert hit.score == pytest.approx(expected)
    part(answered, QToolButton, "back").click()
    assert text_of(answered, "answer_title") == "Match"
    assert not sliders.isVisible()


def test_the_sliders_show_and_return_weights(qtbot: QtBot) -> None:
    sliders = WeightSliders()
    qtbot.addWidget(sliders)
    with qtbot.assertNotEmitted(sliders.weights_changed):
        sliders.show_weights(SimilarityWeights(colour=2.0, shape=0.5, texture=0.0))
    assert sliders.weights == SimilarityWeights(colour=2.0, shape=0.5, texture=0.0)


def test_a_moved_slider_changes_the_weights(qtbot: QtBot) -> None:
    sliders = WeightSliders()
    qtbot.addWidget(sliders)
    slider = part(sliders, QSlider, "weight_texture")
    with qtbot.waitSignal(sliders.weights_changed):
        slider.setValue(slider.maximum())
    assert sliders.weights == SimilarityWeights(texture=2.0)
