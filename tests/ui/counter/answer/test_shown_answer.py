"""What is explained of an answer: the evidence of the newest photo, and codes."""

from dataclasses import replace

import numpy as np
from PySide6.QtGui import QImage

from desktop_app.domain.answer import Answer, Hit, Timings
from desktop_app.domain.code import CodeAnswer, CodeContents
from desktop_app.domain.evidence import Evidence
from desktop_app.domain.product import Product
from desktop_app.engine.counter.answer_validity import AnswerValidity
from desktop_app.engine.counter.capture_search import CaptureAnswer
from desktop_app.engine.counter.code_evidence import answer_of_codes
from desktop_app.ui.counter.answer.shown_answer import ShownAnswer
from desktop_app.ui.counter.capture.capture import Capture

CUP, MUG = Product(1, "CUP"), Product(2, "MUG")


def answer(*hits: Hit) -> Answer:
    return Answer("check", None, hits, Timings({}, 1.0), "cpu")


def shown(found: CaptureAnswer, *offered: Hit) -> ShownAnswer:
    pixels = np.zeros((4, 4, 3), np.uint8)
    capture = Capture(1, pixels, QImage(), AnswerValidity("still"))
    return ShownAnswer(capture, found, 0.0, offered or found.shown.hits)


def test_the_evidence_is_that_of_the_newest_photo() -> None:
    older = Hit(CUP, None, 0.9, Evidence({"cosine": 0.9}))
    newer = Hit(CUP, None, 0.6, Evidence({"cosine": 0.6}))
    both = replace(answer(replace(older, score=0.95)), photo_count=2)
    found = CaptureAnswer(both, (answer(older), answer(newer)))
    explained = shown(found).explained(0)
    assert explained.hit.score == 0.95
    assert explained.hit.evidence is newer.evidence
    assert explained.photo_count == 2
    without = CaptureAnswer(both, (answer(older), answer()))
    assert shown(without).explained(0).hit.evidence is None


def test_words_offer_products_that_the_photo_has_not_found() -> None:
    cup = Hit(CUP, None, 0.9, Evidence({"cosine": 0.9}))
    found = CaptureAnswer(answer(cup), (answer(cup),))
    explained = shown(found, Hit(MUG, None, None), replace(cup, score=None))
    assert explained.explained(0).hit == Hit(MUG, None, None)
    assert explained.explained(1).hit.score == 0.9


def test_a_code_is_named_without_a_photo_that_was_searched() -> None:
    code = CodeAnswer(CodeContents("123", ("123",)), (Hit(CUP, None, None),))
    explained = shown(answer_of_codes([code])).explained(0)
    assert explained.codes == "123"
    assert explained.hit.score is None


def test_an_accepted_product_knows_where_its_code_is_in_the_photo() -> None:
    place = ((0.1, 0.2), (0.3, 0.2), (0.3, 0.4), (0.1, 0.4))
    code = CodeAnswer(CodeContents("123", ("123",)), (Hit(CUP, None, None),), place)
    other = CodeAnswer(CodeContents("456", ("456",)), (Hit(MUG, None, None),), place)
    accepted = shown(answer_of_codes([code])).accept(0)
    assert (accepted.codes, accepted.code_places) == ((code.contents,), (place,))
    assert shown(answer_of_codes([replace(code, place=None), other])).accept(0).code_places == ()
