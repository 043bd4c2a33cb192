"""Which groups are listed: their level, what was said of them, and a part of a name."""

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

from desktop_app.domain.duplicate_group import (
    FINDING_LEVELS,
    GROUP_STATES,
    GroupState,
)
from desktop_app.domain.finding import FindingLevel
from desktop_app.ui.audit.group_index import GroupFilter
from desktop_app.ui.audit.labels import (
    level_label,
    short_level_label,
    state_label,
)
from desktop_app.ui.i18n.number_format import number
from desktop_app.ui.widgets.widget_factory import icon_button, with_object_name

_LEVELS: Final[tuple[FindingLevel | None, ...]] = (None, *FINDING_LEVELS)


class GroupFilters(QWidget):
    """The fields above the list of groups.

    Signals:
        changed: the ``GroupFilter`` in force.
        left: a name was typed (Enter), or shall not be (Escape).
    """

    changed = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "group_filters")
        self._by_level: Mapping[FindingLevel | None, int] = {}
        self._by_state: Mapping[GroupState, int] = {}
        self._text = with_object_name(QLineEdit(), "group_text")
        self._text.setClearButtonEnabled(True)
        self._state = with_object_name(QComboBox(), "group_state")
        self._state.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for _ in GROUP_STATES:
            self._state.addItem("")
        self._group = QButtonGroup(self)
        self._levels: dict[FindingLevel | None, QToolButton] = {}
        for level in _LEVELS:
            self._levels[level] = self._level_button(level)
        self._levels[None].setChecked(True)
        self._build()
        self._retranslate()
        self._text.textChanged.connect(lambda _: self._tell())
        self._state.currentIndexChanged.connect(lambda _: self._tell())
        self._group.buttonClicked.connect(lambda _: self._tell())
        self._text.returnPressed.connect(self.left)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._text)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self._on_escape)

    @property
    def choice(self) -> GroupFilter:
        """What is asked for."""
        level = next(level for level, made in self._levels.items() if made.isChecked())
        return GroupFilter(level, GROUP_STATES[self._state.currentIndex()], self._text.text())

    def show_all(self) -> None:
        """Ask for every level and name again."""
        with QSignalBlocker(self._text):
            self._text.clear()
        self._levels[None].setChecked(True)
        self._tell()

    def show_counts(
        self, by_level: Mapping[FindingLevel | None, int], by_state: Mapping[GroupState, int]
    ) -> None:
        """Say how many groups each of the choices has."""
        self._by_level, self._by_state = by_level, by_state
        self._write()

    def take_focus(self) -> None:
        """Let a name be typed."""
        self._text.setFocus()
        self._text.selectAll()

    def _level_button(self, level: FindingLevel | None) -> QToolButton:
        made = icon_button(f"level_{level or 'all'}")
        made.setProperty("role", "segment")
        made.setCheckable(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._group.addButton(made)
        return made

    def _build(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self._text, 1)
        above.addWidget(self._state)
        grid = QGridLayout()
        grid.setSpacing(4)
        for place, made in enumerate(self._levels.values()):
            grid.addWidget(made, place // 2, place % 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(above)
        layout.addLayout(grid)

    def _retranslate(self) -> None:
        self._text.setPlaceholderText(self.tr("Name or SKU"))
        self._text.setAccessibleName(self.tr("Show only groups with this name or SKU"))
        self._text.setToolTip(self.tr("Show only groups with this name or SKU (/)"))
        self._state.setAccessibleName(self.tr("What was decided of the groups"))
        self._write()

    def _write(self) -> None:
        for level, made in self._levels.items():
            words = self.tr("All") if level is None else level_label(level)
            short = words if level is None else short_level_label(level)
            count = number(self._by_level.get(level, 0))
            made.setText(f"{short}  {count}")
            made.setAccessibleName(f"{words}, {count}")
            made.setToolTip(words)
        for place, state in enumerate(GROUP_STATES):
            count = number(self._by_state.get(state, 0))
            self._state.setItemText(place, f"{state_label(state)} ({count})")

    def _on_escape(self) -> None:
        self._text.clear()
        self.left.emit()

    def _tell(self) -> None:
        self.changed.emit(self.choice)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
