"""The stock take in a real window, with a stock take of one photo of three products."""

from collections.abc import Callable
from pathlib import Path

import cv2
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.stock_take import StockLine
from desktop_app.engine.workspace import Workspace
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.stock.take.take_view import StockTakeView
from tests.ui.basket.conftest import REGIONS, boxes, command, photo
from tests.ui.parts import part

__all__ = ["REGIONS", "boxes", "photo"]

Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture
def view(window: MainWindow, boxes: list[object]) -> StockTakeView:
    """Return the view with the list of stock takes; there is none."""
    assert boxes
    command(window, "stock")
    return part(window, StockTakeView)


@pytest.fixture
def take(view: StockTakeView, photo: Path, qtbot: QtBot) -> StockTakeView:
    """Return the view with a photo of product 1, product 2, and product 1 again."""
    view.search([photo])
    wait_until_counted(view, 1, qtbot)
    return view


def wait_until_counted(
    view: StockTakeView, photos: int, qtbot: QtBot, timeout_ms: int = 20_000
) -> None:
    """Wait until photos are counted and shown."""
    qtbot.waitUntil(
        lambda: (
            view.controller.shown is not None
            and len(view.controller.shown.result.photos) == photos
            and not view.photos.queue.is_busy
        ),
        timeout=timeout_ms,
    )


def lines(view: StockTakeView) -> dict[str, StockLine]:
    """Return the lines of the open stock take by SKU."""
    shown = view.controller.shown
    return {} if shown is None else {line.product.sku: line for line in shown.result.lines}


def counts(view: StockTakeView) -> dict[str, int]:
    """Return the counted numbers by SKU."""
    return {sku: line.counted for sku, line in lines(view).items()}


def press(view: StockTakeView, name: str) -> None:
    """Press a button."""
    part(view, QPushButton, name).click()


def set_stocks(window: MainWindow, stocks: dict[str, str], qtbot: QtBot) -> None:
    """Give products a stock."""

    def write(workspace: Workspace) -> None:
        store = workspace.catalogue.store
        found = store.products.by_sku(list(stocks))
        with store.history.record("edit").step():
            store.products.update(
                {one.id: {"attributes": {"Stock": stocks[sku]}} for sku, one in found.items()}
            )

    with qtbot.waitSignal(window.client.write(write).finished):
        pass


def stock(window: MainWindow, sku: str, qtbot: QtBot) -> str | None:
    """Return the stock of a product."""
    found: list[str | None] = []

    def read(workspace: Workspace) -> str | None:
        product = workspace.catalogue.store.products.by_sku([sku])[sku]
        return product.attributes.get("Stock")

    with qtbot.waitSignal(window.client.run(read).on_success(found.append).finished):
        pass
    return found[0]


def write_blank(file: Path, shade: int = 128) -> Path:
    """Write a grey picture, which is another photo."""
    import numpy as np

    cv2.imwrite(str(file), np.full((120, 160, 3), shade, np.uint8))
    return file
