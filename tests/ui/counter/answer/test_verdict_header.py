"""The verdict is told in words."""

from dataclasses import replace

import numpy as np
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import Answer, Hit, Timings
from desktop_app.domain.evidence import Evidence, LabelEvidence
from desktop_app.domain.product import Product
from desktop_app.engine.counter.answer_validity import AnswerValidity
from desktop_app.engine.counter.capture_search import CaptureAnswer
from desktop_app.ui.counter.answer.shown_answer import ShownAnswer
from desktop_app.ui.counter.answer.verdict_header import VerdictHeader
from desktop_app.ui.counter.capture.capture import Capture
from desktop_app.ui.style.theme import Theme
from tests.ui.find.page_parts import text_of

CRISPS = Hit(Product(1, "CRI", name="Crisps"), None, 0.9)
READ = replace(CRISPS, evidence=Evidence({}, label=LabelEvidence(("VINEGAR", "150 g"))))


def shown(hit: Hit) -> ShownAnswer:
    answer = Answer("match", None, (hit,), Timings({}, 1.0), "cpu")
    capture = Capture(1, np.zeros((4, 4, 3), np.uint8), QImage(), AnswerValidity("still"))
    return ShownAnswer(capture, CaptureAnswer(answer, (answer,)), 0.0, answer.hits)


def test_the_words_on_the_label_are_named(theme: Theme, english: None, qtbot: QtBot) -> None:
    header = VerdictHeader(theme)
    qtbot.addWidget(header)
    header.show_answer(shown(CRISPS))
    assert text_of(header, "counter_sentence") == "Crisps. Enter accepts it."
    header.show_answer(shown(READ))
    assert text_of(header, "counter_sentence") == (
        "Crisps. Enter accepts it. Label: VINEGAR, 150 g."
    )
