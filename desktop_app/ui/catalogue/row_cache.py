"""The products near the viewport, read in blocks when they are needed."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from desktop_app.domain.product_list import ListedProduct
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.catalogue.columns import ShownProduct

BLOCK_ROWS: Final = 64
# Products that are kept; a viewport shows some hundred.
_MAX_PRODUCTS: Final = 4_096
# Blocks that wait; while the user scrolls, earlier ones are no longer needed.
_MAX_WANTED: Final = 6
_NO_IDS: Final[npt.NDArray[np.int64]] = np.empty(0, np.int64)


class RowCache(QObject):
    """The rows of the list: an id for each of them, and the products that were shown last.

    A product that was changed meanwhile is shown as it was until it has been read again.

    Attributes:
        ids: the product id of each row, (n,) int64.

    Signals:
        resetting, reset: before and after all rows change.
        loaded: the first row, and the row after the last one, that can be shown now.
        failed: rows cannot be read.
    """

    resetting = Signal()
    reset = Signal()
    loaded = Signal(int, int)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._latest_read = LatestTask()
        self._is_reading = False
        self._version = 0
        self.ids = _NO_IDS
        # By id, with the version for which it was read; None for a product that is gone.
        self._products: dict[int, tuple[int, ShownProduct | None]] = {}
        # In the order in which they were asked for; a dict because it is an ordered set.
        self._wanted: dict[int, None] = {}

    def set_ids(self, ids: npt.NDArray[np.int64]) -> None:
        """Show other rows, (n,) int64; products are read again when they are shown."""
        self.resetting.emit()
        self.ids = ids
        self.invalidate()
        self.reset.emit()

    def invalidate(self) -> None:
        """Have all products read again before they are shown the next time."""
        self._latest_read.cancel()
        self._is_reading = False
        self._version += 1
        self._wanted.clear()

    def clear(self) -> None:
        """Forget everything, for another catalogue."""
        self._products.clear()
        self.set_ids(_NO_IDS)

    def forget_texts(self) -> None:
        """Make all texts again, in another language."""
        self._products.clear()
        self.invalidate()

    def product(self, row: int) -> ShownProduct | None:
        """Return the product of a row; None if it still has to be read, which is begun."""
        version, shown = self._products.get(int(self.ids[row]), (-1, None))
        if version != self._version:
            self._want(row // BLOCK_ROWS)
        return shown

    def replace(self, listed: ListedProduct) -> None:
        """Show a product as it is now."""
        if listed.product.id in self._products:
            self._products[listed.product.id] = (self._version, ShownProduct(listed))

    def prefetch(self, row: int) -> None:
        """Read the block of a row, after those that are shown."""
        if not self._wanted and 0 <= row < len(self.ids):
            self.product(row)

    def _want(self, block: int) -> None:
        self._wanted.pop(block, None)
        self._wanted[block] = None
        while len(self._wanted) > _MAX_WANTED:
            del self._wanted[next(iter(self._wanted))]
        self._read_next()

    def _read_next(self) -> None:
        if self._is_reading or not self._wanted:
            return
        block = next(reversed(self._wanted))
        self._is_reading = True
        first = block * BLOCK_ROWS
        ids = self.ids[first : first + BLOCK_ROWS].tolist()
        task = self._latest_read.replace(self._client.read(lambda known: known.list_rows(ids)))
        task.on_success(lambda rows: self._store(block, ids, rows))
        task.on_failure(lambda error: self._on_failed(block, ids, error))

    def _store(self, block: int, ids: list[int], rows: dict[int, ListedProduct]) -> None:
        for number in ids:
            # Put at the end: the products at the start were read longest ago.
            self._products.pop(number, None)
            listed = rows.get(number)
            shown = None if listed is None else ShownProduct(listed)
            self._products[number] = (self._version, shown)
        while len(self._products) > _MAX_PRODUCTS:
            del self._products[next(iter(self._products))]
        self._is_reading = False
        self._wanted.pop(block, None)
        self.loaded.emit(block * BLOCK_ROWS, block * BLOCK_ROWS + len(ids))
        self._read_next()

    def _on_failed(self, block: int, ids: list[int], error: Exception) -> None:
        # Not read again before the list changes: the same error would be shown without end.
        self._store(block, ids, {})
        self.failed.emit(error)
