"""The pager of the products of a group that is too large to show at once."""

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
    """Shows the page number, with a button on each side; hidden for a single page.

    Signals:
        page_step_requested: 1 for the next page, -1 for the previous one.
    """

    page_step_requested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "member_pager")
        self._previous = icon_button("members_back")
        self._next = icon_button("members_next")
        self._position = label("members_page", role="muted")
        theme.set_icon(self._previous, "previous", side_px=16)
        theme.set_icon(self._next, "next", side_px=16)
        self._previous.clicked.connect(lambda: self.page_step_requested.emit(-1))
        self._next.clicked.connect(lambda: self.page_step_requested.emit(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self._previous, self._position, self._next):
            row.addWidget(part)
        self._retranslate()
        self.hide()

    def show_position(self, page: int, pages: int) -> None:
        """Show the number of the page, from 1, and the number of pages."""
        self.setVisible(pages > 1)
        self._position.setText(f"{page} / {pages}")
        self._previous.setEnabled(page > 1)
        self._next.setEnabled(page < pages)

    def _retranslate(self) -> None:
        set_button_name(self._previous, self.tr("Previous products of this group"))
        set_button_name(self._next, self.tr("Next products of this group"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
