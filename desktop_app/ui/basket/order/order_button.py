"""The button that chooses an order: a table, or what was accepted at the counter."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from desktop_app.ui.basket.order.order_drop import ORDER_SUFFIXES
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.till.current_tally import CurrentTally
from desktop_app.ui.widgets.widget_factory import with_object_name

_PATTERNS: Final = " ".join(f"*{suffix}" for suffix in sorted(ORDER_SUFFIXES))


class OrderButton(QPushButton):
    """Opens a file dialog, or a menu if something was accepted for the present customer.

    Signals:
        file_chosen: the table (``Path``).
        accepted_chosen: the accepted products are the order.
    """

    file_chosen = Signal(object)
    accepted_chosen = Signal()

    def __init__(self, tally: CurrentTally, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "order_open")
        self.setProperty("role", "link")
        self.setAutoDefault(True)
        theme.set_icon(self, "table", "accent", 18)
        self._tally = tally
        self._menu = with_object_name(QMenu(self), "order_menu")
        self._file = with_object_name(self._menu.addAction(""), "order_from_file")
        self._accepted = with_object_name(self._menu.addAction(""), "order_from_accepted")
        self._file.triggered.connect(self._choose_file)
        self._accepted.triggered.connect(self.accepted_chosen)
        self.clicked.connect(self._choose)
        tally.changed.connect(self._retranslate)
        self._retranslate()

    def _choose(self) -> None:
        if self._tally.now.lines:
            self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        else:
            self._choose_file()

    def _choose_file(self) -> None:
        tables = self.tr("Tables ({patterns})").format(patterns=_PATTERNS)
        filters = f"{tables};;{self.tr('All files (*)')}"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Check an order"), "", filters)
        if name:
            self.file_chosen.emit(Path(name))

    def _retranslate(self) -> None:
        self.setText(self.tr("Check an order…"))
        self._file.setText(self.tr("From a table…"))
        count = self._tally.now.piece_count
        self._accepted.setText(self.tr("Accepted for this customer: %Ln product(s)", "", count))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
