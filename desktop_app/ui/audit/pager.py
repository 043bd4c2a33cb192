"""Goes through the products of a group that is too large to be shown at once."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import (
    icon_button,
    label,
    set_button_name,
    with_object_name,
)


class Pager(QWidget):
    """Which of several pages is shown.

    Signals:
        turned: 1 for the next page, -1 for the one before.
    """

    turned = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "member_pager")
        self._back = icon_button("members_back")
        self._next = icon_button("members_next")
        self._words = label("members_page", role="muted")
        theme.set_icon(self._back, "previous", side_px=16)
        theme.set_icon(self._next, "next", side_px=16)
        self._back.clicked.connect(lambda: self.turned.emit(-1))
        self._next.clicked.connect(lambda: self.turned.emit(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self._back, self._words, self._next):
            row.addWidget(part)
        self._retranslate()
        self.hide()

    def show_pages(self, page: int, pages: int) -> None:
        """Say which page is shown, from 1, of how many."""
        self.setVisible(pages > 1)
        self._words.setText(f"{page} / {pages}")
        self._back.setEnabled(page > 1)
        self._next.setEnabled(page < pages)

    def _retranslate(self) -> None:
        set_button_name(self._back, self.tr("The products before"))
        set_button_name(self._next, self.tr("More products of this group"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
