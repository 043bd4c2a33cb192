"""What can be done with the product in the detail pane."""

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import button, with_object_name

_ICON_PX: Final = 16


class DetailActions(QWidget):
    """Four buttons in two rows, so that a low window has room for the product.

    Signals:
        confirm_wanted, similar_wanted, copy_wanted, picture_wanted: a button was pressed.
    """

    confirm_wanted = Signal()
    similar_wanted = Signal()
    copy_wanted = Signal()
    picture_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "detail_actions")
        self._theme = theme
        self._is_confirmed = False
        self._confirm = button("detail_confirm")
        self._similar = button("detail_similar", role="primary")
        self._copy = button("detail_copy")
        self._open = button("detail_open")
        theme.set_icon(self._similar, "similar", "on_accent", _ICON_PX)
        theme.set_icon(self._copy, "copy", side_px=_ICON_PX)
        theme.set_icon(self._open, "open", side_px=_ICON_PX)
        self._confirm.clicked.connect(lambda: self.confirm_wanted.emit())
        self._similar.clicked.connect(lambda: self.similar_wanted.emit())
        self._copy.clicked.connect(lambda: self.copy_wanted.emit())
        self._open.clicked.connect(lambda: self.picture_wanted.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.setSpacing(8)
        for pair in ((self._confirm, self._similar), (self._copy, self._open)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for made in pair:
                row.addWidget(made, 1)
            column.addLayout(row)
        self._retranslate()

    def show_confirmed(self, confirmed: bool | None) -> None:
        """Tell whether the photo is known to show the product; None where none was asked for."""
        self._confirm.setVisible(confirmed is not None)
        self._is_confirmed = bool(confirmed)
        self._write_confirm()

    def let_open(self, has_picture: bool) -> None:
        """Offer what can be done with a picture, or not."""
        self._open.setEnabled(has_picture)
        self._similar.setEnabled(has_picture)

    def take_focus(self) -> None:
        """Bring the keyboard here."""
        self._similar.setFocus()

    def _write_confirm(self) -> None:
        hint = self.tr("Keeps the photo with this product, for Vitrine to learn from (Ctrl+M)")
        if self._is_confirmed:
            hint = self.tr("Press to take it back (Ctrl+M)")
        self._confirm.setText(self.tr("Confirmed") if self._is_confirmed else self.tr("This is it"))
        self._confirm.setToolTip(hint)
        self._confirm.setAccessibleDescription(hint)
        self._theme.set_icon(
            self._confirm, "match", "match" if self._is_confirmed else "text", _ICON_PX
        )

    def _retranslate(self) -> None:
        self._write_confirm()
        self._similar.setText(self.tr("Find similar"))
        self._copy.setText(self.tr("Copy SKU"))
        self._open.setText(self.tr("Open picture"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
