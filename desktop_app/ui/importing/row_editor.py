"""The editor of a row that was rejected or has a warning."""

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from desktop_app.engine.ingest.table_row import TableRow
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.importing.row_model import VALUE_COLUMN, RowModel
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    configure_table,
    heading,
    label,
    with_object_name,
)

_MIN_WIDTH_PX: Final = 344
_COLUMN_WIDTHS_PX: Final = (104, 120)  # heading, value
# More columns are not wrapped: all of them would be measured.
_MAX_WRAPPED: Final = 100


class RowEditor(QWidget):
    """The values of a row with what is wrong beside them.

    Signals:
        edited: the cells, after the user has changed one.
        retry_requested: the row is to be imported again.
        product_requested: the id of the product to show.
    """

    edited = Signal(tuple)
    retry_requested = Signal()
    product_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "row_editor")
        self.setMinimumWidth(_MIN_WIDTH_PX)
        self._row: TableRow | None = None
        self._reason = ""
        self._title = heading("row_title", 1.1)
        self._note = label("row_note", role="muted", wraps=True)
        self._model = RowModel(self)
        self._model.edited.connect(self.edited)
        self._table = with_object_name(QTableView(), "row_fields")
        self._table.setModel(self._model)
        self._retry = button("row_retry")
        self._product = button("row_product")
        self._retry.clicked.connect(self.retry_requested)
        self._product.clicked.connect(self._on_product_clicked)
        self._build()
        self._retranslate()
        self.show_row(None)

    def show_row(self, row: TableRow | None, reason: str = "") -> None:
        """Show a row; None if there is none to correct.

        Args:
            row: with the problems that can be told by a look at it.
            reason: what the import said about it.
        """
        self._reason = reason
        is_other = row is None or self._row is None or row.line != self._row.line
        self._row = row
        self._model.show(row)
        self._table.setVisible(row is not None)
        self._retry.setVisible(row is not None)
        # Return commits a value, and then tries the row again.
        self._retry.setDefault(row is not None)
        self._product.setVisible(row is not None and row.product_id is not None)
        if row is not None:
            is_short = len(row.cells) <= _MAX_WRAPPED
            mode = QHeaderView.ResizeMode
            header = self._table.verticalHeader()
            header.setSectionResizeMode(mode.ResizeToContents if is_short else mode.Fixed)
        if row is not None and is_other:
            index = self._model.index(self._model.first_problem(), VALUE_COLUMN)
            self._table.setCurrentIndex(index)
            self._table.scrollTo(index)
        self._retranslate()

    def _build(self) -> None:
        configure_table(self._table)
        self._table.setWordWrap(True)
        triggers = QAbstractItemView.EditTrigger
        self._table.setEditTriggers(
            triggers.DoubleClicked
            | triggers.EditKeyPressed
            | triggers.AnyKeyPressed
            | triggers.SelectedClicked
        )
        for column, width_px in enumerate(_COLUMN_WIDTHS_PX):
            self._table.setColumnWidth(column, width_px)
        self._table.horizontalHeader().setStretchLastSection(True)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(8)
        column_layout.addWidget(self._title)
        column_layout.addWidget(self._note)
        column_layout.addWidget(self._table, 1)
        column_layout.addStretch(0)
        column_layout.addLayout(button_row([self._product], [self._retry]))

    def _retranslate(self) -> None:
        self._retry.setText(self.tr("Try again"))
        self._product.setText(self.tr("Show product"))
        self._table.setAccessibleName(self.tr("Values of the row"))
        row = self._row
        if row is None:
            self._title.setText("")
            self._note.setText(self._reason)
            return
        self._title.setText(self.tr("Line {line}").format(line=format_number(row.line)))
        general = [localised_text(one.reason) for one in row.problems if one.column is None]
        texts = dict.fromkeys([*general, *([self._reason] if self._reason else [])])
        self._note.setText(" ".join(texts) or self.tr("Correct the values, then try again."))

    def _on_product_clicked(self) -> None:
        if self._row is not None and self._row.product_id is not None:
            self.product_requested.emit(self._row.product_id)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
