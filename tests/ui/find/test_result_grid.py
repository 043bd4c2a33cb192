"""The result grid with thousands of hits: layout, keyboard and thumbnail requests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import Hit
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Product
from desktop_app.ui.find.hits_model import HitsModel
from desktop_app.ui.find.result_grid import ResultGrid
from desktop_app.ui.style.theme import Theme
from tests.ui.widgets.fake_thumbnail_cache import FakeThumbnailCache

MANY = 5000


@pytest.fixture
def thumbnails() -> FakeThumbnailCache:
    return FakeThumbnailCache()


@pytest.fixture
def grid(qtbot: QtBot, theme: Theme, thumbnails: FakeThumbnailCache) -> Iterator[ResultGrid]:
    model = HitsModel()
    grid = ResultGrid(model, thumbnails, theme)  # type: ignore[arg-type] # a fake
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


def visible_rows(grid: ResultGrid) -> set[int]:
    viewport = grid.viewport().rect()
    model = grid.model()
    return {
        row
        for row in range(model.rowCount())
        if grid.visualRect(model.index(row, 0)).intersects(viewport)
    }


def test_thumbnails_near_the_viewport_are_requested_visible_ones_first(
    grid: ResultGrid, thumbnails: FakeThumbnailCache, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(thumbnails.requested))
    visible = visible_rows(grid)
    assert visible == set(thumbnails.requested[: len(visible)])
    assert len(thumbnails.requested) < 6 * len(visible)


def test_scrolling_requests_only_the_thumbnails_at_the_new_position(
    grid: ResultGrid, thumbnails: FakeThumbnailCache, qtbot: QtBot
) -> None:
    bar = grid.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > MANY)
    for part in (0.25, 0.5, 1.0):
        bar.setValue(round(bar.maximum() * part))
    qtbot.waitUntil(lambda: MANY - 1 in thumbnails.requested)
    visible = visible_rows(grid)
    assert visible <= set(thumbnails.requested)
    assert min(thumbnails.requested) > MANY - 12 * len(visible)


def test_all_hits_are_reached_with_the_keyboard(grid: ResultGrid) -> None:
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
        available = grid.viewport().width()
        assert available - len(first_line) * tile <= len(first_line)


def test_the_current_hit_stays_when_hits_below_it_are_hidden(grid: ResultGrid) -> None:
    grid.select_first()
    model = grid.model()
    assert isinstance(model, HitsModel)
    model.set_cut_off(0.9)
    assert grid.current_hit == hit(0)
    model.set_cut_off(0)
    assert grid.current_hit == hit(0)
