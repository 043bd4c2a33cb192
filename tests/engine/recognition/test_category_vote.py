"""The nearest pictures vote for the category."""

import pytest

from desktop_app.domain.answer import CategoryGuess, Hit
from desktop_app.domain.evidence import Evidence
from desktop_app.domain.product import Product
from desktop_app.engine.recognition.category_vote import final_category, guess_category


def _hit(category: str, score: float) -> Hit:
    return Hit(Product(1, "P-1", category=category), None, score, Evidence({"cosine": score}))


def test_a_near_picture_outweighs_many_far_ones() -> None:
    guess = guess_category([("Hats", 0.9), *[("Shoes", 0.6)] * 19])
    assert guess is not None
    assert guess.name == "Hats"
    assert guess.score > 0.9


def test_several_equally_near_pictures_outvote_one() -> None:
    guess = guess_category([("Hats", 0.7), ("Shoes", 0.69), ("Shoes", 0.69)])
    assert guess is not None
    assert guess.name == "Shoes"
    assert guess.score == pytest.approx(0.61, abs=0.01)


def test_pictures_without_a_category_lower_the_probability() -> None:
    guess = guess_category([("", 0.8), ("Hats", 0.8)])
    assert guess == CategoryGuess("Hats", 0.5)
    assert guess_category([("", 0.8)]) is None
    assert guess_category([]) is None


def test_a_match_decides_the_category() -> None:
    crowd = CategoryGuess("Shoes", 0.7)
    assert final_category(crowd, "match", [_hit("Hats", 0.96)]) == CategoryGuess("Hats", 0.96)
    assert final_category(crowd, "match", [_hit("Shoes", 0.96)]) == CategoryGuess("Shoes", 0.96)
    assert final_category(None, "match", [_hit("Hats", 0.96)]) == CategoryGuess("Hats", 0.96)


def test_a_hit_that_is_no_match_keeps_the_vote() -> None:
    crowd = CategoryGuess("Shoes", 0.7)
    assert final_category(crowd, "check", [_hit("Hats", 0.8)]) == crowd
    assert final_category(crowd, "match", [_hit("", 0.96)]) == crowd
    assert final_category(crowd, "unknown", []) == crowd
