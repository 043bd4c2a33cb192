import numpy as np
import pytest

from desktop_app.domain.answer import Answer, CategoryGuess, Hit, Timings
from desktop_app.domain.calibration import Calibration
from desktop_app.domain.product import Product
from desktop_app.engine.recognition.photo_fusion import fuse_answers

CALIBRATION = Calibration(0.0, {"cosine": 1.0})


def answer(category: str = "Tea", **scores: float) -> Answer:
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    hits = tuple(Hit(Product(ord(sku), sku), None, score) for sku, score in ranked)
    photo = np.zeros((1, 1, 3), np.uint8)
    guess = CategoryGuess(category, 0.5) if category else None
    return Answer("check", guess, hits, Timings({}, 1.0), "cpu", photo)


def ranking(fused: Answer) -> list[str]:
    return [hit.product.sku for hit in fused.hits]


def test_photos_that_agree_make_a_hit_surer() -> None:
    fused = fuse_answers([answer(A=0.85, B=0.2), answer(A=0.85, B=0.1)], CALIBRATION, top=5)
    assert ranking(fused) == ["A", "B"]
    assert fused.hits[0].score is not None
    assert fused.hits[0].score > 0.9
    assert (fused.verdict, fused.photo_count) == ("match", 2)


def test_a_sure_photo_outweighs_one_that_is_not() -> None:
    fused = fuse_answers([answer(A=0.6, B=0.5), answer(B=0.97, A=0.05)], CALIBRATION, top=5)
    assert ranking(fused) == ["B", "A"]


def test_photos_that_contradict_each_other_have_to_be_checked() -> None:
    fused = fuse_answers([answer(A=0.95, B=0.05), answer(B=0.95, A=0.05)], CALIBRATION, top=5)
    assert fused.verdict == "check"


def test_a_product_that_a_photo_does_not_show_counts_as_its_last_hit() -> None:
    fused = fuse_answers([answer(A=0.9, B=0.5), answer(C=0.6, D=0.3)], CALIBRATION, top=9)
    scores = {hit.product.sku: hit.score for hit in fused.hits}
    assert scores["A"] == pytest.approx(0.722, abs=1e-3)
    assert ranking(fused) == ["A", "C", "B", "D"]


def test_the_photo_and_the_timings_are_those_of_the_newest() -> None:
    first, second = answer(A=0.5), answer(A=0.5)
    assert fuse_answers([first, second], CALIBRATION, top=1).photo is second.photo


def test_a_hit_keeps_the_picture_of_the_photo_that_shows_it_best() -> None:
    worse, better = answer(A=0.3), answer(A=0.8)
    (hit,) = fuse_answers([better, worse], CALIBRATION, top=1).hits
    assert hit.product is better.hits[0].product


def test_the_category_is_the_one_most_photos_show() -> None:
    answers = [answer("Tea", A=0.5), answer("Cups", A=0.5), answer("Tea", A=0.5), answer("", A=0.5)]
    assert fuse_answers(answers, None, top=1).category == CategoryGuess("Tea", 0.25)
    assert fuse_answers(answers[3:] * 2, None, top=1).category is None


def test_one_photo_is_answered_as_it_is() -> None:
    alone = answer(A=0.5, B=0.4)
    assert fuse_answers([alone], CALIBRATION, top=5) == alone
    assert ranking(fuse_answers([alone], CALIBRATION, top=1)) == ["A"]


def test_photos_without_hits_are_unknown() -> None:
    fused = fuse_answers([answer(), answer()], CALIBRATION, top=5)
    assert (fused.verdict, fused.hits) == ("unknown", ())
