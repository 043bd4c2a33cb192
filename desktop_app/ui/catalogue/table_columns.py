"""The columns of the table: which are shown, their order, their widths, and the sorted one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QMenu

from desktop_app.domain.product_list import ProductOrder
from desktop_app.ui.catalogue.columns import (
    DEFAULT_COLUMNS,
    PRICE,
    default_width_px,
    is_sortable,
)
from desktop_app.ui.catalogue.options_menu import OptionsMenu
from desktop_app.ui.catalogue.product_table import ProductTable
from desktop_app.ui.widgets.widget_factory import with_object_name

# On both sides of the text of a cell.
_CELL_PADDING_PX: Final = 26


class TableColumns(QObject):
    """Applies the user's choice of columns to the heading of the table.

    Signals:
        resetting, reset: before and after other columns are shown.
        order_chosen: the ``ProductOrder`` of the column whose heading was clicked.
    """

    resetting = Signal()
    reset = Signal()
    order_chosen = Signal(ProductOrder)

    def __init__(
        self,
        table: ProductTable,
        menu: OptionsMenu,
        columns: Sequence[str],
        widths: dict[str, int],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._table = table
        self._header = table.horizontalHeader()
        self._options = menu
        self._menu = with_object_name(QMenu(table), "header_menu")
        self._widths = dict(widths)
        self._order, self._has_words = ProductOrder(), False
        self._is_applying = False
        # The width that the widest price so far needs.
        self._price_px = 0
        self.show_columns(columns)
        menu.columns_chosen.connect(self.show_columns)
        menu.reset_requested.connect(self._restore_defaults)
        self._header.sectionResized.connect(self._on_resized)
        table.product_model.rows.loaded.connect(self._fit_prices)
        table.product_model.rows.reset.connect(self._on_rows_reset)
        self._header.sortIndicatorChanged.connect(self._on_sort_indicator_changed)
        self._header.customContextMenuRequested.connect(self._open_menu)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns from left to right."""
        shown = self._table.product_model.columns
        return tuple(shown[self._header.logicalIndex(place)] for place in range(len(shown)))

    @property
    def widths(self) -> dict[str, int]:
        """The widths that the user has set, in px."""
        return dict(self._widths)

    def show_columns(self, columns: Sequence[str]) -> None:
        """Show these columns, from left to right."""
        self.resetting.emit()
        self._is_applying = True
        self._table.product_model.set_columns(columns)
        for place, column in enumerate(columns):
            self._header.moveSection(self._header.visualIndex(place), place)
            width_px = self._widths.get(column, default_width_px(column))
            least_px = self._price_px if column == PRICE else 0
            self._header.resizeSection(place, max(width_px, least_px))
        self._is_applying = False
        self._table.fit_rows()
        self.show_order(self._order, has_words=self._has_words)
        self.reset.emit()

    def show_order(self, order: ProductOrder, *, has_words: bool) -> None:
        """Mark the column by which the list is sorted; none if the best match is first."""
        self._order, self._has_words = order, has_words
        column = order.column or ("" if has_words else "sku")
        shown = self._table.product_model.columns
        section = shown.index(column) if column in shown else -1
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        with QSignalBlocker(self._header):
            self._header.setSortIndicator(section, descending if order.descending else ascending)
        # The blocked signal would have done this.
        self._header.viewport().update()

    def _restore_defaults(self) -> None:
        self._widths.clear()
        self.show_columns(DEFAULT_COLUMNS)

    def _open_menu(self, place: QPoint) -> None:
        self._options.fill_with_columns(self._menu, self.columns)
        self._menu.popup(self._header.mapToGlobal(place))

    def _on_resized(self, section: int, _before_px: int, width_px: int) -> None:
        if self._is_applying:
            return
        column = self._table.product_model.columns[section]
        self._widths[column] = width_px
        if column == PRICE and width_px < self._price_px:
            self._widen_prices()

    def _fit_prices(self, first: int, end: int) -> None:
        """Make room for the prices of these rows: one that is cut is another price."""
        rows = self._table.product_model.rows
        shown = [rows.product(row) for row in range(first, min(end, len(rows.ids)))]
        measure = self._table.fontMetrics().horizontalAdvance
        texts = {product.text(PRICE) for product in shown if product is not None}
        widest_px = max(map(measure, texts), default=0) + _CELL_PADDING_PX
        if widest_px > self._price_px:
            self._price_px = widest_px
            self._widen_prices()

    def _widen_prices(self) -> None:
        shown = self._table.product_model.columns
        section = shown.index(PRICE) if PRICE in shown else -1
        if section >= 0 and self._header.sectionSize(section) < self._price_px:
            self._is_applying = True
            self._header.resizeSection(section, self._price_px)
            self._is_applying = False

    def _on_rows_reset(self) -> None:
        if not len(self._table.product_model.rows.ids):
            # Of another catalogue.
            self._price_px = 0

    def _on_sort_indicator_changed(self, section: int, order: Qt.SortOrder) -> None:
        column = self._table.product_model.columns[section] if section >= 0 else ""
        if column and not is_sortable(column):
            self.show_order(self._order, has_words=self._has_words)
        else:
            self.order_chosen.emit(ProductOrder(column, order == Qt.SortOrder.DescendingOrder))
