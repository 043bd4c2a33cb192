"""The lines of the list of a basket."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop_app.domain.basket import Basket
from desktop_app.ui.demo.basket.list_painter import ListPainter, ListTexts
from desktop_app.ui.demo.panel import PaintedPanel
from desktop_app.ui.style.theme import Theme
from tests.ui.demo.basket.units import SURE, make_unit

TEXTS = ListTexts("Products", "9 products", "13.50 EUR", "1 thing without a name")


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> PaintedPanel:
    panel = PaintedPanel("list", theme)
    qtbot.addWidget(panel)
    return panel


def drawn_texts(panel: PaintedPanel, height: float, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the texts of a list of nine products, in their order."""
    rows = Basket.of(tuple(make_unit(number, SURE) for number in range(1, 10))).rows
    texts: list[str] = []
    monkeypatch.setattr(panel, "draw_text", lambda _p, _r, text, *_: texts.append(text))
    image = QImage(700, 900, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ListPainter(panel, painter, QRectF(0, 0, 700, height)).draw(rows, TEXTS)
    painter.end()
    return texts


def test_all_lines_are_drawn_with_counts_and_prices(
    panel: PaintedPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = drawn_texts(panel, 900, monkeypatch)
    assert texts[:4] == ["Products", "1 ×", "1.50\N{NO-BREAK SPACE}EUR", "Product 1"]
    assert [text for text in texts if text.startswith("Product ")][-1] == "Product 9"
    assert texts[-3:] == ["13.50 EUR", "9 products", "1 thing without a name"]


def test_lines_without_room_are_left_out_with_a_sign(
    panel: PaintedPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = drawn_texts(panel, 400, monkeypatch)
    assert [text for text in texts if text.startswith("Product ")][-1] == "Product 3"
    assert texts[-4:] == ["…", "13.50 EUR", "9 products", "1 thing without a name"]
