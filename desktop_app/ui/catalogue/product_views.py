"""The list of products as a table or as a grid, or why it is empty."""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget

from desktop_app.ui.catalogue.grid_model import GridModel
from desktop_app.ui.catalogue.list_settings import View
from desktop_app.ui.catalogue.product_grid import ProductGrid
from desktop_app.ui.catalogue.product_list_model import ProductListModel
from desktop_app.ui.catalogue.product_table import ProductTable
from desktop_app.ui.catalogue.product_view import ProductView
from desktop_app.ui.catalogue.row_cache import RowCache
from desktop_app.ui.catalogue.row_ranges import RowRanges, count_rows, ranges_of, rows_of
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.empty_message import EmptyMessage
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name

# A selection in more pieces would take too long to draw.
_MAX_RANGES: Final = 5_000


class _Place(NamedTuple):
    """The selection and the place in the list, independent of its order."""

    selected_ids: npt.NDArray[np.int64]
    current_id: int | None
    current_row: int
    top_id: int | None
    top_row: int


class ProductViews(QStackedWidget):
    """The table and the grid of the same rows; one of them is shown.

    The current product, the selected products and the place in the list stay when the list
    is sorted, filtered or read again, and when the view changes.

    Attributes:
        rows: the products.
        table, grid: the views.
        message: shown instead of an empty list.

    Signals:
        current_changed: the id of the current product, or None.
        selection_changed: other products are selected.
        product_activated: the id of the product whose details to show.
    """

    current_changed = Signal(object)
    selection_changed = Signal()
    product_activated = Signal(object)

    def __init__(
        self,
        rows: RowCache,
        thumbnails: ThumbnailCache,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "product_views")
        self.rows = rows
        self.table = ProductTable(ProductListModel(rows, self), thumbnails, theme, self)
        self.grid = ProductGrid(GridModel(rows, self), thumbnails, theme, self)
        self.message = EmptyMessage("catalogue_note", "box", theme, self)
        self._view: ProductView = self.table
        self._current_id: int | None = None
        self._is_restoring = False
        self._place: _Place | None = None
        for widget in (self.table, self.grid, self.message):
            self.addWidget(widget)
        for view in (self.table, self.grid):
            view.current_row_changed.connect(lambda _: self._report_current())
            view.selection_changed.connect(self._on_selection_changed)
            view.row_activated.connect(lambda row: self.product_activated.emit(int(rows.ids[row])))
        self.setFocusProxy(self.table)

    @property
    def current_id(self) -> int | None:
        """The id of the current product; None if there is none."""
        row = self._view.current_row
        return int(self.rows.ids[row]) if 0 <= row < len(self.rows.ids) else None

    @property
    def selected_ids(self) -> npt.NDArray[np.int64]:
        """The ids of the selected products in the order of the list, (n,) int64."""
        ids, ranges = self.rows.ids, self._view.selected_rows
        return ids if ranges == [(0, len(ids) - 1)] else ids[rows_of(ranges)]

    @property
    def selected_count(self) -> int:
        """The number of selected products."""
        return count_rows(self._view.selected_rows)

    @property
    def view_name(self) -> View:
        """Which view is shown."""
        return "table" if self._view is self.table else "grid"

    def set_view(self, name: View) -> None:
        """Show the table or the grid."""
        had_focus = self.hasFocus() or self._view.hasFocus()
        place = self._remember()
        self._view = self.table if name == "table" else self.grid
        self.setFocusProxy(self._view)
        self._show_view_or_message()
        self._restore(place, keeps_place=True)
        if had_focus:
            self._view.setFocus()

    def show_ids(self, ids: npt.NDArray[np.int64], *, keeps_place: bool) -> None:
        """Show other products, or the same ones in another order.

        Args:
            ids: (n,) int64.
            keeps_place: whether the view stays where it is, because the list is only read
                again; otherwise it goes to the current product, or to the first one.
        """
        place = self._remember()
        self.rows.set_ids(ids)
        self._show_view_or_message()
        self._restore(place, keeps_place=keeps_place)

    def begin_reset(self) -> None:
        """Remember selection and place, before the columns of the table change."""
        self._place = self._remember()

    def end_reset(self) -> None:
        """Go back to selection and place."""
        if self._place is not None:
            self._restore(self._place, keeps_place=True)
            self._place = None

    def clear(self) -> None:
        """Show nothing, for another catalogue."""
        self.rows.clear()
        self._show_view_or_message()
        self._report_current()

    def select_first(self) -> None:
        """Make the first product the current one if there is no other."""
        if len(self.rows.ids) and self._view.current_row < 0:
            self._view.select_rows([(0, 0)], 0)

    def select_product(self, product_id: int) -> None:
        """Make a product of the list the current one and scroll to it."""
        rows = np.flatnonzero(self.rows.ids == product_id)
        if len(rows):
            self._view.clearSelection()
            row = int(rows[0])
            self._view.select_rows([(row, row)], row)
            self._view.scrollTo(self._view.currentIndex())

    def update_rows(self) -> None:
        """Read the visible products again and show them; the list stays as it is."""
        self.rows.invalidate()
        self._view.viewport().update()

    def add_actions(self, actions: list[QAction]) -> None:
        """Offer actions in the context menus; their shortcuts work in both views."""
        for view in (self.table, self.grid):
            view.addActions(actions)

    def _show_view_or_message(self) -> None:
        self.setCurrentWidget(self._view if len(self.rows.ids) else self.message)

    def _remember(self) -> _Place:
        self._is_restoring = True
        ids, top_row = self.rows.ids, self._view.top_row
        top_id = int(ids[top_row]) if 0 <= top_row < len(ids) else None
        return _Place(self.selected_ids, self.current_id, self._view.current_row, top_id, top_row)

    def _restore(self, place: _Place, *, keeps_place: bool) -> None:
        ids, view = self.rows.ids, self._view
        row = _row_of(ids, place.current_id)
        if row < 0 <= place.current_row and keeps_place:
            # The product is gone: go on where it was.
            row = min(place.current_row, len(ids) - 1)
        ranges = _ranges_of(ids, place.selected_ids)
        view.clearSelection()
        view.select_rows(ranges if ranges or row < 0 else [(row, row)], row)
        if keeps_place:
            top_row = _row_of(ids, place.top_id)
            view.show_row_at_top(max(0, top_row if top_row >= 0 else place.top_row))
        elif row >= 0:
            view.scrollTo(view.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        else:
            view.scrollToTop()
        self._is_restoring = False
        self._report_current()
        self.selection_changed.emit()

    def _report_current(self) -> None:
        current = self.current_id
        if not self._is_restoring and current != self._current_id:
            self._current_id = current
            self.current_changed.emit(current)

    def _on_selection_changed(self) -> None:
        if not self._is_restoring:
            self.selection_changed.emit()


def _row_of(ids: npt.NDArray[np.int64], product_id: int | None) -> int:
    """Return the row of a product; -1 if it is not listed."""
    if product_id is None:
        return -1
    rows = np.flatnonzero(ids == product_id)
    return int(rows[0]) if len(rows) else -1


def _ranges_of(ids: npt.NDArray[np.int64], selected: npt.NDArray[np.int64]) -> RowRanges:
    """Return the rows of products; none if they are in too many pieces."""
    if not len(selected) or not len(ids):
        return []
    is_row_selected = np.isin(ids, selected)
    if is_row_selected.all():
        return [(0, len(ids) - 1)]
    pieces = 1 + np.count_nonzero(is_row_selected[1:] > is_row_selected[:-1])
    return ranges_of(np.flatnonzero(is_row_selected)) if pieces <= _MAX_RANGES else []
