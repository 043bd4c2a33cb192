"""The list of the basket, or, while an order is loaded, the order beside it."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop_app.domain.basket import Basket
from desktop_app.engine.counting.order_check import check_order
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.basket.basket_controller import BasketController
from desktop_app.ui.basket.basket_list import BasketList
from desktop_app.ui.basket.order.loaded_order import (
    LoadedOrder,
    load_file,
    load_tally,
    looked_up_again,
)
from desktop_app.ui.basket.order.order_banner import OrderBanner
from desktop_app.ui.basket.order.order_button import OrderButton
from desktop_app.ui.basket.order.order_drop import OrderDrop
from desktop_app.ui.basket.order.order_list import OrderList
from desktop_app.ui.basket.order.order_rows import UNKNOWN_ID, order_rows
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.till.current_tally import CurrentTally
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name

_COUNT_TITLE: Final = Message("Change of a count")


class OrderView(QWidget):
    """Shows one of the two lists, and the banner of the order above it.

    Args:
        client: reads the order and its products.
        controller: of the basket.
        basket_list: shown while there is no order; the page fills it.
        tally: of the present customer, which can be an order.
        thumbnails: pictures of products.
        theme: the theme.
        page: takes orders that are dropped on it.

    Attributes:
        order: None if there is none.
        open_button: chooses an order; hidden while there is one. The page places it.

    Signals:
        failed: why an order cannot be read.
    """

    failed = Signal(Exception)

    def __init__(
        self,
        client: EngineClient,
        controller: BasketController,
        basket_list: BasketList,
        tally: CurrentTally,
        thumbnails: ThumbnailCache,
        theme: Theme,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        with_object_name(self, "order_view")
        self._client = client
        self._controller = controller
        self._basket_list = basket_list
        self._latest = LatestTask()
        self.order: LoadedOrder | None = None
        self._banner = OrderBanner(theme)
        self._order_list = OrderList(thumbnails, theme)
        self._tally = tally
        self.open_button = OrderButton(tally, theme, page)
        self._build()
        self._connect(OrderDrop(page))
        self._retranslate()
        self.close_order()

    @property
    def shown_list(self) -> BasketList:
        """The list that is shown."""
        return self._basket_list if self.order is None else self._order_list

    @property
    def current_product_id(self) -> int | None:
        """The selected product of the catalogue; None if there is none."""
        current = self.shown_list.current_product_id
        return current if current is not None and current > UNKNOWN_ID else None

    def plus(self, basket: Basket, product_id: int) -> Basket:
        """Return a basket with one more unit of a product, also of one that is ordered only."""
        hit = None if self.order is None else self.order.hits.get(product_id)
        # Live counting has no photo. Nothing is counted without either.
        is_counting = self._controller.now.has_photo or bool(basket.units)
        if hit is None or basket.row(product_id) or not is_counting:
            return basket.plus(product_id)
        return basket.with_unboxed(hit)

    def load(self, file: Path) -> None:
        """Read an order and show it; an error leaves the one before."""
        task = self._client.read(lambda catalogue: load_file(catalogue, file))
        self._latest.replace(task).on_success(self._show_order).on_failure(self.failed)

    def load_accepted(self) -> None:
        """Show what was accepted for the present customer until now as an order."""
        tally = self._tally.now
        task = self._client.read(lambda catalogue: load_tally(catalogue, tally))
        self._latest.replace(task).on_success(self._show_order).on_failure(self.failed)

    def look_up_again(self) -> None:
        """Look the products of the order up after the catalogue has changed."""
        order = self.order
        if order is not None and self._client.folder is not None:
            task = self._client.read(lambda catalogue: looked_up_again(catalogue, order))
            self._latest.replace(task).on_success(self._replace_order).on_failure(self.failed)

    def close_order(self) -> None:
        """Show the basket alone."""
        had_focus = self._has_focus()
        self._latest.cancel()
        self.order = None
        self._show_parts()
        if had_focus:
            self._basket_list.setFocus()

    def _show_order(self, order: LoadedOrder) -> None:
        had_focus = self._has_focus()
        self.order = order
        self._banner.show_order(self._name_of(order))
        self._show_parts()
        self._update()
        self._show_selection()
        if had_focus:
            self._order_list.setFocus()

    def _name_of(self, order: LoadedOrder) -> str:
        return order.name or self.tr("Accepted products of this customer")

    def _replace_order(self, order: LoadedOrder) -> None:
        self.order = order
        self._update()
        self._show_selection()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        is_inside = focused is not None and self.isAncestorOf(focused)
        return is_inside or focused is self.open_button

    def _show_parts(self) -> None:
        has_order = self.order is not None
        self._banner.setVisible(has_order)
        self._order_list.setVisible(has_order)
        self.open_button.setVisible(not has_order)
        self._basket_list.setVisible(not has_order)

    def _update(self) -> None:
        order, controller = self.order, self._controller
        if order is None:
            return
        basket = controller.basket
        counted = [(row.product, row.count) for row in basket.rows]
        check = check_order(order.lines, counted, len(basket.unknown))
        self._order_list.show_rows(order_rows(check, basket, order.hits))
        self._banner.show_check(
            check,
            to_check=len(basket.to_check),
            is_waiting=not controller.now.has_photo and not counted,
            is_busy=controller.is_busy,
        )

    def _show_selection(self) -> None:
        row, current = self._controller.selected_row, self._controller.current
        if row is not None:
            self._order_list.select_product(row.product.id)
        elif current is not None:
            self._order_list.select_product(UNKNOWN_ID)

    def _select_row(self, product_id: int) -> None:
        basket = self._controller.basket
        row = basket.row(product_id)
        units = () if row is None else row.units
        if product_id == UNKNOWN_ID:
            units = basket.unknown
        self._controller.select(tuple(unit.id for unit in units))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._banner)
        column.addWidget(self._basket_list, 1)
        column.addWidget(self._order_list, 1)

    def _connect(self, drop: OrderDrop) -> None:
        controller, shown = self._controller, self._order_list
        drop.dropped.connect(self.load)
        self.open_button.file_chosen.connect(self.load)
        self.open_button.accepted_chosen.connect(self.load_accepted)
        self._banner.close_requested.connect(self.close_order)
        # Another catalogue is open.
        self._client.opened.connect(self.close_order)
        self._client.failed.connect(self.close_order)
        controller.changed.connect(self._update)
        controller.busy_changed.connect(self._update)
        controller.selection_changed.connect(self._show_selection)
        shown.row_selected.connect(self._select_row)
        shown.plus_requested.connect(
            lambda one: controller.change(lambda basket: self.plus(basket, one), _COUNT_TITLE)
        )
        shown.minus_requested.connect(
            lambda one: controller.change(lambda basket: basket.minus(one), _COUNT_TITLE)
        )

    def _retranslate(self) -> None:
        if self.order is not None:
            self._banner.show_order(self._name_of(self.order))
        self._update()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
