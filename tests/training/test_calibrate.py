"""The calibration is fitted to shops that count alike, and judged."""

import json
from pathlib import Path

import numpy as np
import pytest

from desktop_app.domain.calibration import Calibration
from desktop_app.engine.recognition.calibration_examples import Example
from training.calibrate import accuracy, fit, print_table, write_calibration
from training.shop_examples import ShopExamples


def _photo(cosine: float, *, is_right: bool, is_absent: bool = False) -> Example:
    return Example([{"cosine": cosine, "margin": cosine}], 0 if is_right else None, is_absent)


def _shop(name: str, count: int, cosine: float, *, is_real: bool = False) -> ShopExamples:
    random = np.random.default_rng(count)
    examples = []
    for _ in range(count):
        own = float(random.uniform(cosine - 0.2, cosine + 0.2))
        examples.append(_photo(own, is_right=bool(random.random() < own)))
        examples.append(_photo(own - 0.3, is_right=False, is_absent=True))
    return ShopExamples(name, name, is_real, examples)


def test_a_large_shop_does_not_dominate() -> None:
    small, large = _shop("a", 50, 0.7), _shop("b", 500, 0.7)
    repeated = large._replace(examples=large.examples * 3)
    first, second = fit([small, large]), fit([small, repeated])
    assert first.intercept == pytest.approx(second.intercept, rel=0.01)


def test_a_few_shops_with_real_photos_count_as_much_as_many_others() -> None:
    real, edited = _shop("a", 50, 0.7, is_real=True), _shop("b", 60, 0.4)
    once, often = fit([real, edited]), fit([real, *[edited] * 9])
    assert once.intercept == pytest.approx(often.intercept, rel=0.01)


def test_certain_right_answers_are_matches_without_an_error() -> None:
    calibration = Calibration(-50.0, {"cosine": 100.0})
    examples = [_photo(0.9, is_right=True)] * 8 + [_photo(0.1, is_right=False, is_absent=True)] * 8
    found = accuracy(examples, calibration)
    assert found == pytest.approx((1.0, 0.0, 1.0, 1.0, 1.0, 0.0), abs=1e-6)


def test_each_domain_is_judged_without_its_own_shops(capsys: pytest.CaptureFixture[str]) -> None:
    shops = [_shop("a", 50, 0.7), _shop("b", 50, 0.7)]
    figures = print_table(shops, fit(shops))
    printed = capsys.readouterr().out
    assert "| a | to all |" in printed
    assert "without b" in printed
    assert printed.splitlines()[-1].startswith("| mean |")
    mean, largest = figures.values()
    assert 0 <= mean <= largest


def test_the_card_gets_the_calibration_and_keeps_its_other_fields(tmp_path: Path) -> None:
    card = tmp_path / "card.json"
    card.write_text('{"name": "m", "calibration": {"intercept": 0}}', encoding="utf-8")
    write_calibration(card, Calibration(-1.23456, {"cosine": 2.0}))
    fields = json.loads(card.read_text(encoding="utf-8"))
    assert fields == {"name": "m", "calibration": {"intercept": -1.235, "cosine": 2.0}}
