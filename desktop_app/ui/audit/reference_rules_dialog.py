"""A dialog that sets the order of the rules that choose a group's reference."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.duplicate_group import ReferenceRule
from desktop_app.ui.audit.value_labels import rule_label
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    heading,
    icon_button,
    label,
    lay_out_dialog,
    resize_within_screen,
    set_button_name,
    with_object_name,
)

_WIDTH_PX: Final = 420


class ReferenceRulesDialog(QDialog):
    """The rules, most important first.

    Signals:
        chosen: a tuple of ``ReferenceRule``.
    """

    chosen = Signal(object)

    def __init__(self, rules: Sequence[ReferenceRule], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "rules_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title = heading("rules_title", wraps=True)
        self._intro = label("rules_intro", role="muted", wraps=True)
        self._list = _RuleList()
        with_object_name(self._list, "rules_list")
        self._list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        for rule in rules:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, rule)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._up = icon_button("rule_up")
        self._down = icon_button("rule_down")
        theme.set_icon(self._up, "up")
        theme.set_icon(self._down, "down")
        self._accept = button("rules_accept", role="primary")
        self._cancel = button("rules_cancel")
        self._build()
        self._up.clicked.connect(lambda: self._list.move_current(-1))
        self._down.clicked.connect(lambda: self._list.move_current(1))
        self._list.currentRowChanged.connect(lambda _: self._update_buttons())
        self._list.model().rowsMoved.connect(lambda *_: self._update_buttons())
        self._accept.clicked.connect(self._on_accept)
        self._cancel.clicked.connect(self.reject)
        self._retranslate()
        self._update_buttons()

    @property
    def rules(self) -> tuple[ReferenceRule, ...]:
        """The rules in the order of the list."""
        rows = range(self._list.count())
        return tuple(self._list.item(row).data(Qt.ItemDataRole.UserRole) for row in rows)

    def _build(self) -> None:
        buttons = QVBoxLayout()
        buttons.addWidget(self._up)
        buttons.addWidget(self._down)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self._list, 1)
        row.addLayout(buttons)
        content = QVBoxLayout()
        content.setSpacing(12)
        content.addWidget(self._title)
        content.addWidget(self._intro)
        content.addLayout(row, 1)
        lay_out_dialog(self, None, content, button_row((), (self._cancel, self._accept)))
        self._accept.setDefault(True)
        resize_within_screen(self, _WIDTH_PX, 400)

    def _on_accept(self) -> None:
        self.chosen.emit(self.rules)
        self.accept()

    def _update_buttons(self) -> None:
        row = self._list.currentRow()
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < self._list.count() - 1)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Reference rules"))
        self._title.setText(self.tr("Which product of a group is kept"))
        self._intro.setText(
            self.tr(
                "The first rule decides. If it finds no difference, the next one does. "
                "Drag the rules, or move them with Alt+↑ and Alt+↓."
            )
        )
        self._list.setAccessibleName(self.tr("Rules, most important first"))
        set_button_name(self._up, self.tr("Move up (Alt+↑)"))
        set_button_name(self._down, self.tr("Move down (Alt+↓)"))
        self._accept.setText(self.tr("Use this order"))
        self._cancel.setText(self.tr("Cancel"))
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setText(rule_label(item.data(Qt.ItemDataRole.UserRole)))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


class _RuleList(QListWidget):
    def move_current(self, step: int) -> None:
        """Move the current row up (-1) or down (1)."""
        row = self.currentRow()
        if 0 <= row + step < self.count():
            item = self.takeItem(row)
            self.insertItem(row + step, item)
            self.setCurrentRow(row + step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(step)
        else:
            super().keyPressEvent(event)
