"""The buttons beside the menus that switch between the pages."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from desktop_app.domain.role import Role
from desktop_app.ui.shell.page import PageDescription
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import icon_button, with_object_name


class PageSwitcher(QWidget):
    """A row of buttons, one for each page; the button of the shown page is checked.

    Signals:
        page_chosen: the description of the page whose button was pressed.
    """

    page_chosen = Signal(PageDescription)

    def __init__(
        self, pages: Sequence[PageDescription], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "page_switch")
        self._pages = pages
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 12, 1)
        row.setSpacing(4)
        for page in pages:
            self._buttons[page.name] = self._add_button(page, theme)
            row.addWidget(self._buttons[page.name])
        self._retranslate()

    def show_page(self, page: PageDescription) -> None:
        """Check the button of the shown page."""
        self._buttons[page.name].setChecked(True)

    def show_role(self, role: Role) -> None:
        """Offer only the pages that a role may see."""
        for page in self._pages:
            self._buttons[page.name].setVisible(page.right is None or role.may(page.right))

    def _add_button(self, page: PageDescription, theme: Theme) -> QToolButton:
        button = icon_button(f"page_{page.name}")
        button.setProperty("role", "page")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.page_chosen.emit(page))
        if page.icon:
            theme.set_icon(button, page.icon)
        self._group.addButton(button)
        return button

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Pages"))
        native = QKeySequence.SequenceFormat.NativeText
        for page in self._pages:
            title, button = page.localised_title(), self._buttons[page.name]
            keys = QKeySequence(page.shortcut).toString(native)
            button.setText(title)
            button.setToolTip(f"{title} ({keys})" if keys else title)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
