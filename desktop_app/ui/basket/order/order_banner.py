"""The banner that tells at one glance whether an order is complete."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.engine.counting.order_check import OrderCheck
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    frame,
    heading,
    with_object_name,
)

_ICON_PX: Final = 28


class OrderBanner(QWidget):
    """Icon and words for the whole order, its name, and a button that closes it.

    Signals:
        close_requested: the button was pressed.
    """

    close_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "order_banner")
        self._theme = theme
        self._check = OrderCheck(())
        self._name = ""
        self._to_check = 0
        self._is_waiting = True
        self._is_busy = False
        self._icon = with_object_name(QLabel(), "order_icon")
        self._title = heading("order_summary", 1.3, wraps=True)
        self._details = ElidedLabel("order_name", role="muted")
        self._close = button("order_close", role="link")
        self._close.clicked.connect(self.close_requested)
        self._build()
        self._retranslate()

    @property
    def text(self) -> str:
        """The state of the whole order in words."""
        return self._title.text()

    def show_order(self, name: str) -> None:
        """Show the name of another order."""
        self._name = name
        self._title.setText("")

    def show_check(
        self, check: OrderCheck, *, to_check: int, is_waiting: bool, is_busy: bool
    ) -> None:
        """Show a comparison; a screen reader reads it out if it has changed.

        Args:
            check: the comparison.
            to_check: number of boxes that somebody has to check.
            is_waiting: whether nothing was counted yet.
            is_busy: whether a photo is being searched.
        """
        before = self.text
        self._check, self._to_check = check, to_check
        self._is_waiting, self._is_busy = is_waiting, is_busy
        self._show()
        if self.text != before and self.isVisible():
            announce(self, self.text)

    def _show(self) -> None:
        icon, colour = self._style()
        self._theme.set_icon(self._icon, icon, colour, _ICON_PX)
        self._title.setText(self._summary())
        self._details.set_full_text(self._name)
        self.setAccessibleName(self.text)

    def _style(self) -> tuple[str, str]:
        if self._is_busy or self._is_waiting:
            return "table", "text"
        if not self._check.is_complete:
            return "error", "error"
        return ("warning", "check") if self._to_check else ("match", "match")

    def _summary(self) -> str:
        check = self._check
        if self._is_busy:
            return self.tr("Searching…")
        if self._is_waiting:
            return self.tr("%Ln product(s) ordered", "", sum(line.ordered for line in check.lines))
        if check.is_complete:
            if self._to_check:
                return self.tr("Complete, %Ln box(es) to check", "", self._to_check)
            return self.tr("Order complete")
        return self._what_is_wrong()

    def _what_is_wrong(self) -> str:
        check = self._check
        wrong = check.not_ordered + check.unknown
        parts = (
            self.tr("%Ln missing", "", check.missing) if check.missing else "",
            self.tr("%Ln too many", "", check.too_many) if check.too_many else "",
            self.tr("%Ln wrong", "", wrong) if wrong else "",
        )
        return " · ".join(part for part in parts if part)

    def _build(self) -> None:
        card = frame("order_card", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(12)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._details)
        row.addWidget(self._icon)
        row.addLayout(texts, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def _retranslate(self) -> None:
        self._close.setText(self.tr("Close order"))
        self._show()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
