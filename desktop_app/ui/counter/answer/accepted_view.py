"""The accepted product, large, with its price."""

from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.ui.counter.answer.code_sentence import accepted_code_details
from desktop_app.ui.counter.answer.marked_text import MarkedText
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.number_format import format_price
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    heading,
    label,
    with_object_name,
)

_ICON_PX: Final = 72
_MARGIN_PX: Final = 24
_MAX_NAME_LINES: Final = 5
# Sizes of fonts, relative to that of the application.
_NAME: Final = 2.0
_PRICE: Final = 3.4


class AcceptedView(QFrame):
    """Shows for a moment what was accepted.

    Signals:
        why_requested: the user wants to see the code that decided.
    """

    why_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        with_object_name(self, "counter_accepted")
        self.setProperty("verdict", "match")
        self._shown: AcceptedProduct | None = None
        self._is_kept = False
        icon = with_object_name(QLabel(), "accepted_icon")
        theme.set_icon(icon, "match", "match", _ICON_PX)
        self._title = heading("accepted_title", 1.2)
        self._name = _large_text("accepted_name", theme, _NAME)
        self._name.set_max_lines(_MAX_NAME_LINES)
        self._price = _large_text("accepted_price", theme, _PRICE)
        self._sku = label("accepted_sku", role="muted", wraps=True)
        self._code = label("accepted_code", wraps=True)
        self._warning = label("accepted_warning", role="problem", wraps=True)
        self._kept = label("accepted_kept", role="muted", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[_MARGIN_PX] * 4)
        layout.setSpacing(12)
        layout.addStretch(1)
        for text in (icon, self._title, self._sku, self._code, self._warning, self._kept):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (icon, self._title, self._name, self._price, self._sku):
            layout.addWidget(widget)
        for text in (self._code, self._warning, self._kept):
            layout.addWidget(text)
        self._why = button("accepted_why")
        self._why.clicked.connect(self.why_requested)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._why)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(1)
        self._retranslate()

    @property
    def explained(self) -> AcceptedProduct | None:
        """The shown product if its code says why it was accepted; None otherwise."""
        shown = self._shown
        return shown if shown is not None and shown.codes and not shown.is_new else None

    def show_accepted(self, accepted: AcceptedProduct) -> None:
        """Show a product and have a screen reader read it out."""
        self._shown, self._is_kept = accepted, False
        self._retranslate()
        texts = (self._name, self._price, self._code, self._warning)
        details = ", ".join(text.text() for text in texts if text.text())
        announce(self, f"{self._title.text()}: {details}")

    def show_kept(self, accepted: AcceptedProduct) -> None:
        """Say that the photo was kept, unless another product is shown by now."""
        if accepted is self._shown:
            self._is_kept = True
            self._retranslate()

    def _retranslate(self) -> None:
        self._kept.setText(
            self.tr("The photo was kept: next time it helps to find the product. Ctrl+Z undoes it.")
            if self._is_kept
            else ""
        )
        self._title.setText(self.tr("Accepted"))
        self._why.setText(self.tr("Why? (Y)"))
        self._why.setVisible(self.explained is not None)
        if self._shown is None:
            return
        product = self._shown.product
        self._name.show_text(localised_title(product))
        self._price.show_text(format_price(product))
        for large in (self._name, self._price):
            large.setAccessibleName(large.text())
        self._fit_texts()
        self._sku.setText(product.sku)
        details = accepted_code_details(self._shown, datetime.now(UTC).astimezone().date())
        for text, is_warning in ((self._code, False), (self._warning, True)):
            lines = [detail.text for detail in details if detail.is_warning == is_warning]
            text.setText("\n".join(lines))
        for text in (self._code, self._warning):
            text.setVisible(bool(text.text()))

    def _fit_texts(self) -> None:
        """Wrap the name anywhere, and make the price so small that it is one line."""
        width_px = self.width() - 2 * _MARGIN_PX
        self._name.fit_width(width_px)
        self._price.fit_line(width_px, _PRICE)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the large texts."""
        super().resizeEvent(event)
        self._fit_texts()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _large_text(object_name: str, theme: Theme, factor: float) -> MarkedText:
    return MarkedText(object_name, theme, factor, QFont.Weight.DemiBold, is_centred=True)
