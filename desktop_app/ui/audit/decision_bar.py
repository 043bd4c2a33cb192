"""What can be decided, as buttons; and the way back."""

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.domain.resolution import ResolutionKind
from desktop_app.engine.duplicates.audit_report import History
from desktop_app.errors import Message
from desktop_app.ui.audit.labels import resolution_label
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import (
    button,
    icon_button,
    plain_tooltip,
    set_button_name,
    set_style_role,
    with_object_name,
)

_RULINGS: Final[dict[ResolutionKind, tuple[str, str]]] = {
    "merge": ("merge", "M"),
    "variant": ("variant", "V"),
    "different": ("different", "D"),
    "later": ("recent", "L"),
}
_ICON_PX: Final = 18


class DecisionBar(QWidget):
    """The buttons below a group.

    Signals:
        ruled: a ``ResolutionKind``.
        undo_wanted, redo_wanted: of the last action.
    """

    ruled = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "ruling_bar")
        self._theme = theme
        self._history = History(None, None)
        self._buttons: dict[ResolutionKind, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._undo = icon_button("audit_undo")
        self._redo = icon_button("audit_redo")
        theme.set_icon(self._undo, "undo")
        theme.set_icon(self._redo, "redo")
        self._undo.clicked.connect(lambda: self.undo_wanted.emit())
        self._redo.clicked.connect(lambda: self.redo_wanted.emit())
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addStretch(1)
        # At the right, where no notice lies over them.
        for ruling, (icon, _) in reversed(_RULINGS.items()):
            made = button(f"rule_{ruling}")
            theme.set_icon(made, icon, side_px=_ICON_PX)
            made.clicked.connect(lambda _, ruling=ruling: self.ruled.emit(ruling))
            self._buttons[ruling] = made
            row.addWidget(made)
        self.let_rule(False)
        self._retranslate()

    def let_rule(self, is_possible: bool) -> None:
        """Offer to decide, or not."""
        for made in self._buttons.values():
            made.setEnabled(is_possible)

    def advise_merge(self, is_advised: bool) -> None:
        """Let a merge be what leaps to the eye, or nothing."""
        made = self._buttons["merge"]
        set_style_role(made, "primary" if is_advised else "")
        colour = "on_accent" if is_advised else "text"
        self._theme.set_icon(made, _RULINGS["merge"][0], colour, _ICON_PX)

    def show_history(self, history: History) -> None:
        """Say what can be taken back."""
        self._history = history
        self._write()

    def _retranslate(self) -> None:
        hints: dict[ResolutionKind, str] = {
            "merge": self.tr("One product: the marked ones become the reference ({key})"),
            "variant": self.tr("Variants of one product: all stay ({key})"),
            "different": self.tr("Different products: never ask again ({key})"),
            "later": self.tr("Decide later ({key})"),
        }
        for ruling, made in self._buttons.items():
            made.setText(resolution_label(ruling))
            made.setToolTip(plain_tooltip(hints[ruling].format(key=_RULINGS[ruling][1])))
            made.setAccessibleDescription(hints[ruling].format(key=_RULINGS[ruling][1]))
        self._write()

    def _write(self) -> None:
        undo, redo = self._history.undo, self._history.redo
        self._undo.setEnabled(undo is not None)
        self._redo.setEnabled(redo is not None)
        for made, words in (
            (self._undo, self._words(self.tr("Undo (Ctrl+Z)"), undo)),
            (self._redo, self._words(self.tr("Redo (Ctrl+Shift+Z)"), redo)),
        ):
            set_button_name(made, words)
            made.setToolTip(plain_tooltip(words))

    @staticmethod
    def _words(title: str, what: Message | None) -> str:
        return title if what is None else f"{title}: {localised_text(what)}"

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
