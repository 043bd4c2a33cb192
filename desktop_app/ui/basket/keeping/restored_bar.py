"""The notice that a basket of an earlier start is back."""

from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.i18n.time_format import format_time
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    frame,
    label,
    with_object_name,
)


class RestoredBar(QWidget):
    """Says what is back, and offers to continue or to discard it; hidden otherwise.

    Signals:
        discard_requested: the button was pressed.
    """

    discard_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "basket_restored")
        self._kept_at: datetime | None = None
        self._text = label("basket_restored_text", wraps=True)
        self._continue = button("basket_continue", role="primary")
        self._discard = button("basket_discard")
        card = frame("basket_restored_card", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self._text, 1)
        row.addWidget(self._continue)
        row.addWidget(self._discard)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self._continue.clicked.connect(self.hide)
        self._discard.clicked.connect(self.discard_requested)
        self._retranslate()
        self.hide()

    def show_restored(self, kept_at: datetime) -> None:
        """Say when the basket was kept."""
        self._kept_at = kept_at
        self._retranslate()
        self.show()
        announce(self, self._text.text())

    def _retranslate(self) -> None:
        time = "" if self._kept_at is None else format_time(self._kept_at.isoformat())
        self._text.setText(self.tr("The basket of {time} is back.").format(time=time))
        self._continue.setText(self.tr("Continue"))
        self._discard.setText(self.tr("Discard"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
