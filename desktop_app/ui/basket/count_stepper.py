"""The count of a row between a minus and a plus."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.widgets.widget_factory import icon_button, label, plain_tooltip

_BUTTON_PX: Final = 30


class CountStepper(QWidget):
    """Shows a count; the keys + and − of the list do the same as its buttons.

    Attributes:
        minus, plus: the buttons.
    """

    def __init__(self, product: str) -> None:
        super().__init__()
        self._product = product
        self.minus = self._button("basket_minus", "−")
        self.plus = self._button("basket_plus", "+")
        self._count: QLabel = label("basket_count")
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.minus)
        row.addWidget(self._count, 1)
        row.addWidget(self.plus)
        self._retranslate()

    def show_count(self, count: int) -> None:
        """Show a count."""
        self._count.setText(format_number(count))

    @staticmethod
    def _button(object_name: str, text: str) -> QToolButton:
        made = icon_button(object_name)
        made.setText(text)
        made.setFixedSize(_BUTTON_PX, _BUTTON_PX)
        # The list has the keys; Tab would need two steps for each row.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    def _retranslate(self) -> None:
        one_less = self.tr("One less of {product} (−)").format(product=self._product)
        one_more = self.tr("One more of {product} (+)").format(product=self._product)
        for made, text in ((self.minus, one_less), (self.plus, one_more)):
            made.setAccessibleName(text)
            made.setToolTip(plain_tooltip(text))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
