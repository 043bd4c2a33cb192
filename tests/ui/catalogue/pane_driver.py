"""Drives the details pane as a user does."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.product import Product, ProductDetail
from desktop_app.engine.catalogue_browser import CatalogueBrowser
from desktop_app.engine.workspace import Workspace
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import Task
from desktop_app.ui.catalogue.product_pane import ProductPane
from desktop_app.ui.i18n.messages import Notice
from tests.ui.parts import part

Result = TypeVar("Result")


class PaneDriver:
    """The pane, the catalogue behind it, and what the pane has reported."""

    def __init__(self, qtbot: QtBot, client: EngineClient, pane: ProductPane) -> None:
        self.qtbot = qtbot
        self.client = client
        self.pane = pane
        self.notices: list[Notice] = []
        self.errors: list[Exception] = []
        self.sentences: list[str] = []
        pane.notice_raised.connect(self.notices.append)
        pane.failed.connect(self.errors.append)
        pane.status_message.connect(self.sentences.append)

    def result(self, task: Task[Result]) -> Result:
        """Wait for a task."""
        results: list[Result] = []
        task.on_success(results.append)
        self.qtbot.waitUntil(lambda: bool(results))
        return results[0]

    def read(self, use_case: Callable[[CatalogueBrowser], Result]) -> Result:
        """Run a use case, after all that the pane has started."""
        return self.result(self.client.read(use_case))

    def run(self, use_case: Callable[[Workspace], Result]) -> Result:
        """Run a use case that needs the model."""
        return self.result(self.client.run(use_case))

    def id_of(self, sku: str) -> int:
        """Return the id of a product."""
        return self.read(lambda catalogue: catalogue.store.products.ids_by_sku([sku])[sku])

    def detail(self, sku: str) -> ProductDetail:
        """Return a product as it is saved."""
        number = self.id_of(sku)
        return self.read(lambda catalogue: catalogue.product_detail(number))

    def product(self, sku: str) -> Product:
        """Return a product as it is saved."""
        return self.detail(sku).product

    def show(self, sku: str) -> None:
        """Show a product, and wait until it is shown."""
        self.pane.show_product(self.id_of(sku))
        self.qtbot.waitUntil(lambda: self.field("sku").text() == sku)

    def field(self, name: str) -> QLineEdit:
        """Return an input field of one line."""
        return part(self.pane, QLineEdit, f"field_{name}")

    def problem(self, name: str) -> str:
        """Return the sentence beside a field; empty if it is hidden."""
        sentence = part(self.pane, QLabel, f"problem_{name}")
        return sentence.text() if sentence.isVisible() else ""

    def type(self, name: str, text: str) -> None:
        """Replace the text of a field by typing."""
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def press(self, widget: QWidget, key: Qt.Key) -> None:
        """Press a key."""
        QTest.keyClick(widget, key)

    def wait_for_text(self, name: str, text: str) -> None:
        """Wait until a field has a text."""
        self.qtbot.waitUntil(lambda: self.field(name).text() == text)
