"""The difference of two pictures is computed on a lane, and described."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QTransform
from pytestqt.qtbot import QtBot

from desktop_app.ui.audit.comparison import ComparedPictures
from desktop_app.ui.audit.difference_calculator import DifferenceCalculator
from desktop_app.ui.audit.picture_loader import PictureLoader
from desktop_app.ui.background.lane import Lane
from tests.ui.audit.samples import make_picture


@pytest.fixture
def calculator(picture_loader: PictureLoader, decoding: Lane) -> DifferenceCalculator:
    return DifferenceCalculator(picture_loader, decoding, picture_loader)


def pair(first_id: int, second_id: int, transform: QTransform | None) -> ComparedPictures:
    pictures = (make_picture(first_id), make_picture(second_id))
    return ComparedPictures(pictures, ("A", "B"), (0, 1), 0, transform)


@pytest.mark.parametrize(
    ("first_id", "second_id", "transform", "message"),
    [
        (1, 2, QTransform(), "100% of the common area differs (red)."),
        (1, 1, QTransform(), "No differences in the common area."),
        (1, 2, QTransform.fromTranslate(5, 5), "These pictures have no area in common."),
    ],
)
def test_the_difference_is_computed_and_described(
    calculator: DifferenceCalculator,
    first_id: int,
    second_id: int,
    transform: QTransform,
    message: str,
    qtbot: QtBot,
) -> None:
    with qtbot.waitSignal(calculator.computed):
        calculator.start(pair(first_id, second_id, transform))
    assert calculator.difference is not None
    assert calculator.message() == message


def test_there_is_a_message_without_a_difference(calculator: DifferenceCalculator) -> None:
    assert calculator.message() == ""
    calculator.start(pair(1, 2, None))
    assert calculator.message().startswith("These pictures cannot be overlaid.")
    # Picture 3 is not loaded yet.
    calculator.start(pair(1, 3, QTransform()))
    assert calculator.message() == "Comparing…"


def test_a_cancelled_difference_is_not_reported(
    calculator: DifferenceCalculator, decoding: Lane, qtbot: QtBot
) -> None:
    calculator.start(pair(1, 2, QTransform()))
    calculator.clear()
    with qtbot.waitSignal(decoding.run(QObject).succeeded):
        pass
    assert calculator.difference is None
