"""Totals of the basket, and what can be done with its list."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.basket import EMPTY_BASKET, Basket
from desktop_app.domain.tally import Tally
from desktop_app.engine.counter.customer_tally import tally_text
from desktop_app.ui.till.tally_texts import sums_text
from desktop_app.ui.widgets.output_file import choose_output
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    heading,
    label,
    with_object_name,
)


class OutputBar(QWidget):
    """Number of products, sum, what is to be checked, and the buttons of the list.

    Args:
        beside_total: a button of another part.
        parent: owns it.

    Signals:
        save_requested: the list and the file that it is to be written to.
        send_requested: the button was pressed.
        clear_requested: the button was pressed.
        status_message: a sentence for the status bar.
    """

    save_requested = Signal(Tally, Path)
    send_requested = Signal()
    clear_requested = Signal()
    status_message = Signal(str)

    def __init__(self, beside_total: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "basket_outputs")
        self._basket = EMPTY_BASKET
        self._new_count = 0
        self._is_part_sent = False
        self._has_photo = False
        self._total = heading("basket_total", 1.2, wraps=True)
        self._note = label("basket_note", role="muted", wraps=True)
        self._copy = button("basket_copy")
        self._save = button("basket_save")
        self._clear = button("basket_clear")
        self._send = button("basket_send", role="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self._total, 1)
        top.addWidget(beside_total)
        column.addLayout(top)
        column.addWidget(self._note)
        column.addLayout(button_row([self._send, self._copy, self._save], [self._clear]))
        self._copy.clicked.connect(self._copy_text)
        self._save.clicked.connect(self._choose_file)
        self._clear.clicked.connect(self.clear_requested)
        self._send.clicked.connect(self.send_requested)
        self._retranslate()

    def show_basket(
        self, basket: Basket, *, has_photo: bool, new_count: int, is_part_sent: bool
    ) -> None:
        """Show the totals of a basket, and what can be done with it.

        Args:
            basket: what is counted.
            has_photo: whether there is anything to clear.
            new_count: number of units that the till does not have yet.
            is_part_sent: whether the till has units of the basket.
        """
        self._basket, self._has_photo = basket, has_photo
        self._new_count, self._is_part_sent = new_count, is_part_sent
        self._show()

    def _show(self) -> None:
        tally, basket = self._basket.tally, self._basket
        count = self.tr("%Ln product(s)", "", sum(row.count for row in basket.rows))
        sums = sums_text(tally)
        self._total.setText(" · ".join([count, sums] if sums else [count]))
        notes = []
        if basket.to_check:
            notes.append(self.tr("%Ln box(es) to check", "", len(basket.to_check)))
        if basket.unknown:
            notes.append(self.tr("%Ln unknown", "", len(basket.unknown)))
        if tally.unpriced_count:
            notes.append(self.tr("%Ln without a price", "", tally.unpriced_count))
        self._note.setText(" · ".join(notes))
        self._note.setVisible(bool(notes))
        for part in (self._copy, self._save):
            part.setEnabled(bool(tally.lines))
        self._send.setEnabled(bool(self._new_count))
        self._send.setText(self._send_text())
        self._clear.setEnabled(self._has_photo)

    def _send_text(self) -> str:
        if not self._is_part_sent:
            return self.tr("Send to the till")
        if self._new_count:
            return self.tr("Send %Ln more to the till", "", self._new_count)
        return self.tr("Sent to the till")

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(tally_text(self._basket.tally))
        self.status_message.emit(self.tr("The list is copied."))

    def _choose_file(self) -> None:
        formats = {".csv": self.tr("CSV tables (*.csv)"), ".xlsx": self.tr("Workbooks (*.xlsx)")}
        file = choose_output(self, self.tr("Save list"), "", formats)
        if file is not None:
            self.save_requested.emit(self._basket.tally, file)

    def _retranslate(self) -> None:
        self._copy.setText(self.tr("Copy list"))
        self._save.setText(self.tr("Save list…"))
        self._clear.setText(self.tr("Clear"))
        self._show()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
