"""Which page is shown, as two buttons beside the menus."""

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from desktop_app.ui.widgets.widget_factory import icon_button, with_object_name

PAGES: Final = ("find", "audit")


class PageSwitcher(QWidget):
    """A button a page; the one that is shown is pressed.

    Signals:
        wanted: the name of a page.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "page_switch")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 12, 1)
        row.setSpacing(4)
        for name in PAGES:
            made = icon_button(f"page_{name}")
            made.setProperty("role", "page")
            made.setCheckable(True)
            made.clicked.connect(lambda _, name=name: self.wanted.emit(name))
            self._group.addButton(made)
            self._buttons[name] = made
            row.addWidget(made)
        self._retranslate()

    def show_page(self, name: str) -> None:
        """Show which page is shown."""
        self._buttons[name].setChecked(True)

    def _retranslate(self) -> None:
        words = {"find": self.tr("Find"), "audit": self.tr("Audit")}
        for place, (name, made) in enumerate(self._buttons.items(), start=1):
            made.setText(words[name])
            made.setToolTip(f"{words[name]} (Ctrl+{place})")

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
