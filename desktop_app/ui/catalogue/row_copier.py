"""Copying of rows of the list as text, for other programs."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.catalogue.columns import PICTURE, ShownProduct, column_title
from desktop_app.ui.i18n.messages import Notice

if TYPE_CHECKING:
    from desktop_app.engine.catalogue_browser import CatalogueBrowser

MAX_ROWS: Final = 10_000
_BATCH: Final = 500


class RowCopier(QObject):
    """Reads products and puts a line for each of them on the clipboard.

    Signals:
        copied: the number of products.
        notice_raised: there are too many products.
        failed: the products cannot be read.
    """

    copied = Signal(int)
    notice_raised = Signal(Notice)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._latest = LatestTask()

    def copy(self, product_ids: Sequence[int], columns: Sequence[str]) -> None:
        """Copy products, with these columns."""
        if not product_ids:
            return
        if len(product_ids) > MAX_ROWS:
            message = Message("More than {count} products cannot be copied.", count=MAX_ROWS)
            self.notice_raised.emit(Notice("warning", message, Message("Export them instead.")))
            return
        task = self._client.read(lambda catalogue: rows_as_text(catalogue, product_ids, columns))
        self._latest.replace(task)
        task.on_success(lambda text: self._on_read(text, len(product_ids)))
        task.on_failure(self.failed)

    def _on_read(self, text: str, count: int) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(count)


def rows_as_text(
    catalogue: "CatalogueBrowser", product_ids: Sequence[int], columns: Sequence[str]
) -> str:
    """Return the headings and a line for each product; cells are separated by tabs."""
    texts = [column for column in columns if column != PICTURE]
    lines = [_line(map(column_title, texts))]
    for start in range(0, len(product_ids), _BATCH):
        batch = product_ids[start : start + _BATCH]
        rows = catalogue.list_rows(batch)
        shown = (ShownProduct(rows[number]) for number in batch if number in rows)
        lines += [_line(map(one.text, texts)) for one in shown]
    return "\n".join(lines)


def _line(cells: Iterable[str]) -> str:
    # A tab or line break in a text would begin another cell.
    return "\t".join(" ".join(cell.split()) for cell in cells)
