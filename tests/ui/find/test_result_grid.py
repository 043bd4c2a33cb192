"""Thousands of hits: laid out at once, thumbnails only for what is near the screen."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.domain.answer import Hit
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Product
from desktop_app.ui.find.hits_model import HitsModel
from desktop_app.ui.find.result_grid import ResultGrid
from desktop_app.ui.style.theme import Theme

MANY = 5000


class WishList(QObject):
    """Stands where the thumbnails are, and keeps what was wished for last."""

    loaded = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.wanted: list[int] = []

    def request(self, _requester: QObject, picture_ids: Iterable[int]) -> None:
        self.wanted = list(picture_ids)

    def pixmap(self, _picture_id: int) -> QPixmap | None:
        return None

    def tile(self, _picture_id: int) -> QPixmap | None:
        return None

    def set_tile_size(self, side_px: int, ratio: float) -> None:
        pass


@pytest.fixture
def wishes() -> WishList:
    return WishList()


@pytest.fixture
def grid(qtbot: QtBot, qapp: QApplication, wishes: WishList) -> Iterator[ResultGrid]:
    theme = Theme(qapp, paths.icons_folder())
    theme.set_theme("light")
    model = HitsModel()
    grid = ResultGrid(model, wishes, theme)  # type: ignore[arg-type] # all that is asked of them
    qtbot.addWidget(grid)
    grid.resize(700, 600)
    grid.show()
    qtbot.waitExposed(grid)
    model.show([hit(row) for row in range(MANY)])
    yield grid
    grid.close()


def hit(row: int) -> Hit:
    product = Product(row, f"P-{row}", name=f"Product {row}")
    picture = Picture(row, row, str(Path("pictures") / f"{row}.jpg"), "", 100, 100)
    return Hit(product, picture, 1 - row / MANY)


def on_screen(grid: ResultGrid) -> set[int]:
    screen = grid.viewport().rect()
    model = grid.model()
    return {
        row
        for row in range(model.rowCount())
        if grid.visualRect(model.index(row, 0)).intersects(screen)
    }


def test_only_what_is_near_the_screen_is_wanted_and_the_visible_first(
    grid: ResultGrid, wishes: WishList, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(wishes.wanted))
    visible = on_screen(grid)
    assert visible == set(wishes.wanted[: len(visible)])
    assert len(wishes.wanted) < 6 * len(visible)


def test_scrolling_wants_what_is_there_and_nothing_else(
    grid: ResultGrid, wishes: WishList, qtbot: QtBot
) -> None:
    bar = grid.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > MANY)
    for part in (0.25, 0.5, 1.0):
        bar.setValue(round(bar.maximum() * part))
    qtbot.waitUntil(lambda: MANY - 1 in wishes.wanted)
    visible = on_screen(grid)
    assert visible <= set(wishes.wanted)
    assert min(wishes.wanted) > MANY - 12 * len(visible)


def test_all_hits_can_be_reached_with_the_keys(grid: ResultGrid) -> None:
    grid.setFocus()
    grid.select_first()
    QTest.keyClick(grid, Qt.Key.Key_End)
    assert grid.current_hit == hit(MANY - 1)
    QTest.keyClick(grid, Qt.Key.Key_Home)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    current = grid.current_hit
    assert current is not None
    columns = current.product.id
    first, below = (grid.visualRect(grid.model().index(row, 0)) for row in (0, columns))
    assert columns > 1
    assert first.left() == below.left()
    assert first.bottom() < below.bottom()


def test_tiles_fill_the_width_at_every_size(grid: ResultGrid) -> None:
    for width in (420, 500, 640, 777, 1000):
        grid.resize(width, 600)
        QApplication.processEvents()
        model = grid.model()
        first_line = [
            row
            for row in range(20)
            if grid.visualRect(model.index(row, 0)).top()
            == grid.visualRect(model.index(0, 0)).top()
        ]
        tile = grid.visualRect(model.index(0, 0)).width()
        room = grid.viewport().width()
        assert room - len(first_line) * tile <= len(first_line)


def test_a_cut_off_below_leaves_the_cursor_where_it_is(grid: ResultGrid) -> None:
    grid.select_first()
    model = grid.model()
    assert isinstance(model, HitsModel)
    model.set_cut_off(0.9)
    assert grid.current_hit == hit(0)
    model.set_cut_off(0)
    assert grid.current_hit == hit(0)


def look_of(grid: ResultGrid, product: Product) -> QImage:
    """Return the tile of a product, as it is painted."""
    model = grid.model()
    assert isinstance(model, HitsModel)
    model.show([Hit(product, None, None)])
    return grid.grab(grid.visualRect(model.index(0, 0))).toImage()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            Product(1, "LEATHER-BAG-HAT", name="Handbag", price=Decimal(129), currency="EUR"),
            Product(1, "LEATHER-BAG-HAW", name="Handbag", price=Decimal(129), currency="EUR"),
        ),
        (
            Product(1, "BAG-HAT", name="Handbag", price=Decimal(1290000), currency="EUR"),
            Product(1, "BAG-HAT", name="Handbag", price=Decimal(1290001), currency="EUR"),
        ),
        (
            Product(1, "BAG", name="Carrick Row Handbag Ida the Second, wine"),
            Product(1, "BAG", name="Carrick Row Handbag Ida the Second, wide"),
        ),
        (
            Product(1, "A-VERY-LONG-NUMBER-OF-A-SHOP-1", name="Handbag"),
            Product(1, "A-VERY-LONG-NUMBER-OF-A-SHOP-2", name="Handbag"),
        ),
    ],
    ids=["sku", "price", "name", "long sku"],
)
def test_what_tells_products_apart_is_not_cut_off(
    grid: ResultGrid, one: Product, other: Product
) -> None:
    assert look_of(grid, one) != look_of(grid, other)
