"""The basket page beside an order."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.basket.order.order_view import OrderView
from desktop_app.ui.basket.page import BasketPage
from tests.ui.parts import part

LoadOrder: TypeAlias = Callable[[str], OrderView]


@pytest.fixture
def load_order(page: BasketPage, tmp_path: Path, qtbot: QtBot) -> LoadOrder:
    """Return a function that writes lines below ``sku,quantity`` and loads them."""
    view = part(page, OrderView)

    def load(lines: str) -> OrderView:
        file = tmp_path / "order.csv"
        file.write_text(f"sku,quantity\n{lines}", encoding="utf-8")
        before = view.order
        view.load(file)
        qtbot.waitUntil(lambda: view.order is not before)
        return view

    return load
