"""The controller of the list: which products it shows, and in which order."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from desktop_app.domain.product_list import ProductFilter, ProductOrder
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.i18n.language import language_code


class ProductListController(QObject):
    """Reads the ids of the products that meet the filter; the newest request wins.

    While there are words, the best match comes first, unless the user sorts by a column.

    Attributes:
        product_filter: what is listed.
        order: how the list is sorted.

    Signals:
        started, ended: the list is being read, or no longer.
        listed: the ids, (n,) int64.
        order_changed: the new ``ProductOrder``.
        failed: the list cannot be read.
    """

    started = Signal()
    ended = Signal()
    listed = Signal(object)
    order_changed = Signal(ProductOrder)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._latest = LatestTask()
        self.product_filter = ProductFilter()
        self.order = ProductOrder()
        self._order_without_words = ProductOrder()

    def reset(self) -> None:
        """Show all products, for another catalogue; nothing is read."""
        self._latest.cancel()
        self.ended.emit()
        self.product_filter = ProductFilter()
        self._set_order(ProductOrder())

    def load(self) -> None:
        """Read the list."""
        product_filter, order, language = self.product_filter, self.order, language_code()
        task = self._client.read(
            lambda catalogue: catalogue.list_product_ids(product_filter, order, language=language)
        )
        self._latest.replace(task).on_success(self._on_listed).on_failure(self._on_failed)
        self.started.emit()

    def set_filter(self, product_filter: ProductFilter) -> None:
        """List other products."""
        before, self.product_filter = self.product_filter, product_filter
        if product_filter.words and not before.words:
            self._order_without_words = self.order
            self._set_order(ProductOrder())
        elif before.words and not product_filter.words and not self.order.column:
            self._set_order(self._order_without_words)
        self.load()

    def sort(self, order: ProductOrder) -> None:
        """Sort the list."""
        if order != self.order:
            self._set_order(order)
            self.load()

    def _set_order(self, order: ProductOrder) -> None:
        if order != self.order:
            self.order = order
            self.order_changed.emit(order)

    def _on_listed(self, ids: npt.NDArray[np.int64]) -> None:
        self.ended.emit()
        self.listed.emit(ids)

    def _on_failed(self, error: Exception) -> None:
        self.ended.emit()
        self.failed.emit(error)
