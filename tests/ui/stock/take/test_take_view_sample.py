"""A stock take of the sample with the real detector: two photos that overlap."""

import csv
from collections import Counter
from pathlib import Path
from typing import Final

import cv2
import pytest
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.ui.stock.take.take_view import StockTakeView
from tests.actor import ACTOR
from tests.ui.basket.conftest import command
from tests.ui.conftest import OpenWindow
from tests.ui.parts import part
from tests.ui.stock.take.conftest import counts, wait_until_counted

_SCENE: Final = "scenes/basket-02.jpg"


@pytest.fixture
def halves(tmp_path: Path) -> tuple[list[Path], Counter[str]]:
    """Return two photos that show most of a scene, each without one end; and what is in it."""
    with (paths.sample_folder() / "scenes.csv").open(encoding="utf-8", newline="") as lines:
        truth = Counter(row["sku"] for row in csv.DictReader(lines) if row["scene"] == _SCENE)
    pixels = cv2.imread(str(paths.sample_folder() / _SCENE))
    assert pixels is not None
    width = pixels.shape[1]
    files = [tmp_path / "left.png", tmp_path / "right.png"]
    cv2.imwrite(str(files[0]), pixels[:, : width * 4 // 5])
    cv2.imwrite(str(files[1]), pixels[:, width // 5 :])
    return files, truth


@pytest.fixture
def shop(tmp_path: Path, halves: tuple[list[Path], Counter[str]]) -> Path:
    """Return a catalogue with the products of the scene."""
    table = paths.sample_folder() / "products.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["sku"] in halves[1]]
    own = tmp_path / "products.csv"
    with own.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["sku", "name", "stock", "image"])
        for row in rows:
            picture = paths.sample_folder() / row["image"]
            writer.writerow([row["sku"], row["name"], 3, picture])
    folder = tmp_path / "shop"
    workspace = finish(
        Workspace.open(open_catalogue(folder, actor=ACTOR), paths.model_card(""), device="cpu")
    )
    list(workspace.import_products(own))
    workspace.close()
    return folder


def test_overlapping_photos_count_a_thing_once(
    halves: tuple[list[Path], Counter[str]], shop: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    files, truth = halves
    window = open_window(shop)
    command(window, "stock")
    view = part(window, StockTakeView)
    window.search(files)
    # The real detector takes a second a photo, and many more on a busy computer.
    wait_until_counted(view, 2, qtbot, timeout_ms=180_000)
    counted = Counter(counts(view))
    assert (counted & truth).total() >= truth.total() / 2
    assert not {sku: count for sku, count in counted.items() if count > max(1, truth[sku])}
    shown = view.controller.shown
    assert shown is not None
    assert shown.result.double_sightings >= 3
    assert {line.stock for line in shown.result.lines} == {3}
