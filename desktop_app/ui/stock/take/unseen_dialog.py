"""The products with a stock that no photo shows: they are asked about, never just set to 0."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Signal, SignalInstance
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.stock_take import StockLine
from desktop_app.engine.counting.stock_takes import StockTakes
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.stock.take.take_texts import stock_text
from desktop_app.ui.widgets.table_model import TableModel
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    configure_table,
    label,
    lay_out_dialog,
    resize_within_screen,
    with_object_name,
)

_COLUMNS: Final = 3
_SIZE_PX: Final = (640, 520)


class _UnseenModel(TableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(_COLUMNS, (_COLUMNS - 1,), parent)
        self.lines: tuple[StockLine, ...] = ()

    def show(self, lines: Sequence[StockLine]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def row_count(self) -> int:
        return len(self.lines)

    def headings(self) -> tuple[str, ...]:
        return self.tr("SKU"), self.tr("Product"), self.tr("Stock")

    def cell_text(self, row: int, column: int) -> str:
        line = self.lines[row]
        texts = (line.product.sku, localised_title(line.product), stock_text(line))
        return " ".join(texts[column].split())


class UnseenDialog(QDialog):
    """Lists the products; nothing is selected at first.

    Signals:
        set_requested, keep_requested, recount_requested: the lines that were selected.
        failed: the error of reading the products.
    """

    set_requested = Signal(tuple)
    keep_requested = Signal(tuple)
    recount_requested = Signal(tuple)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, take_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "stock_unseen_dialog")
        self._is_read = False
        self._latest = LatestTask()
        self._lines = _UnseenModel(self)
        self._text = label("stock_unseen_text", wraps=True)
        self._table = with_object_name(QTableView(), "stock_unseen_table")
        self._set = button("stock_unseen_set")
        self._keep = button("stock_unseen_keep")
        self._recount = button("stock_unseen_recount")
        self._close = button("stock_unseen_close")
        self._build()
        self._connect()
        self._retranslate()
        task = client.read_job(lambda catalogue: StockTakes(catalogue.store).unseen(take_id))
        self._latest.replace(task).on_success(self._on_read).on_failure(self._on_failed)
        for signal in (client.opened, client.failed, client.stopping):
            signal.connect(self.reject)

    def _on_read(self, lines: Sequence[StockLine]) -> None:
        self._is_read = True
        self._lines.show(lines)
        self._update()

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
        self.reject()

    @property
    def _selected(self) -> tuple[StockLine, ...]:
        rows = sorted({index.row() for index in self._table.selectionModel().selectedRows()})
        return tuple(self._lines.lines[row] for row in rows)

    def _use(self, requested: SignalInstance) -> None:
        """Hand on the selected lines, and list them no more."""
        selected = self._selected
        if not selected:
            return
        gone = {line.product.id for line in selected}
        self._lines.show([line for line in self._lines.lines if line.product.id not in gone])
        self._update()
        requested.emit(selected)
        self._table.setFocus()

    def _update(self) -> None:
        has_selected = bool(self._selected)
        for made in (self._set, self._keep, self._recount):
            made.setEnabled(has_selected)
        if not self._is_read:
            text = self.tr("Looking for products that no photo shows…")
        elif self._lines.lines:
            text = self.tr(
                "%Ln product(s) have a stock, but no photo shows them. Select those that you have "
                "looked for (Ctrl+A selects all).",
                "",
                len(self._lines.lines),
            )
        else:
            text = self.tr("All products with a stock are in the photos or decided about.")
        self._text.setText(text)

    def _build(self) -> None:
        self._table.setModel(self._lines)
        configure_table(self._table)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setShowGrid(False)
        sections = self._table.horizontalHeader()
        sections.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        sections.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        content = QVBoxLayout()
        content.setSpacing(12)
        content.addWidget(self._text)
        content.addWidget(self._table, 1)
        buttons = button_row([self._set, self._keep, self._recount], [self._close])
        lay_out_dialog(self, None, content, buttons)
        for made in (self._set, self._keep, self._recount):
            made.setAutoDefault(False)
        self._close.setDefault(True)
        resize_within_screen(self, *_SIZE_PX)

    def _connect(self) -> None:
        self._lines.modelReset.connect(self._table.clearSelection)
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._update())
        self._set.clicked.connect(lambda: self._use(self.set_requested))
        self._keep.clicked.connect(lambda: self._use(self.keep_requested))
        self._recount.clicked.connect(lambda: self._use(self.recount_requested))
        self._close.clicked.connect(self.reject)
        self.finished.connect(self._latest.cancel)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Products in no photo"))
        self._table.setAccessibleName(self.tr("Products in no photo"))
        self._set.setText(self.tr("Set stock to 0"))
        self._keep.setText(self.tr("Keep stock"))
        self._recount.setText(self.tr("Count again"))
        self._close.setText(self.tr("Close"))
        self._update()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
