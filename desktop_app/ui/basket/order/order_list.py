"""The list of an order: ordered, counted and state of each product."""

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from desktop_app.ui.basket.basket_list import BasketList, BasketModel
from desktop_app.ui.basket.order.order_rows import OrderRow, details_text, state_text
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name

_MARK, _PRODUCT, _COUNT, _ORDERED, _STATE = range(5)
_MIN_HEIGHT_PX: Final = 108
_WORDS_ROLES: Final = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class OrderModel(BasketModel):
    """The lines of an order, and what was counted beside them."""

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme) -> None:
        super().__init__(thumbnails, theme, None)
        self._numeric_columns = (_ORDERED,)

    def headings(self) -> tuple[str, ...]:
        """Return the heading of each column."""
        return ("", self.tr("Product"), self.tr("Counted"), self.tr("Ordered"), self.tr("State"))

    def cell_text(self, row: int, column: int) -> str:
        """Return the text of a cell; a product has its name and its SKU, a line each."""
        shown = self._order_row(row)
        if column == _MARK:
            return shown.mark
        if column == _PRODUCT:
            name = " ".join(localised_title(shown.product).split())
            return "\n".join(text for text in (name, details_text(shown)) if text)
        if column == _COUNT:
            return format_number(shown.count)
        return format_number(shown.ordered) if column == _ORDERED else state_text(shown)

    def _order_row(self, row: int) -> OrderRow:
        shown = self.rows[row]
        assert isinstance(shown, OrderRow)
        return shown

    # Qt

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the text of a cell, its colour, or the picture of the product."""
        if not index.isValid() or index.column() not in (_MARK, _STATE):
            return super().data(index, role)
        row = self._order_row(index.row())
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            if index.column() == _MARK:
                return Qt.AlignmentFlag.AlignCenter
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if index.column() == _MARK and role in _WORDS_ROLES:
            return state_text(row)
        return super().data(index, role)

    def _colour(self, row: OrderRow) -> QColor:
        colours = self._theme.colours
        if row.is_right:
            return QColor(colours.match)
        return QColor(colours.check if row.mark == "?" else colours.error)


class OrderList(BasketList):
    """Shows an order beside the basket; signals as of ``BasketList``.

    ``row_selected`` may have an id of an ``OrderRow`` that is no product of the catalogue.
    """

    def __init__(
        self, thumbnails: ThumbnailCache, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(thumbnails, theme, parent, model=OrderModel(thumbnails, theme))
        with_object_name(self, "order_list")
        # The banner takes the height of a row.
        self.setMinimumHeight(_MIN_HEIGHT_PX)

    def _place_steppers(self) -> None:
        super()._place_steppers()
        for stepper, row in zip(self._steppers, self._rows.rows, strict=True):
            # Things that the catalogue lacks are never counted by hand.
            for made in (stepper.minus, stepper.plus):
                made.setVisible(row.product.id > 0)

    def _retranslate(self) -> None:
        super()._retranslate()
        self.setAccessibleName(self.tr("Order and what was counted"))
