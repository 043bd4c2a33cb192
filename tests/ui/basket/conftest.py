"""A photo of three products, and the basket page with what was counted in it."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktop_app.domain.region import Region
from desktop_app.engine.counting.counting import Counting
from desktop_app.ui.basket.page import BasketPage
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part

# Where the photo shows product 1, product 2, and product 1 again.
REGIONS = (
    Region(0.0, 0.0, 0.33, 1.0),
    Region(0.33, 0.0, 0.66, 1.0),
    Region(0.66, 0.0, 1.0, 1.0),
)


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[Region]:
    """Return the boxes that the detector finds; tests change the list."""
    found = list(REGIONS)

    monkeypatch.setattr(Counting, "detect", lambda _self, _photo, *_: tuple(found))
    return found


@pytest.fixture
def photo(tmp_path: Path, draw_picture: Callable[..., Path]) -> Path:
    """Return a photo of product 1, product 2, and product 1 again."""
    drawn = [draw_picture(tmp_path / "drawn" / f"{seed}.png", seed) for seed in (1, 2)]
    first, second = (cv2.imread(str(file)) for file in drawn)
    assert first is not None
    assert second is not None
    file = tmp_path / "basket.png"
    cv2.imwrite(str(file), np.hstack([first, second, first]))
    return file


@pytest.fixture
def page(window: MainWindow, boxes: list[Region], photo: Path, qtbot: QtBot) -> BasketPage:
    """Return the page with the photo counted."""
    assert boxes
    page = show_basket(window)
    with qtbot.waitSignal(page.controller.counted):
        window.search([photo])
    return page


def show_basket(window: MainWindow) -> BasketPage:
    """Open the basket page and return it."""
    command(window, "basket")
    return part(window, BasketPage)


def command(window: MainWindow, name: str) -> None:
    """Run a command of the menus."""
    part(window, QAction, f"command_{name}").trigger()
