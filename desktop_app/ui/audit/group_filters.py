"""The filter of the list of groups: level, state, and part of a name or SKU."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.duplicate_group import DUPLICATE_LEVELS, GROUP_STATES, GroupState
from desktop_app.domain.finding import FindingLevel
from desktop_app.ui.audit.group_index import GroupFilter
from desktop_app.ui.audit.value_labels import level_label, short_level_label, state_label
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.widgets.widget_factory import icon_button, with_object_name

# Duplicates and variants first, then the kinds of duplicates.
_LEVELS: Final[tuple[FindingLevel | None, ...]] = (None, "variant", *DUPLICATE_LEVELS)
_LEVELS_PER_ROW: Final = 2


class GroupFilters(QWidget):
    """The controls above the list of groups.

    Signals:
        changed: the new ``GroupFilter``.
        editing_finished: Enter or Escape was pressed in the text field.
    """

    changed = Signal(object)
    editing_finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "group_filters")
        self._level_counts: Mapping[FindingLevel | None, int] = {}
        self._state_counts: Mapping[GroupState, int] = {}
        self._text = with_object_name(QLineEdit(), "group_text")
        self._text.setClearButtonEnabled(True)
        self._state = with_object_name(QComboBox(), "group_state")
        self._state.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for _ in GROUP_STATES:
            self._state.addItem("")
        self._level_group = QButtonGroup(self)
        self._level_buttons = {level: self._level_button(level) for level in _LEVELS}
        self._level_buttons[None].setChecked(True)
        self._build()
        self._retranslate()
        self._text.textChanged.connect(lambda _: self._emit_changed())
        self._state.currentIndexChanged.connect(lambda _: self._emit_changed())
        self._level_group.buttonClicked.connect(lambda _: self._emit_changed())
        self._text.returnPressed.connect(self.editing_finished)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._text)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self._on_escape)

    @property
    def group_filter(self) -> GroupFilter:
        """The current filter."""
        buttons = self._level_buttons.items()
        level = next(level for level, button in buttons if button.isChecked())
        return GroupFilter(level, GROUP_STATES[self._state.currentIndex()], self._text.text())

    def show_all(self) -> None:
        """List all duplicates, with any text; the state stays."""
        self._show_level(None)

    def show_variants(self) -> None:
        """List the variants, with any text; the state stays."""
        self._show_level("variant")

    def _show_level(self, level: FindingLevel | None) -> None:
        with QSignalBlocker(self._text):
            self._text.clear()
        self._level_buttons[level].setChecked(True)
        self._emit_changed()

    def show_counts(
        self, by_level: Mapping[FindingLevel | None, int], by_state: Mapping[GroupState, int]
    ) -> None:
        """Show the number of groups of each level and state."""
        self._level_counts, self._state_counts = by_level, by_state
        self._update_counts()

    def focus_text(self) -> None:
        """Give the text field the focus and select its text."""
        self._text.setFocus()
        self._text.selectAll()

    def _level_button(self, level: FindingLevel | None) -> QToolButton:
        button = icon_button(f"level_{level or 'all'}")
        button.setProperty("role", "segment")
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._level_group.addButton(button)
        return button

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._text, 1)
        top.addWidget(self._state)
        grid = QGridLayout()
        grid.setSpacing(4)
        for place, button in enumerate(self._level_buttons.values()):
            grid.addWidget(button, place // _LEVELS_PER_ROW, place % _LEVELS_PER_ROW)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(grid)

    def _retranslate(self) -> None:
        self._text.setPlaceholderText(self.tr("Name or SKU"))
        self._text.setAccessibleName(self.tr("Filter groups by name or SKU"))
        self._text.setToolTip(self.tr("Filter groups by name or SKU (/)"))
        self._state.setAccessibleName(self.tr("Filter groups by state"))
        self._update_counts()

    def _update_counts(self) -> None:
        for level, button in self._level_buttons.items():
            name = self.tr("All duplicates") if level is None else level_label(level)
            short_name = name if level is None else short_level_label(level)
            count = format_number(self._level_counts.get(level, 0))
            button.setText(f"{short_name}  {count}")
            button.setAccessibleName(f"{name}, {count}")
            button.setToolTip(name)
        for place, state in enumerate(GROUP_STATES):
            count = format_number(self._state_counts.get(state, 0))
            self._state.setItemText(place, f"{state_label(state)} ({count})")

    def _on_escape(self) -> None:
        self._text.clear()
        self.editing_finished.emit()

    def _emit_changed(self) -> None:
        self.changed.emit(self.group_filter)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
