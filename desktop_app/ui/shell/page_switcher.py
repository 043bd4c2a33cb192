"""The buttons beside the menus that switch between the pages."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from desktop_app.ui.shell.page import Page
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import icon_button, with_object_name


class PageSwitcher(QWidget):
    """A row of buttons, one for each page; the button of the shown page is checked.

    Signals:
        page_chosen: the page of the button that was pressed.
    """

    page_chosen = Signal(Page)

    def __init__(self, pages: Sequence[Page], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "page_switch")
        self._group = QButtonGroup(self)
        self._buttons: dict[Page, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 12, 1)
        row.setSpacing(4)
        for page in pages:
            self._buttons[page] = self._add_button(page, theme)
            row.addWidget(self._buttons[page])
        self._retranslate()

    def show_page(self, page: Page) -> None:
        """Check the button of the shown page."""
        self._buttons[page].setChecked(True)

    def _add_button(self, page: Page, theme: Theme) -> QToolButton:
        button = icon_button(f"page_{page.name}")
        button.setProperty("role", "page")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.page_chosen.emit(page))
        if page.icon:
            theme.set_icon(button, page.icon)
        self._group.addButton(button)
        return button

    def _retranslate(self) -> None:
        native = QKeySequence.SequenceFormat.NativeText
        for page, button in self._buttons.items():
            keys = QKeySequence(page.shortcut).toString(native)
            button.setText(page.title())
            button.setToolTip(f"{page.title()} ({keys})" if keys else page.title())

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
