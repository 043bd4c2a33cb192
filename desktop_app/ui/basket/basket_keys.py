"""The keys of the basket page: what each of them does to the current box or product."""

from collections.abc import Callable
from functools import partial
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop_app.domain.basket import Basket
from desktop_app.errors import Message
from desktop_app.ui.basket.basket_controller import BasketController
from desktop_app.ui.basket.live.live_controller import LiveController
from desktop_app.ui.basket.order.order_view import OrderView
from desktop_app.ui.basket.photo_panel import PhotoPanel
from desktop_app.ui.boxes.unit_panel import MAX_CANDIDATES, UnitPanel
from desktop_app.ui.widgets.single_key_shortcuts import SingleKeyShortcuts

CountChange: TypeAlias = Callable[[Basket, int], Basket]

_COUNT_TITLE: Final = Message("Change of a count")
_DELETION_TITLE: Final = Message("Deletion of a product")


class BasketKeys(QObject):
    """Adds the keys to the page.

    Signals:
        camera_left: Esc was pressed while the camera is shown.
        status_message: a sentence for the status bar.
    """

    camera_left = Signal()
    status_message = Signal(str)

    def __init__(
        self,
        page: QWidget,
        controller: BasketController,
        panel: PhotoPanel,
        order: OrderView,
        unit: UnitPanel,
        live: LiveController,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._controller = controller
        self._panel = panel
        self._order = order
        self._unit = unit
        self._add(live)

    def toggle_drawing(self) -> None:
        """Begin to draw a box, or stop; without a photo say what is needed."""
        boxes = self._panel.boxes
        if boxes.is_drawing:
            boxes.stop_drawing()
        elif self._panel.shows_photo:
            boxes.start_drawing()
        else:
            self.status_message.emit(self.tr("Take or open a photo first."))

    def count(self, change: CountChange, product_id: int) -> None:
        """Change the count of a product."""
        self._controller.change(lambda basket: change(basket, product_id), _COUNT_TITLE)

    def _add(self, live: LiveController) -> None:
        controller = self._controller
        keys = SingleKeyShortcuts(self._page, lambda: controller.now.photo_id)
        for key in ("Return", "Enter"):
            keys.add(key, self._confirm, at_once=True)
        keys.add(Qt.Key.Key_Delete, self._delete, at_once=True)
        keys.add("Esc", self._go_back)
        keys.add("N", self.toggle_drawing)
        keys.add("L", live.toggle)
        keys.add("U", lambda: controller.assign(None))
        keys.add("F", self._unit.focus_search)
        keys.add("+", lambda: self._count_selected(self._order.plus), auto_repeat=True)
        keys.add("-", lambda: self._count_selected(Basket.minus), auto_repeat=True)
        for number in range(MAX_CANDIDATES):
            keys.add(str(number + 1), partial(self._unit.choose, number))

    def _confirm(self) -> None:
        """Use the drawn box, press the focused button, or say that the current box is right."""
        focused = QApplication.focusWidget()
        if self._panel.boxes.is_drawing:
            self._panel.boxes.finish_drawing()
        elif isinstance(focused, QPushButton) and self._page.isAncestorOf(focused):
            focused.animateClick()
        elif self._unit.has_focused_candidate:
            self._unit.choose_focused()
        else:
            self._controller.confirm()

    def _delete(self) -> None:
        product_id = self._order.current_product_id
        if self._order.shown_list.hasFocus() and product_id is not None:
            self._controller.change(lambda basket: basket.without(product_id), _DELETION_TITLE)
        else:
            self._controller.delete()

    def _go_back(self) -> None:
        if self._panel.boxes.is_drawing:
            self._panel.boxes.stop_drawing()
        elif self._panel.shows_camera:
            self.camera_left.emit()
        else:
            self._controller.select(())

    def _count_selected(self, change: CountChange) -> None:
        product_id = self._order.current_product_id
        if product_id is not None:
            self.count(change, product_id)
