"""The pages of the window, and which of them is shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenuBar, QStackedWidget, QWidget

from desktop_app.ui.shell.page_switcher import PageSwitcher
from desktop_app.ui.widgets.widget_factory import with_object_name


class PageStack(QStackedWidget):
    """The start page, or one of the pages of an open catalogue.

    Signals:
        turned: the name of the page that is shown now.
    """

    turned = Signal(str)

    def __init__(self, start: QWidget, find: QWidget, audit: QWidget) -> None:
        super().__init__()
        with_object_name(self, "pages")
        self._start = start
        self._of_catalogue = {"find": find, "audit": audit}
        self.switch = PageSwitcher()
        self.switch.wanted.connect(self.turn_to)
        for page in (start, find, audit):
            self.addWidget(page)

    def put_switch(self, bar: QMenuBar) -> QWidget | None:
        """Put the switch beside the menus; return it where they have no room for it."""
        if bar.isNativeMenuBar():
            return self.switch
        bar.setCornerWidget(self.switch)
        return None

    def show_start(self) -> None:
        """Show the start page: no catalogue is open."""
        self.setCurrentWidget(self._start)
        self.switch.hide()

    def turn_to(self, name: str) -> None:
        """Show a page of the open catalogue."""
        self.setCurrentWidget(self._of_catalogue[name])
        self.switch.show_page(name)
        self.switch.show()
        self.turned.emit(name)
