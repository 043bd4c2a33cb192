"""The place of the card of the tour: inside of the window, beside what it is about."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from desktop_app.ui.tour.tour_target import card_place

AREA = QRect(0, 40, 800, 560)
CARD = QSize(300, 150)


@pytest.mark.parametrize(
    "target",
    [
        QRect(0, 0, 60, 30),
        QRect(700, 0, 60, 30),
        QRect(20, 60, 200, 400),
        QRect(580, 60, 200, 400),
        QRect(250, 560, 300, 40),
    ],
)
def test_the_card_is_inside_and_covers_nothing_of_the_control(target: QRect) -> None:
    place = card_place(AREA, CARD, target)
    assert AREA.contains(place)
    assert not place.intersects(target)


def test_a_notice_is_left_free() -> None:
    target = QRect(300, 200, 100, 100)
    free = card_place(AREA, CARD, target)
    place = card_place(AREA, CARD, target, [free])
    assert not place.intersects(free)
    assert not place.intersects(target)


def test_without_a_control_the_card_is_in_the_middle() -> None:
    place = card_place(AREA, CARD, None)
    assert (place.center() - AREA.center()).manhattanLength() <= 2


def test_a_card_that_is_too_large_begins_inside() -> None:
    place = card_place(QRect(0, 40, 200, 100), CARD, None)
    assert place.topLeft() == QPoint(12, 52)
