"""The catalogue page: all products as a table or a grid, and the details of one of them."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.action import Action
from desktop_app.domain.product_list import ProductFilter
from desktop_app.engine.status import CatalogueStatus
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.catalogue.commands import CatalogueCommands
from desktop_app.ui.catalogue.list_panel import ListPanel
from desktop_app.ui.catalogue.photo_input import CameraAccess
from desktop_app.ui.catalogue.product_addition import ProductAddition
from desktop_app.ui.catalogue.product_pane import ProductPane
from desktop_app.ui.catalogue.shortcuts import list_shortcuts
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.code_search import CodeSearch
from desktop_app.ui.shell.page import Page
from desktop_app.ui.shell.product_scope import ProductScope
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.adaptive_splitter import AdaptiveSplitter
from desktop_app.ui.widgets.addition_request import AdditionRequest
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache

_THUMBNAIL_CACHE_BYTES: Final = 48 * 1024 * 1024
_PANE_THUMBNAIL_CACHE_BYTES: Final = 16 * 1024 * 1024
_MIN_WIDTH_FOR_BOTH_PX: Final = 880
_PANE_DELAY_MS: Final = 60
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
        self._is_stale = True
        # While the user pages through the list, only the last product is read.
        self._pane_timer = QTimer(self, singleShot=True, interval=_PANE_DELAY_MS)
        self._details_enabled = True
        self._has_room_for_both = True
        self.thumbnails = ThumbnailCache(
            client, decoding_lane, self, cache_bytes=_THUMBNAIL_CACHE_BYTES
        )
        # Parts are created in their places: each move takes them through the style sheet again.
        self.splitter = AdaptiveSplitter("catalogue_splitter", self)
        self.list = ListPanel(
            client, self.thumbnails, theme, preferences.folder, parent=self.splitter
        )
        camera = CameraAccess(create_camera, preferences)
        # With the list's own, the whole list would be painted for each product.
        pictures = ThumbnailCache(
            client, decoding_lane, self, cache_bytes=_PANE_THUMBNAIL_CACHE_BYTES
        )
        self.pane = ProductPane(
            client, decoding_lane, pictures, camera, theme, parent=self.splitter
        )
        self.addition = ProductAddition(client, decoding_lane, camera, theme, self.pane, self)
        self.commands = CatalogueCommands(
            client, lambda: self.selected_ids, self.thumbnails, theme, self
        )
        self.menu_actions = [
            self.addition.add_action,
            self.addition.copy_action,
            *self.commands.menu_actions(),
        ]
        self.list.header.show_action(self.addition.add_action)
        self._code_search = CodeSearch(client, preferences, self)
        self._code_search.code_read.connect(self.list.header.search_box.enter)
        self._build()
        self._connect()
        self._details_action = self.add_view_action("product_details", "Ctrl+D", self.show_details)
        self._details_action.setChecked(True)
        self._retranslate()

    @property
    def current_id(self) -> int | None:
        """The id of the current product; None if there is none."""
        return self.list.views.current_id

    @property
    def selected_ids(self) -> npt.NDArray[np.int64]:
        """The ids of the selected products in the order of the list, (n,) int64."""
        return self.list.views.selected_ids

    @property
    def listed_ids(self) -> npt.NDArray[np.int64]:
        """The ids of all products that are listed, in order, (n,) int64."""
        return self.list.views.rows.ids

    @property
    def product_filter(self) -> ProductFilter:
        """The conditions of the list."""
        return self.list.product_filter

    def product_scope(self) -> ProductScope:
        """Return the listed products, and the selected ones."""
        return ProductScope(self.listed_ids, self.selected_ids)

    def focus_search(self) -> None:
        """Give the search box the focus."""
        self.list.header.search_box.focus_text()

    def use_scan(self, text: str) -> None:
        """List the products that a scanned code stands for."""
        self._code_search.search(text)

    def shortcuts(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the list, and the commands of the page's menu that have keys."""
        native = QKeySequence.SequenceFormat.NativeText
        return [
            *list_shortcuts(),
            *(
                (action.text().rstrip("…"), action.shortcut().toString(native))
                for action in self.menu_actions
                if not action.shortcut().isEmpty()
            ),
        ]

    def show_products(self, product_filter: ProductFilter, title: str = "") -> None:
        """List products, for example those of an issue."""
        self.list.show_products(product_filter, title)

    def show_status(self, status: CatalogueStatus) -> None:
        """Show the number of products of the catalogue."""
        self.list.show_total(status.products)

    def show_details(self, is_shown: bool) -> None:
        """Open or close the details; in a narrow window they are shown instead of the list."""
        self._details_enabled = is_shown
        self._lay_out()

    def show_product(self, product_id: int) -> None:
        """Read the list again, and select a product; list all if it is not listed."""
        self._is_stale = False
        self.list.select_product(product_id)

    def add_product(self, request: AdditionRequest) -> None:
        """Let the user add a product, with what is known of it."""
        self.addition.add(request)

    def reload_catalogue(self) -> None:
        """Read the list again, after an import."""
        self.refresh_when_visible()

    def refresh_when_visible(self) -> None:
        """Read the list again as soon as the page is visible."""
        self._is_stale = True
        self._load_if_stale()

    def on_undone(self, action: Action) -> None:
        """Read the list again, and show proposals whose acceptance was undone."""
        super().on_undone(action)
        self.commands.on_undone()

    def shut_down(self) -> None:
        """Save what is typed and how the list is shown, before the window closes."""
        self._pane_timer.stop()
        self._save_typed()
        self.list.save_settings()

    def leave(self) -> None:
        """Save what is typed, before another page is shown."""
        self._save_typed()

    def _build(self) -> None:
        self.splitter.setHandleWidth(8)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.pane)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes(_SIZES_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _connect(self) -> None:
        self._client.closing.connect(self.list.finish_editing)
        self._client.opened.connect(self._on_opened)
        products = self.list
        products.current_changed.connect(self.current_product_changed)
        products.selection_changed.connect(self.selection_changed)
        products.product_changed.connect(self._on_product_edited)
        products.product_activated.connect(lambda _: self._open_details())
        products.import_requested.connect(self.import_requested)
        products.status_message.connect(self.status_message)
        products.notice_raised.connect(self.notice_raised)
        products.failed.connect(self.failed)
        self._connect_pane()
        self._connect_commands()

    def _connect_pane(self) -> None:
        pane = self.pane
        # Not connected to start() itself: it would take the id as an interval.
        self.current_product_changed.connect(lambda _: self._pane_timer.start())
        self._pane_timer.timeout.connect(lambda: pane.show_product(self.current_id))
        self.list.choices.values_read.connect(pane.show_completions)
        pane.product_changed.connect(self._on_product_changed)
        pane.status_message.connect(self.status_message)
        pane.job_started.connect(self.job_started)
        pane.notice_raised.connect(self.notice_raised)
        pane.failed.connect(self.failed)

        addition = self.addition
        addition.product_added.connect(self._on_product_added)
        addition.product_requested.connect(self.show_product)
        addition.status_message.connect(self.status_message)

    def _on_product_added(self, product_id: int) -> None:
        self.show_product(product_id)
        self.catalogue_changed.emit()

    def _connect_commands(self) -> None:
        commands = self.commands
        self.list.views.add_actions(self.menu_actions)
        self.list.header.show_selection_commands(commands.selection_actions())
        self.selection_changed.connect(self._on_selection_changed)
        commands.job_started.connect(self.job_started)
        commands.catalogue_changed.connect(self._on_catalogue_changed)
        commands.export_requested.connect(self.export_requested)
        commands.undo_requested.connect(self.undo_requested)
        commands.status_message.connect(self.status_message)
        commands.failed.connect(self.failed)

    def _save_typed(self) -> None:
        self.list.finish_editing()
        self.pane.save()

    def _on_product_changed(self) -> None:
        self.list.refresh_rows()
        self.catalogue_changed.emit()

    def _on_catalogue_changed(self) -> None:
        self.refresh_when_visible()
        self.catalogue_changed.emit()

    def _on_selection_changed(self) -> None:
        self.commands.show_selection(self.list.views.selected_count > 0)

    def _on_product_edited(self, product_id: int) -> None:
        if product_id == self.current_id:
            self.pane.reload()
        self.catalogue_changed.emit()

    def _on_opened(self) -> None:
        self._is_stale = True
        self.list.reset()
        self._load_if_stale()

    def _load_if_stale(self) -> None:
        if self._is_stale and self.isVisible() and self._client.folder is not None:
            self._is_stale = False
            self.list.load()
            self.pane.reload()

    def _open_details(self) -> None:
        self.show_details(True)
        self.pane.focus_field("name")

    def _lay_out(self) -> None:
        self.pane.setVisible(self._details_enabled)
        self.list.setVisible(self._has_room_for_both or not self._details_enabled)
        self._details_action.setChecked(self._details_enabled)

    def _retranslate(self) -> None:
        self._details_action.setText(self.tr("Details pane"))
        self.addition.retranslate()

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show either the list or the details if the page is too narrow for both."""
        super().resizeEvent(event)
        has_room = event.size().width() >= _MIN_WIDTH_FOR_BOTH_PX
        if has_room != self._has_room_for_both:
            self._has_room_for_both = has_room
            self.show_details(has_room)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.commands.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the list if the catalogue has changed while the page was hidden."""
        super().showEvent(event)
        self._load_if_stale()
