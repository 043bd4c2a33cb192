"""The counter page with an answer: on a small screen, for fingers, and for screen readers."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.accessible import described_with_markup, nameless, too_small
from tests.ui.counter.counter_driver import CounterDriver, Forced
from tests.ui.small_screen import ROOM, scrolled_sideways, show_in, unreachable


@pytest.mark.parametrize("answer", ["match", "check", "unknown"])
def test_everybody_can_use_an_answer(
    manual: CounterDriver,
    pictures: list[Path],
    verdict: Forced,
    announced: list[str],
    answer: str,
) -> None:
    verdict(answer)
    manual.answer(pictures[2])
    title = manual.text("counter_title")
    assert any(text.startswith(title) for text in announced)
    window: QWidget = manual.page.window()
    show_in(window, ROOM)
    assert unreachable(window) == []
    assert scrolled_sideways(window) == []
    assert too_small(manual.page, 44) == {}
    assert described_with_markup(window) == []
    assert nameless(window) == []


def test_an_acceptance_is_read_out(
    manual: CounterDriver, pictures: list[Path], verdict: Forced, announced: list[str]
) -> None:
    verdict("match")
    manual.answer(pictures[2])
    manual.press(Qt.Key.Key_Return)
    assert any("Product 2" in text for text in announced[-2:])
