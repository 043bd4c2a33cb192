"""The list of the pages of the user guide, by section."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop_app.ui.guide.guide_pages import GuidePage
from desktop_app.ui.widgets.widget_factory import with_object_name


class GuideContents(QListWidget):
    """The pages below the headings of their sections; one is selected.

    Signals:
        page_chosen: the name of a page.
    """

    page_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "guide_contents")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current_changed)

    def set_pages(self, pages: Sequence[GuidePage]) -> None:
        """List pages; none is selected."""
        self.blockSignals(True)
        self.clear()
        section = ""
        for page in pages:
            if page.section != section:
                section = page.section
                self.addItem(self._heading(section))
            item = QListWidgetItem(page.title)
            item.setData(Qt.ItemDataRole.UserRole, page.name)
            self.addItem(item)
        self.setCurrentRow(-1)
        self.blockSignals(False)

    def select(self, name: str) -> None:
        """Select a page without choosing it."""
        self.blockSignals(True)
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.setCurrentRow(row)
                self.scrollToItem(self.item(row))
        self.blockSignals(False)

    def show_only(self, names: Collection[str]) -> None:
        """Hide the other pages, and sections without a page."""
        is_section_empty = True
        for row in reversed(range(self.count())):
            name = self.item(row).data(Qt.ItemDataRole.UserRole)
            if name is None:
                self.item(row).setHidden(is_section_empty)
                is_section_empty = True
            else:
                self.item(row).setHidden(name not in names)
                is_section_empty = is_section_empty and name not in names

    def _heading(self, text: str) -> QListWidgetItem:
        item = QListWidgetItem(text)
        # Neither the mouse nor the keys select it.
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.font()
        font.setBold(True)
        item.setFont(font)
        return item

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.page_chosen.emit(item.data(Qt.ItemDataRole.UserRole))
