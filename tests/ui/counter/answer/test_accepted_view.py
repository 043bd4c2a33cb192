"""The accepted product, large."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.product import Product
from desktop_app.ui.counter.answer.accepted_view import AcceptedView
from desktop_app.ui.counter.answer.marked_text import MarkedText
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part

WHEN = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("name", ["Red cup", "W" * 500, "long words " * 60])
def test_any_name_and_price_fit_the_width(name: str, theme: Theme, qtbot: QtBot) -> None:
    view = AcceptedView(theme)
    qtbot.addWidget(view)
    view.resize(320, 600)
    view.show()
    product = Product(1, "C-1", name, price=Decimal("12345678901.99"), currency="KWD")
    view.show_accepted(AcceptedProduct(product, "match", 0.98, WHEN))
    assert view.minimumSizeHint().width() <= 320
    assert view.minimumSizeHint().height() <= 600
    price = part(view, MarkedText, "accepted_price")
    assert price.fontMetrics().horizontalAdvance(price.text()) <= 320
    assert price.accessibleName() == price.text()
