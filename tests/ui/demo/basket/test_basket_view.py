"""The photo with its boxes, and the list beside it."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop_app.ui.demo.basket.basket_view import BasketView
from desktop_app.ui.demo.basket.shown_basket import ShownBasket
from desktop_app.ui.style.theme import Theme
from tests.ui.demo.basket.units import CHECK, SURE, UNKNOWN, make_unit
from tests.ui.demo.fake_answers import contains_colour

UNITS = (make_unit(1, SURE), make_unit(2, CHECK), make_unit(3, UNKNOWN), make_unit(1, SURE))


@pytest.fixture
def view(theme: Theme, english: None, qtbot: QtBot) -> BasketView:
    view = BasketView(theme)
    qtbot.addWidget(view)
    view.resize(1856, 900)
    return view


def photo() -> QImage:
    image = QImage(1100, 800, QImage.Format.Format_RGB32)
    image.fill(0)
    return image


def test_the_list_is_the_accessible_name(view: BasketView, announced: list[str]) -> None:
    view.show_basket(ShownBasket.of(photo(), UNITS))
    assert view.accessibleName() == "Products in the photo"
    view.show_list()
    name = "Products in the photo. 2 products, 3.00\N{NO-BREAK SPACE}EUR, 2 things without a name"
    assert view.accessibleName() == f"{name}: 2 × Product 1"
    assert announced == [view.accessibleName()]


def test_a_sum_that_lacks_a_price_is_not_shown(view: BasketView) -> None:
    units = (make_unit(1, SURE), make_unit(2, SURE, price=None))
    view.show_basket(ShownBasket.of(photo(), units))
    view.show_list()
    assert view.accessibleName().startswith("Products in the photo. 2 products: 1 × Product 1")


def test_boxes_appear_in_their_order(view: BasketView, theme: Theme) -> None:
    view.show_basket(ShownBasket.of(photo(), UNITS))
    assert not view.shown_units
    assert not contains_colour(view.grab().toImage(), theme.colours.match)
    view.show_next_box()
    assert view.shown_units == UNITS[:1]
    assert contains_colour(view.grab().toImage(), theme.colours.match)


def test_nothing_is_held_after_clearing(view: BasketView) -> None:
    view.show_basket(ShownBasket.of(photo(), UNITS))
    view.show_list()
    view.clear()
    assert (view.shown_units, view.shows_list) == ((), False)
    assert view.accessibleName() == "Products in the photo"


@pytest.mark.parametrize("size", [(600, 300), (1200, 700), (1000, 1700), (3700, 1900)])
def test_the_photo_fits_into_every_size(view: BasketView, size: tuple[int, int]) -> None:
    view.resize(*size)
    view.set_scale(min(size) / 1080)
    view.show_basket(ShownBasket.of(photo(), UNITS))
    for _ in UNITS:
        view.show_next_box()
    view.show_list()
    assert view.grab().size().width() == size[0]
    assert max(view.photo_size_px()) < max(size)
