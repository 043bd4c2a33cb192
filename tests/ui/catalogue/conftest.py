"""Clients with real catalogues, and the details pane and the list on them."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktop_app import paths, window_libraries
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.engine.catalogue_browser import CatalogueBrowser
from desktop_app.engine.workspace import Workspace
from desktop_app.settings import Settings
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.catalogue.list_panel import ListPanel
from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.catalogue.photo_input import CameraAccess
from desktop_app.ui.catalogue.product_pane import ProductPane
from desktop_app.ui.catalogue.product_table import ProductTable
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from tests.actor import ACTOR
from tests.ui.catalogue.command_driver import command
from tests.ui.catalogue.list_driver import ListDriver, client_on
from tests.ui.catalogue.pane_driver import PaneDriver
from tests.ui.parts import part


@pytest.fixture
def client(qtbot: QtBot, catalogue: Path) -> Iterator[EngineClient]:
    """Return a client with a catalogue that is ready."""
    client = EngineClient(window_libraries.open_browser, window_libraries.prepare_workspace)
    with qtbot.waitSignal(client.ready):
        client.open(catalogue, paths.model_card(""), "cpu")
    yield client
    assert client.stop()


@pytest.fixture
def decoding_lane() -> Iterator[Lane]:
    """Return a lane that decodes pictures."""
    lane = Lane("decoding")
    yield lane
    assert lane.stop()


@pytest.fixture
def camera(tmp_path: Path, draw_picture: Callable[..., Path]) -> CameraAccess:
    """Return a camera that shows the picture of an object, as a video would."""
    photo = draw_picture(tmp_path / "camera.png", 90)
    preferences = Preferences(Settings(camera=str(photo)), tmp_path / "settings.toml", saves=False)

    def create() -> CameraView:
        return CameraView(
            window_libraries.open_camera,
            window_libraries.list_cameras,
            window_libraries.scale_frame,
        )

    return CameraAccess(create, preferences)


@pytest.fixture
def driver(
    qtbot: QtBot,
    client: EngineClient,
    decoding_lane: Lane,
    camera: CameraAccess,
    theme: Theme,
    english: None,
) -> PaneDriver:
    """Return the pane of a real catalogue, shown, with its product P-1."""
    thumbnails = ThumbnailCache(client, decoding_lane)
    pane = ProductPane(client, decoding_lane, thumbnails, camera, theme)
    thumbnails.setParent(pane)
    qtbot.addWidget(pane)
    pane.resize(420, 900)
    with qtbot.waitExposed(pane):
        pane.show()
    driver = PaneDriver(qtbot, client, pane)
    driver.show("P-1")
    return driver


def product_id_of(catalogue: CatalogueBrowser, sku: str) -> int:
    """Return the id of the product with this SKU."""
    return catalogue.store.products.ids_by_sku([sku])[sku]


def change(workspace: Workspace, sku: str, /, **fields: str) -> None:
    """Change a product outside the pane."""
    editor = workspace.editor()
    editor.change(product_id_of(workspace.catalogue, sku), fields)


@pytest.fixture
def selected_page(window: MainWindow, qtbot: QtBot) -> CataloguePage:
    """Return the page with all products selected."""
    part(window, QAction, "command_catalogue").trigger()
    made = part(window, CataloguePage)
    qtbot.waitUntil(lambda: len(made.listed_ids) == 6)
    table = part(made, ProductTable)
    table.setFocus()
    table.selectAll()
    qtbot.waitUntil(command(made, "change").isEnabled)
    return made


@pytest.fixture
def list_client(qtbot: QtBot, tmp_path: Path) -> Iterator[EngineClient]:
    """Return a client with a catalogue of five products and no model."""
    folder = tmp_path / "list"
    catalogue = SqliteCatalogue.open(folder, actor=ACTOR)
    catalogue.products.add(
        {
            "A-1": {"name": "Mug, red", "brand": "Alba", "category": "Mugs", "price": Decimal(9)},
            "B-2": {"name": "Mug, blue", "brand": "Fin", "category": "Mugs", "price": Decimal(12)},
            "C-3": {"name": "Tea", "category": "Tea", "attributes": {"size": "10"}},
            "D-4": {
                "name": "Hat",
                "category": "Hats",
                "attributes": {"name_zh": "帽子", "category_zh": "帽类"},
            },
            "E-5": {"name": "", "gtin": "4006381333931"},
        }
    )
    catalogue.close()
    with client_on(folder, qtbot) as client:
        yield client


@pytest.fixture
def products(
    qtbot: QtBot,
    list_client: EngineClient,
    decoding_lane: Lane,
    theme: Theme,
    english: None,
    tmp_path: Path,
) -> ListDriver:
    """Return the list of these products, shown as a table."""
    thumbnails = ThumbnailCache(list_client, decoding_lane)
    panel = ListPanel(list_client, thumbnails, theme, tmp_path)
    thumbnails.setParent(panel)
    qtbot.addWidget(panel)
    panel.resize(900, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_total(5)
    panel.load()
    driver = ListDriver(qtbot, list_client, panel)
    driver.settle()
    return driver
