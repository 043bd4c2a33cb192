"""The menus, and beside them the switch between the pages."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenuBar, QWidget

from desktop_app.ui.shell.page_switcher import PageSwitcher
from desktop_app.ui.widgets.widget_factory import with_object_name
from desktop_app.ui.widgets.wrapping_row import WrappingRow


class MenuRow(QWidget):
    """Has the switch beside the menus, or below them in a narrow window.

    A corner widget of the menu bar would not be in the accessible tree.

    Attributes:
        menu_bar: the menus.
    """

    def __init__(self, switcher: PageSwitcher) -> None:
        super().__init__()
        with_object_name(self, "menu_row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.menu_bar = with_object_name(QMenuBar(), "menu_bar")
        row = WrappingRow(self)
        row.setSpacing(0)
        row.add(self.menu_bar, stretch=1)
        row.add(switcher, is_at_end=True)
