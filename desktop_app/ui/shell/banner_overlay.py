"""A banner over the pages of the window."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.widget_factory import with_object_name

_MAX_WIDTH_PX: Final = 620
_MARGIN_PX: Final = 16
_GAP_PX: Final = 8
_CHANGES: Final = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize)


class BannerOverlay(QWidget):
    """Shows a banner over a widget, at the bottom left.

    The banner moves nothing, and leaves the actions for a product, at the right, in reach. It
    is above widgets with the property ``stays_clear``, such as Undo, and follows them.
    """

    def __init__(self, content: QWidget, banner: Banner) -> None:
        super().__init__()
        with_object_name(self, "banner_overlay")
        self._banner = banner
        self._placing = QTimer(self, singleShot=True, interval=0)
        self._placing.timeout.connect(self._place_banner)
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
        if self._banner.isHidden():
            return
        width_px = min(_MAX_WIDTH_PX, self.width() - 2 * _MARGIN_PX)
        height_px = self._banner.heightForWidth(width_px)
        top_px = self.height() - _MARGIN_PX - height_px
        place = QRect(_MARGIN_PX, top_px, width_px, height_px)
        # From the bottom upwards: above one, the banner may cover the next one.
        for taken in sorted(self._clear_places(), key=QRect.bottom, reverse=True):
            if taken.intersects(place) and taken.top() > height_px + _MARGIN_PX:
                place.moveBottom(taken.top() - _GAP_PX)
        self._banner.setGeometry(place)

    def _clear_places(self) -> list[QRect]:
        """Return where the visible widgets are that the banner must not cover."""
        widgets = [one for one in self.findChildren(QWidget) if one.property("stays_clear")]
        for widget in widgets:
            # It may be shown, hidden or moved while there is a banner.
            widget.installEventFilter(self)
        return [QRect(one.mapTo(self, QPoint()), one.size()) for one in widgets if one.isVisible()]

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the banner at the bottom."""
        super().resizeEvent(event)
        self._place_banner()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place the banner anew when a widget that it must not cover has changed."""
        if event.type() in _CHANGES and self._banner.isVisible():
            self._placing.start()
        return super().eventFilter(watched, event)
