"""A banner with a notice: what is wrong, and the next step."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.i18n.messages import Notice, localised_text
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    icon_button,
    label,
    refresh_style,
    scaled_font,
    set_button_name,
    with_object_name,
)

# Icon and colour of a notice.
_STYLES: Final = {
    "error": ("error", "error"),
    "warning": ("warning", "check"),
    "success": ("match", "match"),
}


class Banner(QFrame):
    """Shows one notice until it is dismissed or replaced; it blocks nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "banner")
        self._theme = theme
        self._notice: Notice | None = None
        self._icon = with_object_name(QLabel(), "banner_icon")
        self._message = label("banner_message", wraps=True)
        self._message.setFont(scaled_font(1.0, QFont.Weight.DemiBold))
        self._hint = label("banner_hint", wraps=True)
        self._open_folder = button("banner_open_folder", role="link")
        self._open_folder.clicked.connect(self._on_open_folder)
        self._dismiss = icon_button("banner_dismiss")
        theme.set_icon(self._dismiss, "close", side_px=16)
        self._dismiss.clicked.connect(self.dismiss)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._message)
        texts.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self._open_folder, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self._retranslate()
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice and have a screen reader read it out."""
        self._notice = notice
        icon, colour = _STYLES[notice.kind]
        self._theme.set_icon(self._icon, icon, colour)
        self.setProperty("notice", notice.kind)
        refresh_style(self)
        self._update_texts()
        self.show()
        announce(self, f"{self._message.text()} {self._hint.text()}")

    def dismiss(self) -> None:
        """Hide the notice."""
        self._notice = None
        self.hide()

    def _retranslate(self) -> None:
        set_button_name(self._dismiss, self.tr("Dismiss"))
        self._open_folder.setText(self.tr("Open folder"))
        self._update_texts()

    def _update_texts(self) -> None:
        if self._notice is None:
            return
        hint = self._notice.hint
        self._message.setText(localised_text(self._notice.message))
        self._hint.setText("" if hint is None else localised_text(hint))
        self._hint.setVisible(hint is not None)
        self._open_folder.setVisible(self._notice.folder is not None)

    def _on_open_folder(self) -> None:
        if self._notice is not None and self._notice.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._notice.folder)))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
