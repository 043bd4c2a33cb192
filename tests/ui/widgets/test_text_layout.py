"""Breaking names into two lines."""

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from desktop_app.ui.widgets.text_layout import split_into_two_lines

NAME = "Carrick Row Handbag Ida the Second, wine"


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    return qapp.font()


def test_text_that_fits_stays_on_the_first_line(font: QFont) -> None:
    assert split_into_two_lines("Handbag", font, 1000) == ("Handbag", "")


def test_text_breaks_between_words(font: QFont) -> None:
    width_px = QFontMetricsF(font).horizontalAdvance(NAME) * 0.7
    first, second = split_into_two_lines(NAME, font, width_px)
    assert f"{first} {second}" == NAME


def test_the_second_line_keeps_the_last_word(font: QFont) -> None:
    width_px = QFontMetricsF(font).horizontalAdvance("Carrick Row Hand")
    _, second = split_into_two_lines(NAME, font, width_px)
    assert "…" in second
    assert second.endswith("wine")
    assert QFontMetricsF(font).horizontalAdvance(second) <= width_px


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("Krumpl 松露薯片 150克", "150克"),
        ("柠檬味气泡水6×330毫升", "6×330毫升"),
        ("Lemon tea 250 g", "250 g"),
        ("棉袜 3双", "3双"),
        ("大米 2.5千克", "2.5千克"),
    ],
)
def test_a_size_is_never_broken(font: QFont, name: str, size: str) -> None:
    measure = QFontMetricsF(font).horizontalAdvance
    # The first line has room for all but the last character.
    first, second = split_into_two_lines(name, font, measure(name[:-1]) + 1)
    assert second == size
    assert f"{first}{second}".replace(" ", "") == name.replace(" ", "")
