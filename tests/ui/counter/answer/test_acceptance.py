"""One product of an answer is accepted, once."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.counter.counter_driver import CounterDriver


@pytest.fixture
def answered(manual: CounterDriver, pictures: list[Path]) -> CounterDriver:
    manual.answer(pictures[2])
    return manual


def test_a_second_press_accepts_nothing(answered: CounterDriver, qtbot: QtBot) -> None:
    answered.controller.accept(0)
    answered.controller.accept(1)
    qtbot.waitUntil(lambda: answered.controller.phase == "accepted")
    assert [one.product.sku for one in answered.accepted] == ["P-2"]


def test_a_photo_that_is_taken_at_once_hides_no_acceptance(
    answered: CounterDriver, qtbot: QtBot
) -> None:
    answered.controller.accept(0)
    answered.controller.take_photo()
    qtbot.waitUntil(lambda: bool(answered.accepted))
    assert [one.product.sku for one in answered.accepted] == ["P-2"]
    answered.wait_for("answered")
