"""The model of the preview of an edit: before and after, read near the viewport only."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from desktop_app.engine.editing.bulk_edit import BulkEdit, PlannedChange
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_price
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from desktop_app.engine.editing.bulk_editor import BulkPlan

BLOCK_ROWS: Final = 64
_MAX_BLOCKS: Final = 64
_NO_IDS: Final[npt.NDArray[np.int64]] = np.empty(0, np.int64)
_TITLES: Final = (Message("SKU"), Message("Name"), Message("Before"), Message("After"))


class BulkPreviewModel(TableModel):
    """One row for each product that cannot be changed, then one for each that changes.

    Signals:
        failed: rows cannot be read.
    """

    failed = Signal(Exception)

    def __init__(self, client: EngineClient, theme: Theme, parent: QObject) -> None:
        super().__init__(len(_TITLES), parent=parent)
        self._client = client
        self._theme = theme
        self._ids = _NO_IDS
        self._edit: BulkEdit | None = None
        # By block; the newest last.
        self._blocks: dict[int, Mapping[int, PlannedChange]] = {}
        self._latest = LatestTask()
        self._wanted: int | None = None
        self._reading: int | None = None

    def show_plan(self, plan: "BulkPlan | None") -> None:
        """Show another plan; None for nothing."""
        self.stop()
        self.beginResetModel()
        self._blocks.clear()
        self._edit = None if plan is None else plan.edit
        self._ids = (
            _NO_IDS if plan is None else np.concatenate([plan.problem_ids, plan.product_ids])
        )
        self.endResetModel()

    def stop(self) -> None:
        """Stop reading."""
        self._latest.cancel()
        self._reading = self._wanted = None

    def row_count(self) -> int:
        """Return the number of products that change or cannot be changed."""
        return len(self._ids)

    def headings(self) -> Sequence[str]:
        """Return the titles of the columns."""
        return [localised_text(title) for title in _TITLES]

    def cell_text(self, row: int, column: int) -> str:
        """Return the text of a cell; a problem is shown instead of the new value."""
        change = self._change(row)
        return "" if change is None else _cell_text(change, column)

    def _change(self, row: int) -> PlannedChange | None:
        block = row // BLOCK_ROWS
        if block not in self._blocks:
            if block != self._reading:
                self._wanted = block
                self._read_next()
            return None
        return self._blocks[block].get(int(self._ids[row]))

    def _read_next(self) -> None:
        # The block that was wanted last: while the user scrolls, others are no longer needed.
        edit, block = self._edit, self._wanted
        if self._reading is not None or block is None or edit is None:
            return
        self._reading, self._wanted = block, None
        ids = self._ids[block * BLOCK_ROWS : (block + 1) * BLOCK_ROWS].tolist()
        task = self._client.run(lambda workspace: workspace.editor().bulk.preview(ids, edit))
        self._latest.replace(task).on_success(self._on_read).on_failure(self._on_failed)

    def _on_read(self, changes: list[PlannedChange]) -> None:
        block, self._reading = self._reading, None
        if block is None:
            return
        self._blocks[block] = {change.product.id: change for change in changes}
        while len(self._blocks) > _MAX_BLOCKS:
            del self._blocks[next(iter(self._blocks))]
        first = block * BLOCK_ROWS
        last = min(first + BLOCK_ROWS, len(self._ids)) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(_TITLES) - 1))
        self._read_next()

    def _on_failed(self, error: Exception) -> None:
        # Not read again: the same error would be shown without end.
        if self._reading is not None:
            self._blocks[self._reading] = {}
        self._reading = None
        self.failed.emit(error)

    # Qt

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the text of a cell; a problem has the colour of errors."""
        if role == Qt.ItemDataRole.ForegroundRole:
            change = self._change(index.row())
            has_problem = change is not None and change.problem is not None
            return QColor(self._theme.colours.error) if has_problem else None
        return super().data(index, role)


def _cell_text(change: PlannedChange, column: int) -> str:
    match column:
        case 0:
            return change.product.sku
        case 1:
            return localised_title(change.product)
        case 2:
            return value_text(change, change.before)
        case _ if change.problem is not None:
            return localised_text(change.problem)
        case _:
            return value_text(change, change.after)


def value_text(change: PlannedChange, value: Any) -> str:
    """Return the old or the new value of a change as the window shows it."""
    if isinstance(value, Decimal):
        return format_price(replace(change.product, price=value))
    text = " ".join(str(value or "").split())
    return text or localised_text(Message("(empty)"))
