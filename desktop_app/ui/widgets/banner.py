"""A banner with a notice: what is wrong, and the next step."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal, SignalInstance
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
from desktop_app.ui.widgets.wrapping_row import WrappingRow

# Icon and colour of a notice.
_STYLES: Final = {
    "error": ("error", "error"),
    "warning": ("warning", "check"),
    "success": ("match", "match"),
}
# How long a success is shown that offers nothing to press.
_SUCCESS_MS: Final = 15_000


class Banner(QFrame):
    """Shows one notice until it is dismissed or replaced; it blocks nothing.

    A success that offers nothing to press leaves by itself.

    Args:
        theme: its icons.
        parent: of the banner.
        offers_recovery: whether the restore and the repair of a damaged catalogue are offered.

    Signals:
        restore_requested, repair_requested: the user wants the catalogue of this
            ``DamagedCatalogueError`` restored from a backup, or repaired.
    """

    restore_requested = Signal(object)
    repair_requested = Signal(object)

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, offers_recovery: bool = False
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "banner")
        self._offers_recovery = offers_recovery
        self._theme = theme
        self._notice: Notice | None = None
        self._expiry = QTimer(self, singleShot=True, interval=_SUCCESS_MS)
        self._expiry.timeout.connect(self.dismiss)
        self._icon = with_object_name(QLabel(), "banner_icon")
        self._message = label("banner_message", wraps=True)
        self._message.setFont(scaled_font(1.0, QFont.Weight.DemiBold))
        self._hint = label("banner_hint", wraps=True)
        self._open_folder = button("banner_open_folder", role="link")
        self._open_folder.clicked.connect(self._on_open_folder)
        self._restore = button("banner_restore")
        self._restore.clicked.connect(lambda: self._emit_damage(self.restore_requested))
        self._repair = button("banner_repair")
        self._repair.clicked.connect(lambda: self._emit_damage(self.repair_requested))
        self._dismiss = icon_button("banner_dismiss")
        theme.set_icon(self._dismiss, "close", side_px=16)
        self._dismiss.clicked.connect(self.dismiss)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._message)
        texts.addWidget(self._hint)
        self._recovery = with_object_name(QWidget(), "banner_recovery")
        actions = WrappingRow(self._recovery)
        actions.setContentsMargins(0, 6, 0, 4)
        actions.add(self._restore)
        actions.add(self._repair)
        texts.addWidget(self._recovery)
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
        if notice.kind == "success" and notice.folder is None:
            self._expiry.start()
        else:
            self._expiry.stop()
        announce(self, f"{self._message.text()} {self._hint.text()}")

    def dismiss(self) -> None:
        """Hide the notice."""
        self._notice = None
        self._expiry.stop()
        self.hide()

    def _retranslate(self) -> None:
        set_button_name(self._dismiss, self.tr("Dismiss"))
        self._open_folder.setText(self.tr("Open folder"))
        self._restore.setText(self.tr("Restore a backup…"))
        self._repair.setText(self.tr("Repair"))
        self._update_texts()

    def _update_texts(self) -> None:
        if self._notice is None:
            return
        hint = self._notice.hint
        self._message.setText(localised_text(self._notice.message))
        self._hint.setText("" if hint is None else localised_text(hint))
        self._hint.setVisible(hint is not None)
        self._open_folder.setVisible(self._notice.folder is not None)

        damage = self._notice.damage if self._offers_recovery else None
        self._recovery.setVisible(damage is not None)
        self._restore.setVisible(damage is not None and damage.has_backup)
        self._repair.setVisible(damage is not None and damage.is_repairable)

    def _emit_damage(self, signal: SignalInstance) -> None:
        if self._notice is not None and self._notice.damage is not None:
            signal.emit(self._notice.damage)

    def _on_open_folder(self) -> None:
        if self._notice is not None and self._notice.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._notice.folder)))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
