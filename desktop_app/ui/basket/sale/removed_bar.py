"""What the till has, and the basket does not have any more."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.engine.counting.sent_units import SentProduct
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.i18n.text_direction import isolated
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    frame,
    label,
    with_object_name,
)

_MAX_PRODUCTS: Final = 3
_MAX_CHARACTERS: Final = 40


class RemovedBar(QWidget):
    """Asks the user to take products off at the till; hidden if there are none.

    Signals:
        taken_off: the user has done so.
    """

    taken_off = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "basket_removed")
        self._removed: tuple[SentProduct, ...] = ()
        self._text = label("basket_removed_text", wraps=True)
        self._done = button("basket_taken_off")
        self._done.clicked.connect(self.taken_off)
        card = frame("basket_removed_card", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self._text, 1)
        row.addWidget(self._done)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self._retranslate()
        self.hide()

    def show_removed(self, removed: Sequence[SentProduct]) -> None:
        """Show products with the number of units that are to be taken off."""
        if tuple(removed) == self._removed:
            return
        self._removed = tuple(removed)
        self._retranslate()
        self.setVisible(bool(removed))
        if removed:
            announce(self, self._text.text())

    def _retranslate(self) -> None:
        self._done.setText(self.tr("Taken off"))
        products = [_product_text(one) for one in self._removed[:_MAX_PRODUCTS]]
        if len(self._removed) > _MAX_PRODUCTS:
            products.append("…")
        text = self.tr("The till has these, the basket does not: {products}. Take them off there.")
        self._text.setText(text.format(products=", ".join(products)))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _product_text(sent: SentProduct) -> str:
    name = " ".join(localised_title(sent.product).split())
    if len(name) > _MAX_CHARACTERS:
        name = f"{name[: _MAX_CHARACTERS - 1]}…"
    return f"{format_number(sent.count)} × {isolated(name)}"
