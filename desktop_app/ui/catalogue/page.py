"""The catalogue page: all products as a table or a grid, and the details of one of them."""

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop_app.domain.product_list import ProductFilter
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.catalogue.photo_input import CameraAccess
from desktop_app.ui.catalogue.product_list_controller import ProductListController
from desktop_app.ui.catalogue.product_list_model import ProductListModel
from desktop_app.ui.catalogue.product_pane import ProductPane
from desktop_app.ui.catalogue.product_table import ProductTable
from desktop_app.ui.catalogue.row_cache import RowCache
from desktop_app.ui.catalogue.row_ranges import selected_rows
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.page import Page
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.search_box import SearchBox
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name

_THUMBNAIL_CACHE_BYTES: Final = 48 * 1024 * 1024
_SIZES_PX: Final = (840, 360)


class CataloguePage(Page):
    """The list of products on the left, the details of the current one on the right.

    Signals:
        current_product_changed: the id of the current product, or None.
        selection_changed: other products are selected, see ``selected_ids``.
    """

    current_product_changed = Signal(object)
    selection_changed = Signal()

    def __init__(
        self,
        client: EngineClient,
        decoding_lane: Lane,
        create_camera: Callable[[], CameraView],
        preferences: Preferences,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._preferences = preferences
        self._is_stale = True
        self._title = ""
        self.thumbnails = ThumbnailCache(
            client, decoding_lane, self, cache_bytes=_THUMBNAIL_CACHE_BYTES
        )
        self._controller = ProductListController(client, self)
        self._rows = RowCache(client, self)
        self._model = ProductListModel(self._rows, self)
        self.search_box = SearchBox(theme)
        self._table = ProductTable(self._model)
        camera = CameraAccess(create_camera, preferences)
        self.pane = ProductPane(client, decoding_lane, self.thumbnails, camera, theme)
        self._build()
        self._connect()

    @property
    def current_id(self) -> int | None:
        """The id of the current product; None if there is none."""
        row = self._table.currentIndex().row()
        return int(self._rows.ids[row]) if 0 <= row < len(self._rows.ids) else None

    @property
    def selected_ids(self) -> npt.NDArray[np.int64]:
        """The ids of the selected products in the order of the list, (n,) int64."""
        return self._rows.ids[selected_rows(self._table.selectionModel().selection())]

    @property
    def listed_ids(self) -> npt.NDArray[np.int64]:
        """The ids of all products that are listed, in order, (n,) int64."""
        return self._rows.ids

    def focus_search(self) -> None:
        """Give the search box the focus."""
        self.search_box.focus_text()

    def show_products(self, product_filter: ProductFilter, title: str = "") -> None:
        """List other products, for example those of an issue."""
        self._title = title
        self.search_box.show_words(product_filter.words)
        self._is_stale = False
        self._controller.set_filter(product_filter)

    def reload_catalogue(self) -> None:
        """Read the list again, after an import."""
        self.refresh_when_visible()

    def refresh_when_visible(self) -> None:
        """Read the list again as soon as the page is visible."""
        self._is_stale = True
        self._load_if_stale()

    def shut_down(self) -> None:
        """Save what is typed, before the window closes."""
        self.pane.save()

    def leave(self) -> None:
        """Save what is typed, before another page is shown."""
        self.pane.save()

    def _build(self) -> None:
        left = with_object_name(QWidget(), "catalogue_list")
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 16, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.search_box)
        column.addWidget(self._table, 1)
        self.splitter = with_object_name(QSplitter(Qt.Orientation.Horizontal), "catalogue_splitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(8)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.pane)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes(_SIZES_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _connect(self) -> None:
        self._client.opened.connect(self._on_opened)
        self._controller.listed.connect(self._rows.set_ids)
        self._controller.failed.connect(self.failed)
        self._rows.failed.connect(self.failed)
        self.search_box.words_entered.connect(self._controller.set_words)
        self.search_box.left.connect(self._table.setFocus)
        selection = self._table.selectionModel()
        selection.currentRowChanged.connect(self._on_current_row_changed)
        selection.selectionChanged.connect(lambda *_: self.selection_changed.emit())
        self._connect_pane()

    def _connect_pane(self) -> None:
        pane = self.pane
        self.current_product_changed.connect(pane.show_product)
        pane.product_changed.connect(self._on_product_changed)
        pane.status_message.connect(self.status_message)
        pane.notice_raised.connect(self.notice_raised)
        pane.failed.connect(self.failed)

    def _on_product_changed(self) -> None:
        self._rows.invalidate()
        self._table.viewport().update()
        self.catalogue_changed.emit()

    def _on_opened(self) -> None:
        self._is_stale = True
        self._rows.clear()
        self._controller.reset()
        self.search_box.show_words("")
        self._load_if_stale()

    def _load_if_stale(self) -> None:
        if self._is_stale and self.isVisible() and self._client.folder is not None:
            self._is_stale = False
            self._controller.load()
            self.pane.reload()

    def _on_current_row_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.current_product_changed.emit(self.current_id)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Read the list if the catalogue has changed while the page was hidden."""
        super().showEvent(event)
        self._load_if_stale()
