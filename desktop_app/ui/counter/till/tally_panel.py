"""What was accepted for the present customer: lines, counts and sums."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.action import Action
from desktop_app.domain.tally import MAX_COUNT, Tally, TallyLine
from desktop_app.engine.counter.customer_tally import CustomerTally, tally_text
from desktop_app.ui.counter.till.code_text import code_details
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.number_format import format_money, format_number
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.till.current_tally import CurrentTally
from desktop_app.ui.till.tally_texts import sums_text
from desktop_app.ui.widgets.output_file import choose_output
from desktop_app.ui.widgets.single_key_shortcuts import SingleKeyShortcuts
from desktop_app.ui.widgets.text_table_model import TextTableModel
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    heading,
    keep_clear,
    label,
    with_object_name,
)

_TARGET_PX: Final = 44
_PADDING_PX: Final = 16
_COUNT_COLUMN, _TOTAL_COLUMN = 1, 2


class TallyPanel(QWidget):
    """Lists the products of one customer.

    Args:
        tally: what is listed; counter and basket add to it.
        parent: owns the panel.

    Signals:
        changed: lines, counts or sums.
        customer_finished: an empty list was begun for the next customer.
        status_message: a sentence for the status bar.
        save_requested: the tally and the CSV file that it is to be written to; see
            ``TillController.save``.
    """

    changed = Signal()
    customer_finished = Signal()
    status_message = Signal(str)
    save_requested = Signal(Tally, Path)

    def __init__(self, tally: CurrentTally, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "tally_panel")
        self._tally = tally
        self._model = TextTableModel((_COUNT_COLUMN, _TOTAL_COLUMN), self, keeps_lines=True)
        self._table = with_object_name(QTableView(), "tally_table")
        self._count = with_object_name(QSpinBox(), "tally_count")
        self._build()
        self._connect()
        self._retranslate()

    def add(self, accepted: AcceptedProduct) -> TallyLine:
        """Add an accepted product and select its line; return the line."""
        line = self._tally.add(accepted)
        self._table.selectRow(self.customer.now.lines.index(line))
        return line

    @property
    def customer(self) -> CustomerTally:
        """The tally and its undo."""
        return self._tally.customer

    def remove_undone(self, action: Action) -> None:
        """Remove the product whose addition to the catalogue was undone."""
        before = self.customer.now
        if action.kind == "add":
            self._tally.remove_product(action.label)
        if self.customer.now != before:
            self._tell(self.tr("Removed: {product}").format(product=in_sentence(action.label)))

    def focus_lines(self) -> None:
        """Give the list the keyboard focus."""
        self._table.setFocus()

    @property
    def sum_text(self) -> str:
        """The sums as they are shown; empty if there is none."""
        return self._sum.text()

    def start_next_customer(self) -> None:
        """Begin an empty tally."""
        self._tally.start_next_customer()
        self.customer_finished.emit()
        self._tell(self.tr("Next customer."))

    def undo(self) -> None:
        """Take back the last change of the tally."""
        self._tally.undo()
        self._tell(self.tr("Undone. {sum}").format(sum=self._sum.text()))

    def _build(self) -> None:
        self._title = heading("tally_title", 1.1)
        self._empty = label("tally_empty", role="muted", wraps=True)
        self._sum = heading("tally_sum", 1.4, wraps=True)
        self._note = label("tally_note", role="small", wraps=True)
        self._count_label = label("tally_count_label")
        self._count_label.setBuddy(self._count)
        self._remove = button("tally_remove")
        self._undo = button("tally_undo")
        keep_clear(self._undo)
        self._next = button("tally_next", role="primary")
        self._copy = button("tally_copy")
        self._save = button("tally_save")
        self._count.setRange(1, MAX_COUNT)
        self._count.lineEdit().setTextMargins(8, 0, 0, 0)
        self._configure_table()
        edit_row = QHBoxLayout()
        edit_row.setSpacing(8)
        for widget in (self._count_label, self._count, self._remove):
            edit_row.addWidget(widget)
        edit_row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for part in (self._title, self._empty):
            layout.addWidget(part)
        layout.addWidget(self._table, 1)
        layout.addLayout(edit_row)
        layout.addWidget(self._sum)
        layout.addWidget(self._note)
        layout.addLayout(button_row([self._undo, self._copy, self._save], []))
        layout.addWidget(self._next)

    def _configure_table(self) -> None:
        table = self._table
        table.setModel(self._model)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(_TARGET_PX)
        table.setWordWrap(False)

    def _connect(self) -> None:
        self._tally.changed.connect(self._show)
        self._tally.restored.connect(self._tell_restored)
        self._table.selectionModel().currentRowChanged.connect(lambda _: self._show_current())
        self._count.valueChanged.connect(self._on_count_changed)
        self._remove.clicked.connect(self._remove_current)
        self._undo.clicked.connect(self.undo)
        self._next.clicked.connect(self.start_next_customer)
        self._copy.clicked.connect(self._copy_text)
        self._save.clicked.connect(self._save_table)
        keys = SingleKeyShortcuts(self)
        keys.add(Qt.Key.Key_Delete, self._remove_current, focus=self._table, at_once=True)
        keys.add("+", self._count.stepUp, auto_repeat=True, focus=self._table)
        keys.add("-", self._count.stepDown, auto_repeat=True, focus=self._table)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("This customer"))
        self._empty.setText(self.tr("Accepted products are listed here."))
        self._count_label.setText(self.tr("Count"))
        self._count.setAccessibleName(self.tr("Count of the selected product"))
        self._remove.setText(self.tr("Remove"))
        self._remove.setToolTip(self.tr("Remove the selected product (Del)"))
        self._count.setToolTip(self.tr("Change the count with + and - in the list"))
        self._undo.setText(self.tr("Undo"))
        self._next.setText(self.tr("Next customer"))
        self._copy.setText(self.tr("Copy list"))
        self._save.setText(self.tr("Save list…"))
        self._table.setAccessibleName(self.tr("Accepted products"))
        self._show()

    def _show(self) -> None:
        tally = self.customer.now
        current = self._current()
        headings = (self.tr("Product"), self.tr("Count"), self.tr("Total"))
        self._model.set_texts(headings, [self._row(line) for line in tally.lines])
        line_px = self._table.fontMetrics().lineSpacing()
        for row, line in enumerate(tally.lines):
            text_px = len(self._texts(line)) * line_px + _PADDING_PX
            self._table.setRowHeight(row, max(_TARGET_PX, text_px))
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._sum.setText(self._sum_text(tally))
        self._note.setText(
            self.tr("%Ln without a price", "", tally.unpriced_count) if tally.unpriced_count else ""
        )
        self._note.setVisible(bool(tally.unpriced_count))
        self._empty.setVisible(not tally.lines)
        for part in (self._next, self._copy, self._save):
            part.setEnabled(bool(tally.lines))
        self._undo.setEnabled(self.customer.can_undo)
        if tally.lines:
            kept = [row for row, line in enumerate(tally.lines) if current and line.id == current]
            self._table.selectRow(kept[0] if kept else len(tally.lines) - 1)
        self._show_current()
        self.changed.emit()

    def _row(self, line: TallyLine) -> tuple[str, str, str]:
        product = line.accepted.product
        total = "–" if line.total is None else format_money(line.total, product.currency)
        return "\n".join(self._texts(line)), format_number(line.count), total

    @staticmethod
    def _texts(line: TallyLine) -> list[str]:
        """Return the name of a product, and what its code says, a line each."""
        product = line.accepted.product
        details = [] if line.code is None else code_details(line.code, product.currency, _today())
        warned = [f"⚠ {one.text}" if one.is_warning else one.text for one in details]
        return [" ".join(localised_title(product).split()), *warned]

    def _sum_text(self, tally: Tally) -> str:
        sums = sums_text(tally)
        return self.tr("Sum: {sums}").format(sums=sums) if sums else ""

    def _current(self) -> str | None:
        """Return the id of the line that is selected."""
        row = self._table.currentIndex().row()
        lines = self.customer.now.lines
        return lines[row].id if 0 <= row < len(lines) else None

    def _show_current(self) -> None:
        row = self._table.currentIndex().row()
        lines = self.customer.now.lines
        has_line = 0 <= row < len(lines)
        self._count.setEnabled(has_line)
        self._remove.setEnabled(has_line)
        with QSignalBlocker(self._count):
            self._count.setValue(lines[row].count if has_line else 1)

    def _on_count_changed(self, count: int) -> None:
        if (line_id := self._current()) is not None:
            self._tally.set_count(line_id, count)
            self._tell(
                self.tr("Count: {count}. {sum}").format(
                    count=format_number(count), sum=self._sum.text()
                )
            )

    def _remove_current(self) -> None:
        line_id = self._current()
        if line_id is None:
            return
        name = next(
            localised_title(line.accepted.product)
            for line in self.customer.now.lines
            if line.id == line_id
        )
        self._tally.remove(line_id)
        self._tell(self.tr("Removed: {product}").format(product=name))

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(tally_text(self.customer.now))
        self._tell(self.tr("The list is copied."))

    def _save_table(self) -> None:
        formats = {".csv": self.tr("CSV tables (*.csv)"), ".xlsx": self.tr("Workbooks (*.xlsx)")}
        file = choose_output(self, self.tr("Save list"), "", formats)
        if file is not None:
            self.save_requested.emit(self.customer.now, file)

    def _tell_restored(self, count: int) -> None:
        self._tell(self.tr("The list of the last customer is back: %Ln product(s).", "", count))

    def _tell(self, sentence: str) -> None:
        # The status bar has a screen reader read it out.
        self.status_message.emit(sentence)

    # Qt

    def event(self, event: QEvent) -> bool:
        """Take the keys of undo, which mean the list while it has the focus."""
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            if event.type() == QEvent.Type.KeyPress and self.customer.can_undo:
                self.undo()
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
