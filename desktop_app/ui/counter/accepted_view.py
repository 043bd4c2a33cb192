"""The accepted product, large, with its price."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from desktop_app.domain.product import Product
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
        self._product: Product | None = None
        icon = with_object_name(QLabel(), "accepted_icon")
        theme.set_icon(icon, "match", "match", _ICON_PX)
        self._title = heading("accepted_title", 1.2)
        self._name = heading("accepted_name", 2.0, wraps=True)
        self._price = heading("accepted_price", 3.4, wraps=True)
        self._sku = label("accepted_sku", role="muted", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addStretch(1)
        for widget in (icon, self._title, self._name, self._price, self._sku):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(widget)
        layout.addStretch(1)
        self._retranslate()

    def show_product(self, product: Product) -> None:
        """Show a product and have a screen reader read it out."""
        self._product = product
        self._retranslate()
        announce(self, f"{self._title.text()}: {self._name.text()}, {self._price.text()}")

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Accepted"))
        if self._product is not None:
            self._name.setText(localised_title(self._product))
            self._price.setText(format_price(self._product))
            self._price.setVisible(bool(self._price.text()))
            self._sku.setText(self._product.sku)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
