"""The left side of the audit page: a list of groups or of issues."""

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
from desktop_app.ui.audit.row_list import RowList
from desktop_app.ui.audit.value_labels import issue_label
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import (
    button,
    icon_button,
    label,
    set_button_name,
    with_object_name,
)

ISSUE_KINDS: Final[tuple[IssueKind, ...]] = (
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


class AuditList(QWidget):
    """The list of duplicate groups, or of issues of one kind.

    Attributes:
        filters: the filter of the groups.
        group_list: the groups.
        issue_list: the issues.

    Signals:
        current_row_changed: the current row of the visible list; -1 for none.
        issue_kind_changed: the listed ``IssueKind``; empty for duplicate groups.
        picture_step_requested: 1 for the next picture, -1 for the previous one.
        run_requested: look for duplicates.
        action_requested: ``by_rule``, ``rules``, ``export`` or ``import_decisions``.
    """

    current_row_changed = Signal(int)
    issue_kind_changed = Signal(str)
    picture_step_requested = Signal(int)
    run_requested = Signal()
    action_requested = Signal(str)

    def __init__(
        self,
        groups: GroupsModel,
        issues: IssuesModel,
        thumbnails: ThumbnailCache,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "audit_list")
        self._state: AuditState | None = None
        self._is_running = False
        self._issue_counts: Mapping[IssueKind, int] = {}
        self._unlisted: Mapping[IssueKind, int] = {}
        self._open_groups = 0
        self.filters = GroupFilters()
        self.group_list = RowList("group_list", thumbnails, theme)
        self.group_list.setModel(groups)
        self.issue_list = RowList("issue_list", thumbnails, theme)
        self.issue_list.setModel(issues)
        self._issue_note = label("issue_note", role="muted", wraps=True)
        self._kind_box = with_object_name(QComboBox(), "listed_kind")
        for _ in range(len(ISSUE_KINDS) + 1):
            self._kind_box.addItem("")
        self._kind_box.setMaxVisibleItems(len(ISSUE_KINDS) + 1)
        self._progress = label("audit_state", role="muted", wraps=True)
        self._run = button("audit_run")
        self._build_menu(theme)
        self._build()
        self._connect()
        self._retranslate()

    @property
    def issue_kind(self) -> IssueKind | None:
        """The listed kind of issues; None for duplicate groups."""
        row = self._kind_box.currentIndex()
        return ISSUE_KINDS[row - 1] if row > 0 else None

    @property
    def current_list(self) -> RowList:
        """The visible list."""
        return self.group_list if self.issue_kind is None else self.issue_list

    def show_state(self, state: AuditState | None, *, is_running: bool) -> None:
        """Show how many pictures have been compared.

        Args:
            state: None until it is known.
            is_running: whether the audit is running.
        """
        self._state, self._is_running = state, is_running
        self._update_state()

    def show_open_groups(self, count: int) -> None:
        """Show the number of open groups."""
        self._open_groups = count
        self._update_kinds()

    def show_issue_counts(self, lists: tuple[IssueList, ...]) -> None:
        """Show the number of issues of each kind."""
        self._issue_counts = {found.kind: found.total for found in lists}
        self._unlisted = {found.kind: found.unlisted for found in lists}
        self._update_kinds()

    def _build_menu(self, theme: Theme) -> None:
        self._menu_button = icon_button("audit_menu_button")
        theme.set_icon(self._menu_button, "more")
        menu = with_object_name(QMenu(self), "audit_menu")
        self._actions: dict[str, QAction] = {}
        for name in _MENU:
            if not name:
                menu.addSeparator()
                continue
            action = with_object_name(QAction(self), f"audit_{name}")
            action.triggered.connect(lambda _, name=name: self.action_requested.emit(name))
            menu.addAction(action)
            self._actions[name] = action
        self._menu_button.setMenu(menu)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _build(self) -> None:
        self._lists = with_object_name(QStackedWidget(), "list_pages")
        for rows in (self.group_list, self.issue_list):
            self._lists.addWidget(rows)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._kind_box, 1)
        top.addWidget(self._menu_button)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self._progress, 1)
        bottom.addWidget(self._run)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 4, 8)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.filters)
        layout.addWidget(self._lists, 1)
        layout.addWidget(self._issue_note)
        layout.addLayout(bottom)

    def _connect(self) -> None:
        for rows in (self.group_list, self.issue_list):
            rows.current_row_changed.connect(self.current_row_changed)
            rows.picture_step_requested.connect(self.picture_step_requested)
        self._kind_box.currentIndexChanged.connect(lambda _: self._on_kind_changed())
        self._run.clicked.connect(lambda: self.run_requested.emit())

    def _on_kind_changed(self) -> None:
        self.filters.setVisible(self.issue_kind is None)
        self._lists.setCurrentWidget(self.current_list)
        self._update_note()
        self.issue_kind_changed.emit(self.issue_kind or "")

    def _retranslate(self) -> None:
        self._kind_box.setAccessibleName(self.tr("Listed items"))
        set_button_name(self._menu_button, self.tr("More actions"))
        texts = {
            "by_rule": self.tr("Resolve by rule…"),
            "rules": self.tr("Reference rules…"),
            "export": self.tr("Export list…"),
            "import_decisions": self.tr("Import decisions…"),
        }
        for name, action in self._actions.items():
            action.setText(texts[name])
        self.group_list.setAccessibleName(self.tr("Groups of duplicates"))
        self.issue_list.setAccessibleName(self.tr("Issues"))
        self._update_kinds()
        self._update_state()

    def _update_kinds(self) -> None:
        with QSignalBlocker(self._kind_box):
            duplicates = self.tr("Duplicates")
            self._kind_box.setItemText(0, f"{duplicates} ({format_number(self._open_groups)})")
            for row, kind in enumerate(ISSUE_KINDS, start=1):
                count = self._issue_counts.get(kind)
                name = issue_label(kind)
                text = name if count is None else f"{name} ({format_number(count)})"
                self._kind_box.setItemText(row, text)

        self._update_note()

    def _update_note(self) -> None:
        """Say that only a part of the issues is listed."""
        kind = self.issue_kind
        unlisted = 0 if kind is None else self._unlisted.get(kind, 0)
        listed = 0 if kind is None else self._issue_counts.get(kind, 0) - unlisted
        text = self.tr("The first {count} are listed.").format(count=format_number(listed))
        self._issue_note.setText(text)
        self._issue_note.setVisible(unlisted > 0)

    def _update_state(self) -> None:
        state = self._state
        if state is None:
            text = ""
        elif state.audited >= state.pictures:
            text = self.tr("All %Ln picture(s) compared", "", state.pictures)
        else:
            text = self.tr("{audited} of %Ln picture(s) compared", "", state.pictures)
            text = text.format(audited=format_number(state.audited))
        self._progress.setText(text)
        # Before the first run, the message on the right has this button.
        is_first_run = state is not None and not state.audited
        is_offered_elsewhere = is_first_run and self.current_list.current_row() < 0
        is_incomplete = state is not None and state.audited < state.pictures
        self._run.setVisible(is_incomplete and not is_offered_elsewhere)
        self._run.setEnabled(not self._is_running)
        # The rest may be new pictures or what a cancelled run has left.
        has_begun = state is not None and state.audited > 0
        text = self.tr("Compare the rest") if has_begun else self.tr("Look for duplicates")
        self._run.setText(text)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
