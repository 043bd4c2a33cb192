"""What codes say, in words."""

from datetime import date

import numpy as np
import pytest
from PySide6.QtGui import QImage

from desktop_app.domain.answer import Answer, Hit, Timings, Verdict
from desktop_app.domain.code import CodeAnswer, CodeContents
from desktop_app.domain.product import Product
from desktop_app.engine.counter.answer_validity import AnswerValidity
from desktop_app.engine.counter.capture_search import CaptureAnswer
from desktop_app.engine.counter.code_evidence import with_codes
from desktop_app.ui.counter.answer.code_sentence import accepted_code_details, code_sentence
from desktop_app.ui.counter.answer.shown_answer import ShownAnswer
from desktop_app.ui.counter.capture.capture import Capture
from tests.engine.counter.accepted import APPLES, CUP, accepted, batch, label

pytestmark = pytest.mark.usefixtures("english")

OTHER = CodeAnswer(CodeContents("5901234123457", ("5901234123457",), "5901234123457"), ())


def shown(verdict: Verdict, product: Product, code: CodeAnswer) -> ShownAnswer:
    answer = Answer(verdict, None, (Hit(product, None, 0.9),), Timings({}, 1.0), "cpu")
    found = with_codes(CaptureAnswer(answer, (answer,)), [code])
    pixels = np.zeros((2, 2, 3), np.uint8)
    capture = Capture(1, pixels, QImage(), AnswerValidity("still"))
    return ShownAnswer(capture, found, 0.0, found.shown.hits)


def of(*products: Product) -> CodeAnswer:
    return CodeAnswer(CodeContents("X", ("X",)), tuple(Hit(one, None, 1.0) for one in products))


@pytest.mark.parametrize(
    ("verdict", "product", "code", "sentence"),
    [
        ("check", CUP, of(CUP), "Red cup: its code was read. Enter accepts it."),
        (
            "match",
            APPLES,
            of(CUP),
            "The code is that of Red cup, but the picture looks like Apples.",
        ),
        (
            "check",
            CUP,
            of(CUP, APPLES),
            "The code is that of several products. Press the number of the right one.",
        ),
        ("match", CUP, OTHER, "The code 5901234123457 is not that of Red cup."),
        ("unknown", CUP, OTHER, "No product has the code 5901234123457 or looks like this one."),
        ("match", APPLES, OTHER, ""),
    ],
)
def test_what_a_code_changes(
    verdict: Verdict, product: Product, code: CodeAnswer, sentence: str
) -> None:
    assert code_sentence(shown(verdict, product, code)) == sentence


def test_an_accepted_product_says_that_its_code_was_read_and_what_it_says() -> None:
    today = date(2026, 11, 26)
    details = accepted_code_details(accepted(CUP, batch("L7", date(2026, 11, 1))), today)
    assert [(one.text, one.is_warning) for one in details] == [
        ("Sure: its code 4006381333931 was read", False),
        ("Batch L7", False),
        ("Best before 11/1/26: past", True),
    ]
    weighed = accepted_code_details(accepted(APPLES, label(weight_kg="0.5")), today)
    assert "0.500 kg" in [one.text for one in weighed]
    assert accepted_code_details(accepted(CUP), today) == []
