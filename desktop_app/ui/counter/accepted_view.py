"""The accepted product, large, with its price."""

from datetime import UTC, datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.ui.counter.codes.code_sentence import accepted_code_details
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.number_format import format_price
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import announce, heading, label, with_object_name

_ICON_PX = 72


class AcceptedView(QFrame):
    """Shows for a moment what was accepted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        with_object_name(self, "counter_accepted")
        self.setProperty("verdict", "match")
        self._shown: AcceptedProduct | None = None
        self._is_kept = False
        icon = with_object_name(QLabel(), "accepted_icon")
        theme.set_icon(icon, "match", "match", _ICON_PX)
        self._title = heading("accepted_title", 1.2)
        self._name = heading("accepted_name", 2.0, wraps=True)
        self._price = heading("accepted_price", 3.4, wraps=True)
        self._sku = label("accepted_sku", role="muted", wraps=True)
        self._code = label("accepted_code", wraps=True)
        self._warning = label("accepted_warning", role="problem", wraps=True)
        self._kept = label("accepted_kept", role="muted", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addStretch(1)
        texts = (self._title, self._name, self._price, self._sku, self._code, self._warning)
        for widget in (icon, *texts, self._kept):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(widget)
        layout.addStretch(1)
        self._retranslate()

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
        if self._shown is None:
            return
        product = self._shown.product
        self._name.setText(localised_title(product))
        self._price.setText(format_price(product))
        self._sku.setText(product.sku)
        details = accepted_code_details(self._shown, datetime.now(UTC).astimezone().date())
        for text, is_warning in ((self._code, False), (self._warning, True)):
            lines = [detail.text for detail in details if detail.is_warning == is_warning]
            text.setText("\n".join(lines))
        for text in (self._price, self._code, self._warning):
            text.setVisible(bool(text.text()))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
