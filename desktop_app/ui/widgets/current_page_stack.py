"""A stack of pages that is only as large as the page that is shown."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class CurrentPageStack(QStackedWidget):
    """Needs the space that its shown page needs; ``QStackedWidget`` that of the largest page."""

    # Qt

    def minimumSizeHint(self) -> QSize:
        """Return what the shown page needs."""
        page = self.currentWidget()
        return QSize() if page is None else page.minimumSizeHint().expandedTo(page.minimumSize())

    def heightForWidth(self, width_px: int) -> int:
        """Return the least height of the shown page."""
        page = self.currentWidget()
        layout = None if page is None else page.layout()
        if layout is None or not layout.hasHeightForWidth():
            return self.minimumSizeHint().height()
        return layout.totalMinimumHeightForWidth(width_px)
