"""The buttons for decisions, undo and redo."""

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.resolution import ResolutionKind
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.errors import Message
from desktop_app.ui.audit.value_labels import resolution_label
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import (
    button,
    icon_button,
    keep_clear,
    set_button_name,
    set_plain_tooltip,
    set_style_role,
    with_object_name,
)
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_ICONS: Final[dict[ResolutionKind, str]] = {
    "merge": "merge",
    "variant": "variant",
    "different": "different",
    "later": "recent",
}
_ICON_PX: Final = 18


class DecisionBar(QWidget):
    """The buttons below a group.

    Signals:
        decision_chosen: a ``ResolutionKind``.
        undo_requested, redo_requested: for the last action.
    """

    decision_chosen = Signal(str)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "decision_bar")
        self._theme = theme
        self._history = UndoRedoDescriptions(None, None)
        self._buttons: dict[ResolutionKind, QPushButton] = {}
        row = WrappingRow(self)
        self._undo = icon_button("audit_undo")
        self._redo = icon_button("audit_redo")
        theme.set_icon(self._undo, "undo")
        theme.set_icon(self._redo, "redo")
        self._undo.clicked.connect(lambda: self.undo_requested.emit())
        self._redo.clicked.connect(lambda: self.redo_requested.emit())
        keep_clear(self._undo, self._redo)
        row.add(self._undo)
        row.add(self._redo)
        # At the right, where the banner does not cover them.
        for kind, icon in reversed(_ICONS.items()):
            made = button(f"decide_{kind}")
            theme.set_icon(made, icon, side_px=_ICON_PX)
            made.clicked.connect(lambda _, kind=kind: self.decision_chosen.emit(kind))
            self._buttons[kind] = made
            row.add(made, is_at_end=True)
        self.enable_decisions(False)
        self._retranslate()

    def enable_decisions(self, is_enabled: bool) -> None:
        """Enable or disable the decisions; undo and redo depend on the history alone."""
        for made in self._buttons.values():
            made.setEnabled(is_enabled)

    def recommend(self, kind: ResolutionKind | None) -> None:
        """Show a decision as the primary button, and the others like each other."""
        for other, made in self._buttons.items():
            set_style_role(made, "primary" if other == kind else "")
            colour = "on_accent" if other == kind else "text"
            self._theme.set_icon(made, _ICONS[other], colour, _ICON_PX)

    def show_history(self, history: UndoRedoDescriptions) -> None:
        """Show what undo and redo would do."""
        self._history = history
        self._update_history()

    def _retranslate(self) -> None:
        hints: dict[ResolutionKind, str] = {
            "merge": self.tr("Same product: merge into the reference (M)"),
            "variant": self.tr("Variants of one product: keep all (V)"),
            "different": self.tr("Not the same product: do not suggest again (D)"),
            "later": self.tr("Decide later (L)"),
        }
        for kind, made in self._buttons.items():
            made.setText(resolution_label(kind))
            set_plain_tooltip(made, hints[kind])
        self._update_history()

    def _update_history(self) -> None:
        undo, redo = self._history.undo, self._history.redo
        self._undo.setEnabled(undo is not None)
        self._redo.setEnabled(redo is not None)
        for made, text in (
            (self._undo, _with_action(self.tr("Undo (Ctrl+Z)"), undo)),
            (self._redo, _with_action(self.tr("Redo (Ctrl+Shift+Z)"), redo)),
        ):
            set_button_name(made, text)
            set_plain_tooltip(made, text)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _with_action(title: str, action: Message | None) -> str:
    if action is None:
        return title
    return localised_text(Message("{title}: {action}", title=title, action=localised_text(action)))
