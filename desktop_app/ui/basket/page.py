"""The basket page: the products in a photo of many, counted, corrected and handed over."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.basket import Basket
from desktop_app.domain.tally import Tally
from desktop_app.engine.counter.customer_tally import new_customer_number
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.basket.basket_controller import BasketController
from desktop_app.ui.basket.basket_list import PICTURE_PX, BasketList
from desktop_app.ui.basket.correction_keeper import CorrectionKeeper
from desktop_app.ui.basket.live.live_controller import LiveController
from desktop_app.ui.basket.order.order_view import OrderView
from desktop_app.ui.basket.output_bar import OutputBar
from desktop_app.ui.basket.photo_panel import PhotoPanel
from desktop_app.ui.basket.shortcuts import basket_shortcuts
from desktop_app.ui.boxes.unit_panel import MAX_CANDIDATES, UnitPanel
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.page import Page
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.till.till_controller import TillController
from desktop_app.ui.widgets.adaptive_splitter import AdaptiveSplitter
from desktop_app.ui.widgets.photo_query import Photo
from desktop_app.ui.widgets.single_key_shortcuts import SingleKeyShortcuts
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache

CountChange: TypeAlias = Callable[[Basket, int], Basket]

_LIST_WIDTH_PX: Final = 400
_COUNT_TITLE: Final = Message("Change of a count")


class BasketPage(Page):
    """Photo and list side by side.

    Signals:
        camera_toggled: whether the camera is shown now.
    """

    camera_toggled = Signal(bool)

    def __init__(
        self,
        client: EngineClient,
        decoding_lane: Lane,
        camera: CameraView,
        preferences: Preferences,
        theme: Theme,
        data_folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._camera = camera
        self._preferences = preferences
        self._is_from_camera = False
        self._customer = (0, "")
        self.controller = BasketController(client, self)
        self._thumbnails = ThumbnailCache(client, decoding_lane, self, cache_bytes=16 << 20)
        self._thumbnails.set_tile_size(PICTURE_PX, self.devicePixelRatioF())
        self._till = TillController(preferences, data_folder, self)
        self._keeper = CorrectionKeeper(client, preferences, self)
        self._live = LiveController(client, self.controller, camera, theme, self)
        self._splitter = AdaptiveSplitter("basket_splitter", self)
        self._panel = PhotoPanel(camera, theme, self._splitter)
        self._list = BasketList(self._thumbnails, theme)
        self._order = OrderView(client, self.controller, self._list, self._thumbnails, theme, self)
        self._unit = UnitPanel(client, self._thumbnails, theme, self)
        self._outputs = OutputBar(self._order.open_button)
        self._build()
        self._connect_controller()
        self._connect_parts()
        self._add_keys()
        self._camera_action = self.add_view_action("basket_camera", "Ctrl+K", self.show_camera)
        self.camera_toggled.connect(self._camera_action.setChecked)
        self.camera_toggled.connect(self._live.follow_camera)
        self._retranslate()
        self._show_basket()

    def shortcuts(self) -> Sequence[tuple[str, str]]:
        """Return the page's own shortcuts: what they do, and keys."""
        return basket_shortcuts()

    def search(self, photos: Sequence[Photo]) -> None:
        """Count the products in the first photo."""
        if not photos:
            return
        self._is_from_camera = False
        self.show_camera(False)
        self.controller.search(photos[0])
        if len(photos) > 1:
            self.status_message.emit(self.tr("Only the first of the photos is counted."))

    def focus_search(self) -> None:
        """Give the search box of the current box the focus."""
        self._unit.focus_search()

    def show_camera(self, is_shown: bool) -> None:
        """Show the camera instead of the photo, or close it."""
        if is_shown:
            self._panel.show_camera()
            self._camera.start(self._preferences.now.camera)
            self._camera.setFocus()
        else:
            self._camera.stop()
            self._panel.show_photo(not self.controller.image.isNull())
        self._update_space()
        self.camera_toggled.emit(is_shown)

    def show_drop_target(self, is_target: bool) -> None:
        """Show where photos go while they are dragged over the window."""
        self._panel.show_drop_target(is_target)

    def reload_catalogue(self) -> None:
        """Show the products as they are after an import."""
        self.controller.refresh()

    def refresh_when_visible(self) -> None:
        """Show the products as they are after another page has changed them."""
        self.controller.refresh()

    def own_undo(self) -> UndoRedoDescriptions:
        """Return what undo and redo would do to the basket."""
        return self.controller.own_undo()

    def undo_own(self) -> None:
        """Undo the last change of the basket."""
        self.controller.undo()

    def redo_own(self) -> None:
        """Redo the last change of the basket."""
        self.controller.redo()

    def leave(self) -> None:
        """Close the camera."""
        self.show_camera(False)

    def shut_down(self) -> None:
        """Stop the camera and end all work, before the window closes."""
        self._camera.stop()
        self._till.shut_down()

    def _build(self) -> None:
        side = QWidget(self._splitter)
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._order, 3)
        column.addWidget(self._unit, 2)
        column.addWidget(self._outputs)
        side.setMinimumWidth(_LIST_WIDTH_PX)
        self._splitter.setHandleWidth(8)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([700, 560])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

    def _connect_controller(self) -> None:
        controller = self.controller
        controller.photo_changed.connect(self._on_photo_changed)
        controller.changed.connect(self._show_basket)
        controller.changed.connect(lambda: self._keeper.follow(controller.now))
        controller.selection_changed.connect(self._show_selection)
        controller.busy_changed.connect(self._panel.show_busy)
        controller.notice_raised.connect(self.notice_raised)
        self._keeper.catalogue_changed.connect(self.catalogue_changed)
        self._live.switched.connect(self._panel.show_live)
        self._live.camera_wanted.connect(self.show_camera)
        self._live.notice_raised.connect(self.notice_raised)
        for part in (controller, self._keeper, self._till, self._unit, self._live, self._order):
            part.failed.connect(self.failed)

    def _connect_parts(self) -> None:
        controller, panel, boxes = self.controller, self._panel, self._panel.boxes
        panel.open_requested.connect(self.open_requested)
        panel.paste_requested.connect(self.paste_requested)
        panel.camera_toggled.connect(self.show_camera)
        panel.live_toggled.connect(self._live.switch)
        panel.draw_requested.connect(self._toggle_drawing)
        boxes.unit_selected.connect(lambda one: controller.select((one,) if one else ()))
        boxes.region_drawn.connect(controller.draw)
        boxes.region_changed.connect(controller.resize)
        self._camera.photo_captured.connect(self._on_captured)
        self._camera.source_chosen.connect(lambda name: self._preferences.change(camera=name))
        self._list.row_selected.connect(self._select_row)
        self._list.plus_requested.connect(lambda one: self._count(Basket.plus, one))
        self._list.minus_requested.connect(lambda one: self._count(Basket.minus, one))
        self._unit.hit_chosen.connect(controller.assign)
        self._unit.confirmed.connect(controller.confirm)
        self._unit.unknown_chosen.connect(lambda: controller.assign(None))
        self._unit.deleted.connect(controller.delete)
        self._unit.left.connect(boxes.setFocus)
        outputs = self._outputs
        outputs.status_message.connect(self.status_message)
        outputs.clear_requested.connect(controller.clear)
        outputs.save_requested.connect(self._till.save)
        outputs.send_requested.connect(self._send)
        self._till.done.connect(self.status_message)

    def _add_keys(self) -> None:
        controller = self.controller
        # Also from a focused button: Space would press it again.
        self._space = SingleKeyShortcuts(self).add(Qt.Key.Key_Space, self._take_photo)
        keys = SingleKeyShortcuts(self, lambda: controller.now.photo_id)
        for key in ("Return", "Enter"):
            keys.add(key, self._confirm, at_once=True)
        keys.add(Qt.Key.Key_Delete, self._delete, at_once=True)
        keys.add("Esc", self._go_back)
        keys.add("N", self._toggle_drawing)
        keys.add("L", self._live.toggle)
        keys.add("U", lambda: controller.assign(None))
        keys.add("F", self._unit.focus_search)
        keys.add("+", lambda: self._count_selected(self._order.plus), auto_repeat=True)
        keys.add("-", lambda: self._count_selected(Basket.minus), auto_repeat=True)
        for number in range(MAX_CANDIDATES):
            keys.add(str(number + 1), partial(self._unit.choose, number))

    def _retranslate(self) -> None:
        self._camera_action.setText(self.tr("Camera"))

    def _take_photo(self) -> None:
        """Take a photo, or show the camera again after the photo that it has taken."""
        if self._live.freeze():
            return
        if self._panel.shows_camera:
            self._camera.capture()
        else:
            self.show_camera(True)

    def _on_captured(self, pixels: Photo) -> None:
        if self._live.freeze():
            return
        self.search([pixels])
        self._is_from_camera = True
        self._update_space()

    def _update_space(self) -> None:
        self._space.setEnabled(self._panel.shows_camera or self._is_from_camera or self._live.is_on)

    def _toggle_drawing(self) -> None:
        boxes = self._panel.boxes
        if boxes.is_drawing:
            boxes.stop_drawing()
        elif self._panel.shows_photo:
            boxes.start_drawing()

    def _confirm(self) -> None:
        """Use the drawn box, press the focused button, or say that the current box is right."""
        focused = QApplication.focusWidget()
        if self._panel.boxes.is_drawing:
            self._panel.boxes.finish_drawing()
        elif isinstance(focused, QPushButton) and self.isAncestorOf(focused):
            focused.animateClick()
        elif self._unit.has_focused_candidate:
            self._unit.choose_focused()
        else:
            self.controller.confirm()

    def _delete(self) -> None:
        product_id = self._order.current_product_id
        if self._order.shown_list.hasFocus() and product_id is not None:
            title = Message("Deletion of a product")
            self.controller.change(lambda basket: basket.without(product_id), title)
        else:
            self.controller.delete()

    def _go_back(self) -> None:
        if self._panel.boxes.is_drawing:
            self._panel.boxes.stop_drawing()
        elif self._panel.shows_camera:
            self.show_camera(False)
        else:
            self.controller.select(())

    def _count_selected(self, change: CountChange) -> None:
        product_id = self._order.current_product_id
        if product_id is not None:
            self._count(change, product_id)

    def _count(self, change: CountChange, product_id: int) -> None:
        self.controller.change(lambda basket: change(basket, product_id), _COUNT_TITLE)

    def _select_row(self, product_id: int) -> None:
        row = self.controller.basket.row(product_id)
        self.controller.select(() if row is None else tuple(unit.id for unit in row.units))

    def _send(self, tally: Tally) -> None:
        self._live.freeze()
        photo_id = self.controller.now.photo_id
        if self._customer[0] != photo_id:
            self._customer = (photo_id, new_customer_number(self._customer[1]))
        if self._till.send(tally, self._customer[1]):
            self._outputs.show_sent()

    def _on_photo_changed(self) -> None:
        image = self.controller.image
        self._panel.boxes.show_image(image)
        if not self._panel.shows_camera or not image.isNull():
            self.show_camera(False)
        if not image.isNull() and self.isVisible():
            self._panel.boxes.setFocus()

    def _show_basket(self) -> None:
        controller = self.controller
        self._list.show_rows(controller.basket.rows)
        self._outputs.show_basket(controller.basket, controller.now.photo_id)
        self._show_selection()
        self.own_undo_changed.emit()

    def _show_selection(self) -> None:
        controller, basket = self.controller, self.controller.basket
        current = controller.current
        regions = controller.searched_regions
        self._panel.boxes.show_boxes(basket.units, controller.selected, current, regions)
        self._unit.show_unit(current)
        row = controller.selected_row
        if row is not None:
            self._list.select_product(row.product.id)
        elif current is not None:
            self._list.select_product(None)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Offer undo of the basket."""
        super().showEvent(event)
        self._update_space()
        self.own_undo_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Offer undo of the catalogue."""
        super().hideEvent(event)
        self.own_undo_changed.emit()
