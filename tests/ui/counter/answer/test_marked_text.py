from pytestqt.qtbot import QtBot

from desktop_app.ui.counter.answer.marked_text import MarkedText
from desktop_app.ui.style.theme import Theme


def test_a_line_that_is_too_wide_gets_a_smaller_font(qtbot: QtBot, theme: Theme) -> None:
    text = MarkedText("price", theme)
    qtbot.addWidget(text)
    text.show_text("1,234,567.00 EUR")
    text.fit_line(2_000, 2.0)
    line_px, size = text.height(), text.font().pointSizeF()
    text.fit_line(90, 2.0)
    assert text.font().pointSizeF() < size
    assert text.height() < line_px


def test_what_needs_more_lines_is_elided(qtbot: QtBot, theme: Theme) -> None:
    text = MarkedText("name", theme)
    qtbot.addWidget(text)
    text.show_text("W" * 500, [(450, 460)])
    text.fit_width(200)
    all_px = text.height()
    text.set_max_lines(3)
    text.fit_width(200)
    layout, _ = text._laid_out(200)
    assert layout.lineCount() == 3
    assert layout.text().endswith("…")
    assert text.height() < all_px / 3
    text.show_text("Red cup")
    assert text._laid_out(200)[0].text() == "Red cup"
