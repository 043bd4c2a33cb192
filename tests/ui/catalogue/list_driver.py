"""A list of products over a real catalogue without a model, and a driver of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.product import Product
from desktop_app.engine.catalogue_browser import CatalogueBrowser
from desktop_app.engine.editing.product_editor import ProductEditor
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.catalogue.cell_editor import CellEditor
from desktop_app.ui.catalogue.list_panel import ListPanel
from tests.actor import ACTOR
from tests.ui.parts import part


class _Embedder:
    card = SimpleNamespace(sha256="model")


class WorkspaceWithoutModel:
    """Edits products, but cannot recognise them."""

    def __init__(self, catalogue: CatalogueBrowser) -> None:
        self.catalogue = catalogue

    def editor(self) -> ProductEditor:
        return ProductEditor(
            self.catalogue.store,
            cast("object", None),  # type: ignore[arg-type] # used for pictures only
            _Embedder(),  # type: ignore[arg-type] # used for pictures only
        )

    def status(self) -> None:
        return None

    def close(self) -> None:
        self.catalogue.close()


@contextmanager
def client_on(folder: Path, qtbot: QtBot) -> Iterator[EngineClient]:
    """Return a client with the catalogue of a folder, ready to be edited."""

    def open_catalogue(folder: Path, **_: object) -> CatalogueBrowser:
        return CatalogueBrowser(SqliteCatalogue.open(folder, actor=ACTOR))

    def prepare(catalogue: CatalogueBrowser, *_: object, **__: object) -> Job[Workspace]:
        yield Progress(0, 0, Message(""))
        return cast("Workspace", WorkspaceWithoutModel(catalogue))

    client = EngineClient(open_catalogue, prepare)
    try:
        with qtbot.waitSignal(client.ready):
            client.open(folder, Path("card"), "cpu")
        yield client
    finally:
        assert client.stop()


class ListDriver:
    """Uses the list as a merchandiser does."""

    def __init__(self, qtbot: QtBot, client: EngineClient, panel: ListPanel) -> None:
        self.qtbot = qtbot
        self.client = client
        self.panel = panel
        self.views = panel.views
        self.table = panel.views.table
        self.grid = panel.views.grid
        self.errors: list[Exception] = []
        self.changed: list[int] = []
        self.currents: list[int | None] = []
        self.sentences: list[str] = []
        panel.failed.connect(self.errors.append)
        panel.product_changed.connect(self.changed.append)
        panel.current_changed.connect(self.currents.append)
        panel.status_message.connect(self.sentences.append)

    def settle(self) -> None:
        """Wait until all that was started before is done and shown."""
        for _ in range(4):
            with self.qtbot.waitSignal(self.client.read(lambda _: None).finished):
                pass

    def skus(self) -> str:
        """Return the first letters of the SKUs that are listed."""
        self.settle()
        rows = self.views.rows
        for row in range(len(rows.ids)):
            rows.product(row)
        self.settle()
        shown = [rows.product(row) for row in range(len(rows.ids))]
        return "".join(one.listed.product.sku[0] if one else "?" for one in shown)

    def selected(self) -> str:
        """Return the first letters of the selected SKUs."""
        letters = self.skus()
        ids = self.views.rows.ids.tolist()
        return "".join(letters[ids.index(known)] for known in self.views.selected_ids.tolist())

    def count(self) -> str:
        """Return the line with the number of products."""
        return part(self.panel, QLabel, "list_count").text()

    def edit(self, row: int, column: str, key: Qt.Key = Qt.Key.Key_F2) -> CellEditor:
        """Begin to edit a cell of the table."""
        self.table.setFocus()
        place = self.table.product_model.columns.index(column)
        self.table.setCurrentIndex(self.table.product_model.index(row, place))
        QTest.keyClick(self.table, key)
        return self.editor()

    def editor(self) -> CellEditor:
        """Return the editor of the cell that is being edited."""
        return part(self.table.viewport(), CellEditor)

    def type(self, editor: QLineEdit, text: str, key: Qt.Key) -> None:
        """Replace the text of an editor and press a key."""
        editor.setText(text)
        QTest.keyClick(editor, key)
        self.settle()

    def product(self, product_id: int) -> Product:
        """Return a product as it is saved."""
        found: list[Product] = []
        task = self.client.read(lambda catalogue: catalogue.products([product_id])[product_id])
        task.on_success(found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]
