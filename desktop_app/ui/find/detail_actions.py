"""The action buttons of the detail pane."""

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import button, set_style_role, with_object_name

_ICON_PX: Final = 16


class DetailActions(QWidget):
    """Four buttons in two rows, to save height in a low window.

    Signals:
        confirm_requested, similar_requested, copy_requested, picture_requested:
            A button was pressed.
    """

    confirm_requested = Signal()
    similar_requested = Signal()
    copy_requested = Signal()
    picture_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "detail_actions")
        self._theme = theme
        self._is_confirmed = False
        self._confirm = button("detail_confirm", role="primary")
        self._similar = button("detail_similar")
        self._copy = button("detail_copy")
        self._open = button("detail_open")
        theme.set_icon(self._similar, "similar", side_px=_ICON_PX)
        theme.set_icon(self._copy, "copy", side_px=_ICON_PX)
        theme.set_icon(self._open, "open", side_px=_ICON_PX)
        self._confirm.clicked.connect(lambda: self.confirm_requested.emit())
        self._similar.clicked.connect(lambda: self.similar_requested.emit())
        self._copy.clicked.connect(lambda: self.copy_requested.emit())
        self._open.clicked.connect(lambda: self.picture_requested.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.setSpacing(8)
        for buttons in ((self._confirm, self._similar), (self._copy, self._open)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for widget in buttons:
                row.addWidget(widget, 1)
            column.addLayout(row)
        self._retranslate()

    def show_confirmed(self, confirmed: bool | None) -> None:
        """Show whether the match is confirmed; None if no photo was searched for."""
        self._confirm.setVisible(confirmed is not None)
        self._is_confirmed = bool(confirmed)
        self._update_confirm_button()

    def set_has_picture(self, has_picture: bool) -> None:
        """Enable the actions that need a picture, or disable them."""
        self._open.setEnabled(has_picture)
        self._similar.setEnabled(has_picture)

    def focus_actions(self) -> None:
        """Give a button the keyboard focus."""
        (self._similar if self._confirm.isHidden() else self._confirm).setFocus()

    def _update_confirm_button(self) -> None:
        hint = self.tr("Save the photo with this product, for Vitrine to learn from (Ctrl+M)")
        if self._is_confirmed:
            hint = self.tr("Undo the confirmation (Ctrl+M)")
        self._confirm.setText(self.tr("Confirmed") if self._is_confirmed else self.tr("This is it"))
        self._confirm.setToolTip(hint)
        self._confirm.setAccessibleDescription(hint)
        set_style_role(self._confirm, "" if self._is_confirmed else "primary")
        colour = "match" if self._is_confirmed else "on_accent"
        self._theme.set_icon(self._confirm, "match", colour, _ICON_PX)

    def _retranslate(self) -> None:
        self._update_confirm_button()
        self._similar.setText(self.tr("Find similar"))
        self._copy.setText(self.tr("Copy SKU"))
        self._open.setText(self.tr("Open picture"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
