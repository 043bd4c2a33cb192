"""An open stock take: photos on the left, on the right the list or the current box."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.stock_take import StockDecision, StockLine
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.boxes.unit_panel import UnitPanel
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.stock.take.box_commands import BoxCommands
from desktop_app.ui.stock.take.box_selection import BoxSelection
from desktop_app.ui.stock.take.line_list import LineList
from desktop_app.ui.stock.take.line_table import PICTURE_PX
from desktop_app.ui.stock.take.photo_images import PhotoImages
from desktop_app.ui.stock.take.photo_pane import PhotoPane
from desktop_app.ui.stock.take.take_controller import TakeController
from desktop_app.ui.stock.take.take_texts import take_name, take_origin
from desktop_app.ui.stock.take.unseen_dialog import UnseenDialog
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.adaptive_splitter import AdaptiveSplitter
from desktop_app.ui.widgets.current_page_stack import CurrentPageStack
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.question import set_up_question
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import button, scaled_font, with_object_name

_LIST_WIDTH_PX: Final = 480
_PHOTO_WIDTH_PX: Final = 380


class TakeSession(QWidget):
    """Shows the stock take of a controller.

    Attributes:
        selection: the photo and the boxes that are looked at.
        boxes: what is done with them.
        side: the photos.
        lines: the products.
        unit: the current box.

    Signals:
        left: the user goes back to the list of stock takes.
        failed: an error.
    """

    left = Signal()
    failed = Signal(Exception)

    def __init__(
        self,
        client: EngineClient,
        controller: TakeController,
        decoding_lane: Lane,
        camera: CameraView,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "stock_session")
        self._client = client
        self._controller = controller
        self._is_counting = False
        self.selection = BoxSelection(self)
        self._images = PhotoImages(decoding_lane, self)
        # The selection follows the controller before all other parts do.
        controller.changed.connect(lambda: self.selection.show(controller.shown))
        self.boxes = BoxCommands(client, controller, self.selection, self._images, self)
        thumbnails = ThumbnailCache(client, decoding_lane, self, cache_bytes=16 << 20)
        thumbnails.set_tile_size(PICTURE_PX, self.devicePixelRatioF())
        self._splitter = AdaptiveSplitter("stock_splitter", self)
        self.side = PhotoPane(camera, decoding_lane, theme, self._splitter)
        self.lines = LineList(client, thumbnails, theme, self)
        self.unit = UnitPanel(client, thumbnails, theme, self)
        self._right: QStackedWidget = with_object_name(CurrentPageStack(), "stock_right")
        self._box_page = with_object_name(QWidget(), "stock_box_page")
        self._back = button("stock_back")
        theme.set_icon(self._back, "back", side_px=18)
        self._name = ElidedLabel("stock_name")
        self._origin = ElidedLabel("stock_origin", role="muted")
        self._build()
        self._connect()
        self._retranslate()

    @property
    def shows_box(self) -> bool:
        """Whether the current box is shown instead of the list."""
        return self._right.currentWidget() is self._box_page

    @property
    def can_set(self) -> bool:
        """Whether stocks can be set: not while numbers may still change."""
        return self._controller.can_change and not self._is_counting

    def show_counting(self, is_counting: bool) -> None:
        """Follow whether photos are being counted."""
        self._is_counting = is_counting
        self._show_lines()

    def show_photo(self) -> None:
        """Show the photo that is looked at; leave the camera."""
        photo = self.selection.photo
        if photo is None:
            self.side.show_prompt()
        else:
            self.side.show_photo(self._images.image(photo))

    def show_list(self) -> None:
        """Go back from the current box to the list."""
        had_focus = self._box_page.isAncestorOf(self.focusWidget())
        self.selection.select(0)
        if had_focus:
            self.lines.table.setFocus()

    def check_next(self) -> None:
        """Show the next box that somebody has to look at."""
        if self.selection.select_next(self.lines.to_check):
            self.show_photo()
            self.side.boxes.setFocus()

    def step_count(self, change: int) -> None:
        """Count one more or one less of the current product."""
        if (line := self.lines.table.current) is not None and not self.shows_box:
            self._controller.count_on(line, change)

    def set_selected(self) -> None:
        """Set the stock of the selected products to what was counted."""
        if self.can_set:
            self._controller.set_stock(self._selected_differences())

    def decide(self, decision: StockDecision) -> None:
        """Note what is to be done about the selected differences."""
        self._controller.decide(self._selected_differences(), decision)

    def _selected_differences(self) -> list[StockLine]:
        if self.shows_box:
            return []
        return [line for line in self.lines.table.selected if line.kind != "equal"]

    def _set_all(self) -> None:
        shown = self._controller.shown
        lines: Sequence[StockLine] = () if shown is None else shown.result.open_differences
        to_check = len(self.lines.to_check)
        if not to_check:
            self._controller.set_stock(lines)
            return
        set_up_question(
            box := QMessageBox(self),
            "stock_set_all_question",
            title=self.tr("Set stock"),
            text=self.tr("%Ln box(es) are still to be checked.", "", to_check),
            details=self.tr(
                "The stock of %Ln product(s) is set to what is counted now. Ctrl+Z undoes it.",
                "",
                len(lines),
            ),
            confirm=self.tr("Set stock"),
            cancel=self.tr("Cancel"),
            on_confirm=lambda: self._controller.set_stock(lines),
        )
        box.open()

    def _list_unseen(self) -> None:
        take_id = self._controller.take_id
        if take_id is None:
            return
        dialog = UnseenDialog(self._client, take_id, self)
        dialog.set_requested.connect(self._controller.set_stock)
        dialog.keep_requested.connect(lambda lines: self._controller.decide(lines, "keep"))
        dialog.recount_requested.connect(lambda lines: self._controller.decide(lines, "recount"))
        dialog.failed.connect(self.failed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _use_photos(self) -> None:
        if (line := self.lines.table.current) is not None:
            self._controller.count_by_hand(line.product.id, None)

    def _show_take(self) -> None:
        shown = self._controller.shown
        self._show_lines()
        self._name.set_full_text("" if shown is None else take_name(shown.result.take))
        self._origin.set_full_text("" if shown is None else take_origin(shown.result.take))
        photo = self.selection.photo
        self.side.strip.show_photos(self.selection.photos, 0 if photo is None else photo.id)

    def _show_lines(self) -> None:
        controller = self._controller
        self.lines.show_take(
            controller.shown, can_change=controller.can_change, can_set=self.can_set
        )

    def _on_opened(self) -> None:
        self._images.clear()
        self.lines.filter.clear()

    def _on_photo_changed(self) -> None:
        photo = self.selection.photo
        self.side.strip.show_photos(self.selection.photos, 0 if photo is None else photo.id)
        if not self.side.shows_camera:
            self.show_photo()

    def _on_image_loaded(self, photo_id: int) -> None:
        photo = self.selection.photo
        if photo is not None and photo.id == photo_id and not self.side.shows_camera:
            self.show_photo()
            self._show_boxes()

    def _show_boxes(self) -> None:
        selection = self.selection
        current = selection.current
        searched = self.boxes.searched_regions
        self.side.boxes.show_boxes(selection.units, selection.selected, current, searched)
        self.unit.show_unit(current)
        self._right.setCurrentWidget(self.lines if current is None else self._box_page)
        self._show_back()

    def _show_back(self) -> None:
        to_list, to_all = self.tr("Back to the list (Esc)"), self.tr("All stock takes (Esc)")
        self._back.setText(to_list if self.shows_box else to_all)

    def _go_back(self) -> None:
        if self.shows_box:
            self.show_list()
        else:
            self.left.emit()

    def _on_line_chosen(self, product_id: int) -> None:
        if not self.side.shows_camera:
            self.selection.select_product(product_id)

    def _connect(self) -> None:
        controller, selection = self._controller, self.selection
        controller.opened.connect(self._on_opened)
        controller.changed.connect(self._show_take)
        selection.photo_changed.connect(self._on_photo_changed)
        selection.changed.connect(self._show_boxes)
        self.boxes.searched_changed.connect(self._show_boxes)
        self.boxes.failed.connect(self.failed)
        self._images.loaded.connect(self._on_image_loaded)
        self.side.boxes.unit_selected.connect(selection.select)
        self.side.boxes.region_drawn.connect(self.boxes.draw)
        self.side.boxes.region_changed.connect(self.boxes.resize)
        self._connect_lines()
        unit = self.unit
        unit.hit_chosen.connect(self.boxes.assign)
        unit.confirmed.connect(lambda: self.boxes.confirm(self.lines.to_check))
        unit.unknown_chosen.connect(lambda: self.boxes.assign(None))
        unit.deleted.connect(self.boxes.delete)
        unit.failed.connect(self.failed)
        unit.left.connect(self.side.boxes.setFocus)
        self._back.clicked.connect(self._go_back)

    def _connect_lines(self) -> None:
        controller, lines = self._controller, self.lines
        lines.check_requested.connect(self.check_next)
        lines.filter.failed.connect(self.failed)
        # One unit is seen at least; the number can be typed then.
        lines.product_added.connect(lambda one: controller.count_by_hand(one, 1))
        lines.table.line_chosen.connect(self._on_line_chosen)
        lines.table.count_entered.connect(controller.count_by_hand)
        buttons = lines.buttons
        buttons.step_requested.connect(self.step_count)
        buttons.photos_requested.connect(self._use_photos)
        buttons.set_requested.connect(self.set_selected)
        buttons.keep_requested.connect(lambda: self.decide("keep"))
        buttons.recount_requested.connect(lambda: self.decide("recount"))
        buttons.set_all_requested.connect(self._set_all)
        buttons.unseen_requested.connect(self._list_unseen)

    def _build(self) -> None:
        self._name.setFont(scaled_font(1.2, QFont.Weight.DemiBold))
        self._origin.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        box_column = QVBoxLayout(self._box_page)
        box_column.setContentsMargins(8, 8, 16, 16)
        box_column.addWidget(self.unit)
        self._right.addWidget(self.lines)
        self._right.addWidget(self._box_page)
        self._right.setMinimumWidth(_LIST_WIDTH_PX)
        self.side.setMinimumWidth(_PHOTO_WIDTH_PX)
        self._splitter.addWidget(self.side)
        self._splitter.addWidget(self._right)
        self._splitter.setHandleWidth(8)
        self._splitter.setSizes([640, 560])
        top = QHBoxLayout()
        top.setContentsMargins(16, 8, 16, 0)
        top.setSpacing(12)
        top.addWidget(self._back)
        top.addWidget(self._name, 1)
        top.addWidget(self._origin, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._splitter, 1)

    def _retranslate(self) -> None:
        self._show_back()
        self._show_take()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
