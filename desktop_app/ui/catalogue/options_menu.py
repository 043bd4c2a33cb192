"""The menu of the list: its order and its columns."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.product import ATTRIBUTE_PREFIX
from desktop_app.domain.product_list import ProductOrder
from desktop_app.ui.catalogue.columns import FIXED_COLUMNS, column_title, is_sortable
from desktop_app.ui.widgets.widget_factory import with_object_name


class OptionsMenu(QMenu):
    """Lets the user choose the columns of the table and the order of the list.

    Signals:
        columns_chosen: a tuple of the columns, from left to right.
        order_chosen: the new ``ProductOrder``.
        reset_requested: the columns are to be as they were at first.
    """

    columns_chosen = Signal(tuple)
    order_chosen = Signal(ProductOrder)
    reset_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "list_options")
        self._attributes: Sequence[str] = ()
        self._columns: Sequence[str] = ()
        self._order = ProductOrder()
        self._has_words = False
        self._orders = QActionGroup(self)
        self._sort_menu = with_object_name(self.addMenu(""), "sort_menu")
        self._columns_menu = with_object_name(self.addMenu(""), "columns_menu")

    def show_attributes(self, names: Sequence[str]) -> None:
        """Offer columns for these attributes."""
        self._attributes = names

    def show_state(self, columns: Sequence[str], order: ProductOrder, *, has_words: bool) -> None:
        """Mark what is chosen, before the menu opens.

        Args:
            columns: the columns of the table, from left to right.
            order: the order of the list.
            has_words: whether the best match can be the first.
        """
        self._columns, self._order, self._has_words = columns, order, has_words
        self._sort_menu.setTitle(self.tr("Sort by"))
        self._columns_menu.setTitle(self.tr("Columns"))
        self._sort_menu.clear()
        self._add_orders(self._sort_menu)
        self.fill_with_columns(self._columns_menu, columns)

    def fill_with_columns(self, menu: QMenu, columns: Sequence[str]) -> None:
        """Fill another menu with the columns, for the heading of the table."""
        self._columns = columns
        menu.clear()
        self._add_columns(menu)

    @property
    def _all_columns(self) -> list[str]:
        attributes = (f"{ATTRIBUTE_PREFIX}{name}" for name in self._attributes)
        return list(dict.fromkeys((*FIXED_COLUMNS, *attributes, *self._columns)))

    def _add_orders(self, menu: QMenu) -> None:
        first = self.tr("Best match") if self._has_words else self.tr("SKU")
        orders = [(first, ProductOrder())]
        orders += [
            (column_title(column), ProductOrder(column, self._order.descending))
            for column in self._columns
            if is_sortable(column) and (column != "sku" or self._has_words)
        ]
        for title, order in orders:
            action = self._add(menu, title, self._order.column == order.column)
            self._orders.addAction(action)
            action.triggered.connect(lambda _=False, order=order: self.order_chosen.emit(order))
        menu.addSeparator()
        descending = self._add(menu, self.tr("Descending"), self._order.descending)
        # The best match is always the first.
        descending.setEnabled(not self._has_words or bool(self._order.column))
        descending.triggered.connect(
            lambda checked: self.order_chosen.emit(
                ProductOrder(self._order.column or "sku", checked)
            )
        )

    def _add_columns(self, menu: QMenu) -> None:
        for column in self._all_columns:
            is_shown = column in self._columns
            action = self._add(menu, column_title(column), is_shown)
            # At least one column stays.
            action.setEnabled(not is_shown or len(self._columns) > 1)
            action.triggered.connect(lambda _=False, column=column: self._toggle(column))
        menu.addSeparator()
        reset = with_object_name(menu.addAction(self.tr("Reset columns")), "reset_columns")
        reset.triggered.connect(self.reset_requested)

    def _add(self, menu: QMenu, title: str, is_checked: bool) -> QAction:
        # Ampersands in names of attributes are no mnemonics.
        action = menu.addAction(title.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(is_checked)
        return action

    def _toggle(self, column: str) -> None:
        columns = [known for known in self._columns if known != column]
        if column not in self._columns:
            columns.append(column)
        self.columns_chosen.emit(tuple(columns))
