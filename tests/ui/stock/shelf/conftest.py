"""Photos of a shelf with two boards, and the shelf view with what was read in them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import cv2
import numpy as np
import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.counting.counting import Counting
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.stock.shelf.shelf_view import ShelfView
from tests.conftest import object_on_white
from tests.ui.parts import part

# Writes the photo of a shelf, and returns its file: a text for each board, with the number of
# the product at each place or a space.
DrawShelf: TypeAlias = Callable[..., Path]
PLAN = ("0012", "3445")
_SIDE_PX = 160
_RAIL_PX = 24
_COLUMNS = 4


@pytest.fixture
def draw_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DrawShelf:
    """Return a function that draws a shelf; the detector finds what stands on it."""
    monkeypatch.setattr(Counting, "detect", lambda _self, photo, *_: _boxes(photo))

    def draw(*boards: str, name: str = "shelf.png", light: float = 1.0) -> Path:
        file = tmp_path / "shelves" / name
        file.parent.mkdir(exist_ok=True)
        pixels = np.vstack([part for row in boards for part in (_board(row), _rail(len(row)))])
        cv2.imwrite(str(file), cv2.convertScaleAbs(pixels, alpha=light))
        return file

    return draw


@pytest.fixture
def view(window: MainWindow) -> ShelfView:
    """Return the shelf view without a photo."""
    part(window, QAction, "command_stock").trigger()
    part(window, QToolButton, "stock_view_shelf").click()
    return part(window, ShelfView)


@pytest.fixture
def shelf(view: ShelfView, window: MainWindow, draw_shelf: DrawShelf, qtbot: QtBot) -> ShelfView:
    """Return the shelf view with a photo of the planned shelf."""
    read(window, view, draw_shelf(*PLAN), qtbot)
    return view


@pytest.fixture
def planned(shelf: ShelfView, qtbot: QtBot) -> ShelfView:
    """Return the shelf view with the photo kept as a plan."""
    photo = shelf.controller.photo
    assert photo is not None
    shelf.plans.keep("Aisle 3", photo)
    qtbot.waitUntil(lambda: shelf.plans.comparison is not None)
    return shelf


def read(window: MainWindow, view: ShelfView, file: Path, qtbot: QtBot) -> None:
    """Have the window read a photo, and wait until that is done."""
    with qtbot.waitSignal(view.controller.counted):
        window.search([file])
    qtbot.waitUntil(lambda: not view.plans.is_comparing)


def names(view: ShelfView) -> list[tuple[str, int, int]]:
    """Return SKU, board and facings of the items; a gap has no facings."""
    photo = view.selection.photo
    items = () if photo is None else photo.items
    return [(item.product.sku if item.product else "", item.board, len(item.positions))
            for item in items]  # fmt: skip


def _board(row: str) -> RgbImage:
    plain = np.full((_SIDE_PX, _SIDE_PX, 3), 245, np.uint8)
    return np.hstack([plain if one == " " else object_on_white(int(one), _SIDE_PX) for one in row])


def _rail(columns: int) -> RgbImage:
    """Return the edge of a board with its price tags, which are the same in every photo."""
    random = np.random.default_rng(columns)
    coarse = random.integers(0, 255, (_RAIL_PX // 4, columns * _SIDE_PX // 8), np.uint8)
    rail = np.kron(coarse, np.ones((4, 8), np.uint8))
    return np.dstack([rail] * 3)


def _boxes(photo: RgbImage) -> Sequence[Region]:
    """Return where something stands on a drawn shelf."""
    height, width = photo.shape[:2]
    scale = width / (_COLUMNS * _SIDE_PX)
    boxes = []
    for row in range(round(height / scale / (_SIDE_PX + _RAIL_PX))):
        for column in range(_COLUMNS):
            top = row * (_SIDE_PX + _RAIL_PX) * scale / height
            bottom = top + _SIDE_PX * scale / height
            region = Region(column / _COLUMNS, top, (column + 1) / _COLUMNS, bottom)
            if region.cut_from(photo).std() > 10:
                boxes.append(region)
    return tuple(boxes)
