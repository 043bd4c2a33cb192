"""The basket page: the products in a photo of many, counted, corrected and handed over."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.basket import Basket
from desktop_app.engine.counter.history.answer_history import LoadEncoder
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.basket.basket_controller import BasketController
from desktop_app.ui.basket.basket_keys import BasketKeys
from desktop_app.ui.basket.basket_list import PICTURE_PX, BasketList
from desktop_app.ui.basket.camera_flow import CameraFlow
from desktop_app.ui.basket.correction_keeper import CorrectionKeeper
from desktop_app.ui.basket.keeping.basket_keeper import BasketKeeper
from desktop_app.ui.basket.keeping.restored_bar import RestoredBar
from desktop_app.ui.basket.live.live_controller import LiveController
from desktop_app.ui.basket.order.order_view import OrderView
from desktop_app.ui.basket.output_bar import OutputBar
from desktop_app.ui.basket.photo_panel import PhotoPanel
from desktop_app.ui.basket.sale.basket_sale import AnswerKeeper, BasketSale
from desktop_app.ui.basket.sale.removed_bar import RemovedBar
from desktop_app.ui.basket.shortcuts import basket_shortcuts
from desktop_app.ui.boxes.unit_panel import UnitPanel
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.page import Page
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.till.tally_keeper import TallyKeeper
from desktop_app.ui.till.till_controller import TillController
from desktop_app.ui.widgets.adaptive_splitter import AdaptiveSplitter
from desktop_app.ui.widgets.photo_query import Photo
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache

# A photo of 12 megapixels takes 36 MB.
MAX_PHOTOS: Final = 8
_LIST_WIDTH_PX: Final = 440


class BasketPage(Page):
    """Photo and list side by side.

    Signals:
        camera_toggled: whether the camera is shown now.
    """

    undoes_alone = True

    camera_toggled = Signal(bool)

    def __init__(
        self,
        client: EngineClient,
        decoding_lane: Lane,
        camera: CameraView,
        preferences: Preferences,
        theme: Theme,
        data_folder: Path,
        tally_keeper: TallyKeeper,
        history: AnswerKeeper,
        load_encoder: LoadEncoder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tally_keeper = tally_keeper
        self.controller = controller = BasketController(client, self)
        self._thumbnails = ThumbnailCache(client, decoding_lane, self, cache_bytes=16 << 20)
        self._thumbnails.set_tile_size(PICTURE_PX, self.devicePixelRatioF())
        self._till = TillController(preferences, data_folder, self)
        tally = tally_keeper.open()
        self._sale = BasketSale(controller, self._till, tally, history)
        self._corrections = CorrectionKeeper(client, preferences, self)
        kept = (self._sale, self._corrections, preferences, data_folder, load_encoder)
        self._keeper = BasketKeeper(client, controller, *kept, self._till.lane)
        self._live = LiveController(client, controller, camera, theme, self)
        self._splitter = AdaptiveSplitter("basket_splitter", self)
        self._panel = PhotoPanel(camera, theme, self._splitter)
        self._camera = CameraFlow(self, controller, self._panel, self._live, preferences)
        self._restored = RestoredBar()
        self._list = BasketList(self._thumbnails, theme)
        self._order = OrderView(
            client, controller, self._list, tally, self._thumbnails, theme, self
        )
        self._unit = UnitPanel(client, self._thumbnails, theme, self)
        self._removed = RemovedBar()
        self._outputs = OutputBar(self._order.open_button)
        parts = (self._panel, self._order, self._unit, self._live)
        self._keys = BasketKeys(self, controller, *parts)
        self._build()
        self._connect_controller()
        self._connect_boxes()
        self._connect_outputs()
        self._camera_action = self.add_view_action("basket_camera", "Ctrl+K", self.show_camera)
        self.camera_toggled.connect(self._camera_action.setChecked)
        self._retranslate()
        self._show_basket()

    def shortcuts(self) -> Sequence[tuple[str, str]]:
        """Return the page's own shortcuts: what they do, and keys."""
        return basket_shortcuts()

    def search(self, photos: Sequence[Photo]) -> None:
        """Count the products in photos, as one basket."""
        if photos:
            self._camera.close_for_photo()
            self.controller.search(photos[:MAX_PHOTOS])
        if len(photos) > MAX_PHOTOS:
            text = self.tr("Only the first %Ln photos are counted.", "", MAX_PHOTOS)
            self.status_message.emit(text)

    def focus_search(self) -> None:
        """Give the search box of the current box the focus."""
        self._unit.focus_search()

    def show_camera(self, is_shown: bool) -> None:
        """Show the camera instead of the photo, or close it."""
        self._camera.show(is_shown)

    def show_drop_target(self, is_target: bool) -> None:
        """Show where photos go while they are dragged over the window."""
        self._panel.show_drop_target(is_target)

    def reload_catalogue(self) -> None:
        """Show the products as they are after an import."""
        self.refresh_when_visible()

    def refresh_when_visible(self) -> None:
        """Show the products as they are after another page has changed them."""
        self.controller.refresh()
        self._order.look_up_again()

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
        # What is counted live is kept with its last frame.
        self._live.freeze()
        self._camera.stop()
        self._keeper.shut_down()
        self._sale.shut_down()
        self._tally_keeper.shut_down()

    def _build(self) -> None:
        side = QWidget(self._splitter)
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._restored)
        column.addWidget(self._order, 1)
        column.addWidget(self._unit)
        column.addWidget(self._removed)
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
        controller.shown_changed.connect(self._show_photo)
        controller.changed.connect(self._show_basket)
        controller.changed.connect(lambda: self._corrections.follow(controller.now))
        controller.selection_changed.connect(self._show_selection)
        controller.busy_changed.connect(self._panel.show_busy)
        controller.notice_raised.connect(self.notice_raised)
        self._corrections.catalogue_changed.connect(self.catalogue_changed)
        self._live.switched.connect(self._panel.show_live)
        self._live.counted.connect(self._keeper.keep_live)
        self._live.notice_raised.connect(self.notice_raised)
        self._camera.toggled.connect(self.camera_toggled)
        self._camera.photo_taken.connect(lambda pixels: self.search([pixels]))
        self._keeper.restored.connect(self._on_restored)
        self._restored.discard_requested.connect(controller.clear)
        parts = (controller, self._corrections, self._till, self._unit, self._live, self._order)
        for part in (*parts, self._keeper):
            part.failed.connect(self.failed)

    def _connect_boxes(self) -> None:
        controller, panel, boxes = self.controller, self._panel, self._panel.boxes
        panel.open_requested.connect(self.open_requested)
        panel.paste_requested.connect(self.paste_requested)
        panel.live_toggled.connect(self._live.switch)
        panel.draw_requested.connect(self._keys.toggle_drawing)
        panel.strip.photo_chosen.connect(controller.show_photo)
        boxes.unit_selected.connect(lambda one: controller.select((one,) if one else ()))
        boxes.region_drawn.connect(controller.draw)
        boxes.region_changed.connect(controller.resize)
        self._keys.camera_left.connect(lambda: self.show_camera(False))
        self._keys.status_message.connect(self.status_message)
        self._list.row_selected.connect(self._select_row)
        self._list.plus_requested.connect(lambda one: self._keys.count(Basket.plus, one))
        self._list.minus_requested.connect(lambda one: self._keys.count(Basket.minus, one))
        self._unit.hit_chosen.connect(controller.assign)
        self._unit.confirmed.connect(controller.confirm)
        self._unit.unknown_chosen.connect(lambda: controller.assign(None))
        self._unit.deleted.connect(controller.delete)
        self._unit.left.connect(boxes.setFocus)

    def _connect_outputs(self) -> None:
        outputs = self._outputs
        outputs.status_message.connect(self.status_message)
        outputs.clear_requested.connect(self._clear)
        outputs.save_requested.connect(self._till.save)
        outputs.send_requested.connect(self._send)
        self._removed.taken_off.connect(self._sale.take_off_removed)
        self._sale.changed.connect(self._show_outputs)
        self._till.done.connect(self.status_message)

    def _retranslate(self) -> None:
        self._camera_action.setText(self.tr("Camera"))

    def _select_row(self, product_id: int) -> None:
        row = self.controller.basket.row(product_id)
        self.controller.select(() if row is None else tuple(unit.id for unit in row.units))

    def _clear(self) -> None:
        self.controller.clear()
        # The button is disabled now, and the keys of the page need the focus in it.
        self._panel.focus_view()

    def _send(self) -> None:
        self._live.freeze()
        self._sale.send()

    def _on_restored(self, kept_at: datetime) -> None:
        self._restored.show_restored(kept_at)

    def _on_photo_changed(self) -> None:
        self._show_photo()
        image = self.controller.image
        if not self._panel.shows_camera or not image.isNull():
            self.show_camera(False)
        if not image.isNull() and self.isVisible():
            self._panel.boxes.setFocus()

    def _show_photo(self) -> None:
        controller, boxes = self.controller, self._panel.boxes
        # Another photo of the basket may come while a box is drawn in this one.
        if controller.image.cacheKey() != boxes.image.cacheKey():
            boxes.show_image(controller.image)
        self._panel.strip.show_photos(controller.images, controller.shown)
        self._show_selection()

    def _show_basket(self) -> None:
        controller = self.controller
        self._list.show_rows(controller.basket.rows)
        if controller.own_undo().undo is not None or not controller.now.has_photo:
            # Whoever goes on has seen what is back.
            self._restored.hide()
        self._show_outputs()
        self._show_selection()
        self.own_undo_changed.emit()

    def _show_outputs(self) -> None:
        sale, now = self._sale, self.controller.now
        self._removed.show_removed(sale.removed)
        self._outputs.show_basket(
            now.basket,
            has_photo=bool(now.photo_id),
            new_count=sum(new.count for new in sale.new_units),
            is_part_sent=bool(sale.sent.products),
        )

    def _show_selection(self) -> None:
        controller, current = self.controller, self.controller.current
        regions = controller.searched_regions
        self._panel.boxes.show_boxes(controller.shown_units, controller.selected, current, regions)
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
        self._camera.update_space()
        self.own_undo_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Offer undo of the catalogue."""
        super().hideEvent(event)
        self.own_undo_changed.emit()
