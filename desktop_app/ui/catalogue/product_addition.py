"""The commands that add a product to the catalogue."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop_app.domain.product import Product
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.catalogue.add_product_dialog import AddProductDialog
from desktop_app.ui.catalogue.photo_input import CameraAccess
from desktop_app.ui.catalogue.product_pane import ProductPane
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.addition_request import AdditionRequest
from desktop_app.ui.widgets.widget_factory import with_object_name


class ProductAddition(QObject):
    """Opens the dialog for a new product.

    Attributes:
        add_action, copy_action: the commands.

    Signals:
        product_added: the id of the new product.
        product_requested: the id of a product of the catalogue to show instead.
        status_message: a sentence for the status bar.
    """

    product_added = Signal(object)
    product_requested = Signal(object)
    status_message = Signal(str)

    def __init__(
        self,
        client: EngineClient,
        decoding_lane: Lane,
        camera: CameraAccess,
        theme: Theme,
        pane: ProductPane,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._decoding_lane = decoding_lane
        self._camera = camera
        self._theme = theme
        self._pane = pane
        self._window = parent
        self.add_action = self._build_action("add_product", "Ctrl+N", "add")
        self.copy_action = self._build_action("copy_product", "Ctrl+Shift+N", "copy")
        self.add_action.triggered.connect(lambda: self.add())
        self.copy_action.triggered.connect(self.copy)
        client.opened.connect(self._update_actions)
        client.ready.connect(lambda _: self._update_actions())
        pane.product_shown.connect(self._update_actions)
        self.retranslate()
        self._update_actions()

    def add(self, request: AdditionRequest | None = None) -> None:
        """Open the dialog for a new product, with what is known of it."""
        self._open(None, request or AdditionRequest())

    def copy(self) -> None:
        """Open the dialog for a copy of the product that is shown."""
        if self._pane.product is not None:
            self._pane.save()
            self._open(self._pane.product, AdditionRequest())

    def retranslate(self) -> None:
        """Set the texts in the language of the window."""
        self.add_action.setText(self.tr("Add product…"))
        self.copy_action.setText(self.tr("Add a copy of the product…"))

    def _build_action(self, name: str, keys: str, icon: str) -> QAction:
        action = with_object_name(QAction(self), f"command_{name}")
        action.setShortcut(QKeySequence(keys))
        self._theme.set_icon(action, icon, side_px=18)
        return action

    def _update_actions(self) -> None:
        self.add_action.setEnabled(self._client.is_ready)
        self.copy_action.setEnabled(self._client.is_ready and self._pane.product is not None)

    def _open(self, copied: Product | None, request: AdditionRequest) -> None:
        if not self._client.is_ready:
            return
        dialog = AddProductDialog(
            self._client,
            self._decoding_lane,
            self._camera,
            self._theme,
            self._window,
            copied=copied,
        )
        dialog.set_completions(self._pane.completions)
        dialog.product_added.connect(self._on_added)
        dialog.open_requested.connect(self.product_requested)
        dialog.begin_with(request)
        dialog.open()

    def _on_added(self, product: Product) -> None:
        self.product_added.emit(product.id)
        self.status_message.emit(self.tr("Product {sku} added").format(sku=product.sku))
