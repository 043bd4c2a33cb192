"""The counter obeys no text of the catalogue, from the answer to the list of the customer."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.ui.counter.conftest import camera, manual, pictures
from tests.ui.counter.counter_driver import CounterDriver
from tests.ui.hostile_texts import hostile_count, make_hostile, obeyed
from tests.ui.parts import part

__all__ = ["camera", "manual", "pictures"]


@pytest.fixture
def catalogue(catalogue: Path) -> Path:
    """Return the folder of a catalogue with texts that are made to harm."""
    make_hostile(catalogue)
    return catalogue


def test_answers_reasons_and_accepted_products(manual: CounterDriver, pictures: list[Path]) -> None:
    for picture in (pictures[2], pictures[5]):
        manual.answer(picture)
        assert hostile_count(manual.page) > 0
        assert obeyed(manual.window) == []
        manual.press("Y")
        assert obeyed(manual.window) == []
        manual.press("Y")
        manual.press(Qt.Key.Key_Return)
        manual.wait_for("accepted")
        assert obeyed(manual.window) == []
        manual.camera.clear()
        manual.wait_for_motion("empty")
    part(manual.page, QPushButton, "tally_bar").click()
    assert obeyed(manual.window) == []
