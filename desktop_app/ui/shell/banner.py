"""A calm note in the window: what is wrong, and the next step."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.i18n.messages import Notice, localised_text
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import (
    announce,
    icon_button,
    label,
    refresh_style,
    scaled_font,
    set_button_name,
    with_object_name,
)

_WIDEST_PX: Final = 620
_DISTANCE_PX: Final = 16
_LOOKS = {
    "error": ("error", "error"),
    "warning": ("warning", "check"),
    "success": ("match", "match"),
}


class Banner(QFrame):
    """Shows one notice until it is dismissed or another comes; it blocks nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "banner")
        self._theme = theme
        self._notice: Notice | None = None
        self._icon = with_object_name(QLabel(), "banner_icon")
        self._message = label("banner_message", wraps=True)
        self._message.setFont(scaled_font(1.0, QFont.Weight.DemiBold))
        self._hint = label("banner_hint", wraps=True)
        self._dismiss = icon_button("banner_dismiss")
        theme.set_icon(self._dismiss, "close", side_px=16)
        self._dismiss.clicked.connect(self.dismiss)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._message)
        words.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self._retranslate()
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice and have a screen reader say it."""
        self._notice = notice
        icon, colour = _LOOKS[notice.kind]
        self._theme.set_icon(self._icon, icon, colour)
        self.setProperty("notice", notice.kind)
        refresh_style(self)
        self._write()
        self.show()
        announce(self, f"{self._message.text()} {self._hint.text()}")

    def dismiss(self) -> None:
        """Take the notice away."""
        self._notice = None
        self.hide()

    def _retranslate(self) -> None:
        set_button_name(self._dismiss, self.tr("Dismiss"))
        self._write()

    def _write(self) -> None:
        if self._notice is None:
            return
        hint = self._notice.hint
        self._message.setText(localised_text(self._notice.message))
        self._hint.setText("" if hint is None else localised_text(hint))
        self._hint.setVisible(hint is not None)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


class Stage(QWidget):
    """Lays a banner over a widget, at the bottom left.

    Nothing moves when it comes, and what can be done with a product, at the
    right, stays in reach.
    """

    def __init__(self, content: QWidget, banner: Banner) -> None:
        super().__init__()
        with_object_name(self, "stage")
        self._banner = banner
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)
        banner.setParent(self)
        banner.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice over everything else."""
        self._banner.show_notice(notice)
        self._settle()
        self._banner.raise_()

    def _settle(self) -> None:
        """Give the banner the room that its words need."""
        width_px = min(_WIDEST_PX, self.width() - 2 * _DISTANCE_PX)
        height_px = self._banner.heightForWidth(width_px)
        top_px = self.height() - _DISTANCE_PX - height_px
        self._banner.setGeometry(_DISTANCE_PX, top_px, width_px, height_px)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the banner at the bottom."""
        super().resizeEvent(event)
        self._settle()
