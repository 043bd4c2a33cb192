"""What the table and the grid of products have in common."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QTimer, Signal
from PySide6.QtWidgets import QTableView, QWidget

from desktop_app.ui.catalogue.row_cache import RowCache
from desktop_app.ui.catalogue.row_ranges import RowRanges
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name


class ProductView(QTableView):
    """A view of the rows of the list, which loads the pictures that can be seen.

    Attributes:
        rows: the products.

    Signals:
        current_row_changed: the new current row of the list; -1 for none.
        selection_changed: other rows are selected.
        row_activated: the row whose details to show.
    """

    current_row_changed = Signal(int)
    selection_changed = Signal()
    row_activated = Signal(int)

    def __init__(
        self,
        object_name: str,
        rows: RowCache,
        thumbnails: ThumbnailCache,
        theme: Theme,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, object_name)
        self.rows = rows
        self._thumbnails = thumbnails
        self._request_timer = QTimer(self, singleShot=True, interval=0)
        self._request_timer.timeout.connect(self.request_thumbnails)
        self.verticalScrollBar().valueChanged.connect(lambda: self._request_timer.start())
        rows.loaded.connect(lambda *_: self._request_timer.start())
        thumbnails.loaded.connect(lambda _: self.viewport().update())
        theme.changed.connect(self.viewport().update)

    @property
    def current_row(self) -> int:
        """The current row of the list; -1 for none."""
        raise NotImplementedError

    @property
    def top_row(self) -> int:
        """The first visible row of the list; -1 if there is none."""
        raise NotImplementedError

    @property
    def selected_rows(self) -> RowRanges:
        """The selected rows of the list."""
        raise NotImplementedError

    def select_rows(self, rows: RowRanges, current_row: int) -> None:
        """Select rows of the list, and make one of them the current one; -1 for none."""
        raise NotImplementedError

    def show_row_at_top(self, row: int) -> None:
        """Scroll so that a row of the list is the first visible one."""
        raise NotImplementedError

    def request_thumbnails(self) -> None:
        """Load the pictures of the visible rows."""
        raise NotImplementedError

    def _request_thumbnails_of(self, rows: Iterable[int], side_px: int) -> None:
        shown = [self.rows.product(row) for row in rows]
        pictures = [one.listed.picture for one in shown if one is not None]
        self._thumbnails.set_tile_size(side_px, self.devicePixelRatioF())
        self._thumbnails.request(self, [one.id for one in pictures if one is not None])

    # Qt

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Report that other rows are selected."""
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()
