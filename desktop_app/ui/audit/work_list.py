"""At the left: what is to be worked through."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.issue import IssueKind, IssueList
from desktop_app.engine.duplicates.audit_report import AuditState
from desktop_app.ui.audit.group_filters import GroupFilters
from desktop_app.ui.audit.groups_model import GroupsModel
from desktop_app.ui.audit.issues_model import IssuesModel
from desktop_app.ui.audit.labels import kind_label
from desktop_app.ui.audit.row_list import RowList
from desktop_app.ui.i18n.number_format import number
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import (
    button,
    icon_button,
    label,
    set_button_name,
    with_object_name,
)

KINDS: Final[tuple[IssueKind, ...]] = (
    "no_picture",
    "one_picture",
    "blurred",
    "dark",
    "tiny",
    "unusual_shape",
    "repeated_picture",
    "misplaced_picture",
    "confusable",
)
_MENU: Final = ("by_rule", "rules", "", "export", "import_decisions")


class WorkList(QWidget):
    """Groups of duplicates, or one of the lists of complaints.

    Signals:
        group_chosen: the row of a group; -1 for none.
        complaint_chosen: the same for complaints.
        kind_chosen: the ``IssueKind`` that is listed now; empty for duplicates.
        picture_wanted: 1 for the next picture, -1 for the one before.
        run_wanted: the audit shall go on.
        command_wanted: ``by_rule``, ``rules``, ``export`` or ``import_decisions``.
    """

    group_chosen = Signal(int)
    complaint_chosen = Signal(int)
    kind_chosen = Signal(str)
    picture_wanted = Signal(int)
    run_wanted = Signal()
    command_wanted = Signal(str)

    def __init__(
        self,
        groups: GroupsModel,
        complaints: IssuesModel,
        thumbnails: ThumbnailCache,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "work_list")
        self._state: AuditState | None = None
        self._is_running = False
        self._counts: Mapping[IssueKind, int] = {}
        self._duplicates = 0
        self.filters = GroupFilters()
        self.groups = RowList("group_list", thumbnails, theme)
        self.groups.setModel(groups)
        self.complaints = RowList("complaint_list", thumbnails, theme)
        self.complaints.setModel(complaints)
        self._build(theme)
        self._connect()
        self._retranslate()

    @property
    def kind(self) -> IssueKind | None:
        """Which complaints are listed; None for duplicates."""
        row = self._kinds.currentIndex()
        return KINDS[row - 1] if row > 0 else None

    @property
    def list(self) -> RowList:
        """The list that is shown."""
        return self.groups if self.kind is None else self.complaints

    def show_state(self, state: AuditState | None, *, is_running: bool) -> None:
        """Say how much has been looked at.

        Args:
            state: None while that is not known.
            is_running: whether more is being looked at just now.
        """
        self._state, self._is_running = state, is_running
        self._write_state()

    def show_duplicates(self, count: int) -> None:
        """Say how many groups are open."""
        self._duplicates = count
        self._write_kinds()

    def show_health(self, lists: tuple[IssueList, ...]) -> None:
        """Say how many complaints of each kind there are."""
        self._counts = {found.kind: len(found.issues) for found in lists}
        self._write_kinds()

    def _build(self, theme: Theme) -> None:
        self._kinds = with_object_name(QComboBox(), "work_kind")
        for _ in range(len(KINDS) + 1):
            self._kinds.addItem("")
        self._kinds.setMaxVisibleItems(len(KINDS) + 1)
        self._more = icon_button("audit_menu_button")
        theme.set_icon(self._more, "more")
        self._menu = with_object_name(QMenu(self), "audit_menu")
        self._actions: dict[str, QAction] = {}
        for name in _MENU:
            if not name:
                self._menu.addSeparator()
                continue
            action = with_object_name(QAction(self), f"audit_{name}")
            action.triggered.connect(lambda _, name=name: self.command_wanted.emit(name))
            self._menu.addAction(action)
            self._actions[name] = action
        self._more.setMenu(self._menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._looked_at = label("audit_state", role="muted", wraps=True)
        self._run = button("audit_run")
        self._pages = with_object_name(QStackedWidget(), "work_pages")
        for part in (self.groups, self.complaints):
            self._pages.addWidget(part)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self._kinds, 1)
        above.addWidget(self._more)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._looked_at, 1)
        below.addWidget(self._run)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 4, 8)
        layout.setSpacing(8)
        layout.addLayout(above)
        layout.addWidget(self.filters)
        layout.addWidget(self._pages, 1)
        layout.addLayout(below)

    def _connect(self) -> None:
        self.groups.row_chosen.connect(self.group_chosen)
        self.complaints.row_chosen.connect(self.complaint_chosen)
        for rows in (self.groups, self.complaints):
            rows.picture_wanted.connect(self.picture_wanted)
        self._kinds.currentIndexChanged.connect(lambda _: self._on_kind())
        self._run.clicked.connect(lambda: self.run_wanted.emit())

    def _on_kind(self) -> None:
        self.filters.setVisible(self.kind is None)
        self._pages.setCurrentWidget(self.list)
        self.kind_chosen.emit(self.kind or "")

    def _retranslate(self) -> None:
        self._kinds.setAccessibleName(self.tr("What to work through"))
        set_button_name(self._more, self.tr("More of the audit"))
        words = {
            "by_rule": self.tr("Settle by a rule…"),
            "rules": self.tr("What makes a reference…"),
            "export": self.tr("Export this list…"),
            "import_decisions": self.tr("Import decisions…"),
        }
        for name, action in self._actions.items():
            action.setText(words[name])
        self.groups.setAccessibleName(self.tr("Groups of duplicates"))
        self.complaints.setAccessibleName(self.tr("Complaints"))
        self._write_kinds()
        self._write_state()

    def _write_kinds(self) -> None:
        with QSignalBlocker(self._kinds):
            duplicates = self.tr("Duplicates")
            self._kinds.setItemText(0, f"{duplicates} ({number(self._duplicates)})")
            for row, kind in enumerate(KINDS, start=1):
                count = self._counts.get(kind)
                words = kind_label(kind)
                self._kinds.setItemText(
                    row, words if count is None else f"{words} ({number(count)})"
                )

    def _write_state(self) -> None:
        state = self._state
        if state is None:
            words = ""
        elif state.audited >= state.pictures:
            words = self.tr("All %Ln picture(s) looked at", "", state.pictures)
        else:
            words = self.tr("Looked at {audited} of %Ln picture(s)", "", state.pictures)
            words = words.format(audited=number(state.audited))
        self._looked_at.setText(words)
        # Where there is nothing to compare yet the page itself offers it, in large letters.
        is_offered = state is not None and not state.audited and self.list.current_row() < 0
        is_left = state is not None and state.audited < state.pictures
        self._run.setVisible(is_left and not is_offered)
        self._run.setEnabled(not self._is_running)
        # Whether the rest is new, or was left when the audit was stopped, nobody can tell.
        has_begun = state is not None and state.audited > 0
        words = self.tr("Look at the rest") if has_begun else self.tr("Look for duplicates")
        self._run.setText(words)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
