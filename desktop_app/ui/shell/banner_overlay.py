"""A banner over the pages of the window."""

from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.widget_factory import with_object_name

_MAX_WIDTH_PX: Final = 620
_MARGIN_PX: Final = 16
_GAP_PX: Final = 8


class BannerOverlay(QWidget):
    """Shows a banner over a widget, at the bottom left.

    The banner moves nothing, and leaves the actions for a product, at the right, in reach. It
    is above buttons with the property ``stays_clear``, such as Undo.
    """

    def __init__(self, content: QWidget, banner: Banner) -> None:
        super().__init__()
        with_object_name(self, "banner_overlay")
        self._banner = banner
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)
        banner.setParent(self)
        banner.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice over the content."""
        self._banner.show_notice(notice)
        self._place_banner()
        self._banner.raise_()

    def _place_banner(self) -> None:
        """Give the banner the size that its text needs."""
        width_px = min(_MAX_WIDTH_PX, self.width() - 2 * _MARGIN_PX)
        height_px = self._banner.heightForWidth(width_px)
        top_px = self.height() - _MARGIN_PX - height_px
        place = QRect(_MARGIN_PX, top_px, width_px, height_px)
        for button in self.findChildren(QAbstractButton):
            if button.property("stays_clear") and button.isVisible():
                taken = QRect(button.mapTo(self, QPoint()), button.size())
                if taken.intersects(place) and taken.top() > height_px + _MARGIN_PX:
                    place.moveBottom(taken.top() - _GAP_PX)
        self._banner.setGeometry(place)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the banner at the bottom."""
        super().resizeEvent(event)
        self._place_banner()
