"""The lines of a stock take: rows that stay are kept, and their texts."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.product import Product
from desktop_app.domain.stock_take import StockEntry, StockLine
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.stock.take.line_model import COUNT_COLUMN, LineModel
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache


def _line(product_id: int, counted: int = 1, stock: int | None = 1) -> StockLine:
    product = Product(id=product_id, sku=f"P-{product_id}", name=f"Product {product_id}")
    return StockLine(product, (), stock, StockEntry(hand_count=counted))


@pytest.fixture
def model(theme: Theme, english: None, qtbot: QtBot) -> Iterator[LineModel]:
    parent = QWidget()
    qtbot.addWidget(parent)
    client, lane = EngineClient(None, None), Lane("decoding")  # type: ignore[arg-type]
    yield LineModel(ThumbnailCache(client, lane, parent), theme, parent)
    client.stop()
    lane.stop()


def test_rows_that_stay_are_not_replaced(model: LineModel) -> None:
    assert not model.show([_line(1), _line(3)], {})
    inserted: list[int] = []
    removed: list[int] = []
    model.rowsInserted.connect(lambda _parent, first, _last: inserted.append(first))
    model.rowsRemoved.connect(lambda _parent, first, _last: removed.append(first))
    assert not model.show([_line(2), _line(3, 5), _line(4)], {})
    assert (inserted, removed) == ([0, 2], [0])
    assert [line.product.id for line in model.lines] == [2, 3, 4]
    assert model.index(1, COUNT_COLUMN).data() == "5"


def test_another_order_and_many_rows_replace_all(model: LineModel) -> None:
    model.show([_line(1), _line(2)], {})
    assert model.show([_line(2), _line(1)], {})
    assert model.show([_line(number) for number in range(500)], {})


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        (_line(1, 3, 5), ["Product 1\nP-1 · Missing units · by hand", "3", "5", "\N{MINUS SIGN}2"]),
        (_line(1, 7, 5), ["Product 1\nP-1 · Too many · by hand", "7", "5", "+2"]),
        (_line(1, 5, 5), ["Product 1\nP-1 · As in stock · by hand", "5", "5", "0"]),
        (_line(1, 5, None), ["Product 1\nP-1 · No stock known · by hand", "5", "–", "–"]),
    ],
)
def test_a_line_is_told_in_words(model: LineModel, line: StockLine, texts: list[str]) -> None:
    model.show([line], {})
    assert [model.index(0, column).data() for column in range(4)] == texts


def test_texts_of_products_stay_in_their_lines(model: LineModel) -> None:
    line = _line(1)
    product = replace(line.product, name="a\nb\t<b>c</b>", sku="x\ny")
    model.show([replace(line, product=product)], {})
    assert model.index(0, 0).data() == "a b <b>c</b>\nx y · As in stock · by hand"


def test_a_typed_number_is_told_if_it_is_another_one(model: LineModel) -> None:
    model.show([_line(1, 3)], {})
    typed: list[tuple[int, int]] = []
    model.count_entered.connect(lambda *entered: typed.append(entered))
    index = model.index(0, COUNT_COLUMN)
    assert index.flags() & Qt.ItemFlag.ItemIsEditable
    assert model.setData(index, 3)
    assert model.setData(index, 4)
    assert not model.setData(model.index(0, 0), 4)
    assert typed == [(1, 4)]
