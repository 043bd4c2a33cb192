"""The audit page: groups and issues on the left, the current one on the right."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QWidget,
)

from desktop_app.domain.action import RESOLUTION_KINDS, Action
from desktop_app.domain.issue import IssueKind, IssueList
from desktop_app.engine.duplicates.audit_report import AuditState
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.ui.audit.audit_actions import AuditActions
from desktop_app.ui.audit.audit_controller import AuditController
from desktop_app.ui.audit.audit_list import AuditList
from desktop_app.ui.audit.compare_view import CompareView
from desktop_app.ui.audit.decision_controller import DecisionController
from desktop_app.ui.audit.group_index import GroupFilter
from desktop_app.ui.audit.group_loader import GroupLoader
from desktop_app.ui.audit.groups_model import GroupsModel
from desktop_app.ui.audit.issue_panel import IssuePanel
from desktop_app.ui.audit.issues_model import IssuesModel
from desktop_app.ui.audit.key_queue import KeyQueue
from desktop_app.ui.audit.page_message import PageMessage
from desktop_app.ui.audit.picture_loader import PictureLoader
from desktop_app.ui.audit.review_panel import ReviewPanel
from desktop_app.ui.audit.shortcuts import SHORTCUTS, audit_shortcuts
from desktop_app.ui.audit.value_labels import issue_label
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.page import Page
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.adaptive_splitter import AdaptiveSplitter
from desktop_app.ui.widgets.current_page_stack import CurrentPageStack
from desktop_app.ui.widgets.single_key_shortcuts import SingleKeyShortcuts
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name

# Keys that wait until the group they are meant for is loaded, and those that keep their order.
_GROUP_KEYS: Final = ("select", "reference", "merge", "variant", "different", "later")
_ORDERED_KEYS: Final = (*_GROUP_KEYS, "next", "previous")
_LIST_MIN_PX, _RIGHT_MIN_PX, _HANDLE_PX = 296, 480, 8
_THUMBNAIL_CACHE_BYTES: Final = 48 * 1024 * 1024


class AuditPage(Page):
    """Finds duplicates and other issues of the catalogue and resolves them."""

    def __init__(
        self,
        client: EngineClient,
        decoding: Lane,
        preferences: Preferences,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._is_stale = True
        self._state: AuditState | None = None
        self._issue_lists: dict[IssueKind, IssueList] = {}
        self._groups = GroupsModel(self)
        self._issues = IssuesModel(self)
        thumbnails = ThumbnailCache(client, decoding, self, cache_bytes=_THUMBNAIL_CACHE_BYTES)
        self._pictures = [PictureLoader(thumbnails, decoding, self) for _ in range(2)]
        self._list = AuditList(self._groups, self._issues, thumbnails, theme)
        self._audit = AuditController(client, preferences, self)
        self._loader = GroupLoader(client, preferences, self)
        self._decisions = DecisionController(
            client, self._loader, self._groups, self._list.group_list, self
        )
        self._review = ReviewPanel(client, self._decisions, self._pictures[0], decoding, theme)
        self._keys = KeyQueue(lambda: self._review.is_loading)
        self._issue_panel = IssuePanel(client, self._pictures[1], decoding, theme)
        self._message = PageMessage(theme)
        self._actions = AuditActions(
            self._audit, self._decisions, self._loader, self._groups, thumbnails, theme, self
        )
        self._build()
        self._connect_audit()
        self._connect_parts()
        self._add_shortcuts()

    def focus_search(self) -> None:
        """Give the filter of the groups the focus."""
        self._list.filters.focus_text()

    def shortcuts(self) -> Sequence[tuple[str, str]]:
        """Return the page's own shortcuts: what they do, and keys."""
        return audit_shortcuts()

    def reload_catalogue(self) -> None:
        """Load everything again: the catalogue has changed."""
        self._is_stale = True
        self._load_if_stale()

    def refresh_when_visible(self) -> None:
        """Load everything again as soon as the page is visible: products have changed."""
        self.reload_catalogue()

    def show_undo_redo(self, descriptions: UndoRedoDescriptions) -> None:
        """Show what undo and redo would do beside the decisions."""
        self._review.show_undo_redo(descriptions)

    def on_undone(self, action: Action) -> None:
        """Show the groups of a decision that was undone; otherwise load everything again."""
        if action.kind in RESOLUTION_KINDS:
            self._decisions.show_undone()
        else:
            self.refresh_when_visible()

    def on_redone(self, action: Action) -> None:
        """Show the groups of a decision that was redone; otherwise load everything again."""
        if action.kind in RESOLUTION_KINDS:
            self._decisions.show_redone()
        else:
            self.refresh_when_visible()

    def _build(self) -> None:
        self._right = with_object_name(CurrentPageStack(), "audit_pages")
        for part in (self._message, self._review, self._issue_panel):
            self._right.addWidget(part)
        splitter = AdaptiveSplitter("audit_splitter")
        splitter.setHandleWidth(_HANDLE_PX)
        self._list.setMinimumWidth(_LIST_MIN_PX)
        self._right.setMinimumWidth(_RIGHT_MIN_PX)
        splitter.addWidget(self._list)
        splitter.addWidget(self._right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([344, 900])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _connect_audit(self) -> None:
        self._client.opened.connect(self._on_opened)
        self._client.ready.connect(lambda _: self._load_if_stale())
        self._audit.state_loaded.connect(self._on_state_loaded)
        self._audit.issues_loaded.connect(self._on_issues_loaded)
        self._audit.running_changed.connect(self._update_messages)
        self._audit.results_changed.connect(self._load)
        self._audit.job_started.connect(self.job_started)
        self._audit.notice_raised.connect(self.notice_raised)
        self._decisions.list_changed.connect(self._on_list_changed)
        for controller in (self._audit, self._decisions):
            controller.catalogue_changed.connect(self.catalogue_changed)
        for part in (self._audit, self._decisions, self._loader, self._review, self._issue_panel):
            part.failed.connect(self.failed)
        for source in (self._decisions, self._review, self._issue_panel):
            source.status_message.connect(self.status_message)

    def _connect_parts(self) -> None:
        audit_list, review = self._list, self._review
        audit_list.current_row_changed.connect(lambda _: self._show_current())
        audit_list.issue_kind_changed.connect(lambda _: self._show_issues())
        audit_list.picture_step_requested.connect(review.step_through_pictures)
        audit_list.run_requested.connect(self._run_audit)
        audit_list.action_requested.connect(self._actions.run)
        audit_list.filters.changed.connect(self._on_filter_changed)
        audit_list.filters.editing_finished.connect(audit_list.group_list.setFocus)
        review.group_outdated.connect(self._loader.load)
        review.loaded.connect(self._keys.run_waiting)
        review.abandoned.connect(self._keys.clear)
        review.undo_requested.connect(self.undo_requested)
        review.redo_requested.connect(self.redo_requested)
        for panel in (review, self._issue_panel):
            panel.group_step_requested.connect(self._step)
        self._issue_panel.list_requested.connect(self._open_list_in_catalogue)
        self._message.run_requested.connect(self._run_audit)
        self._message.show_all_requested.connect(audit_list.filters.show_all)
        self._message.show_variants_requested.connect(audit_list.filters.show_variants)

    def _add_shortcuts(self) -> None:
        review = self._review
        slots: dict[str, Callable[[], object]] = {
            "next": lambda: self._step(1),
            "previous": lambda: self._step(-1),
            "select": self._on_space,
            "reference": review.make_active_reference,
            "merge": lambda: review.decide("merge"),
            "variant": lambda: review.decide("variant"),
            "different": lambda: review.decide("different"),
            "later": lambda: review.decide("later"),
            "side": lambda: self._view.set_mode("side"),
            "over": lambda: self._view.set_mode("over"),
            "split": lambda: self._view.set_mode("split"),
            "difference": lambda: self._view.set_mode("difference"),
            "swap": lambda: self._view.swap(),
            "blink": lambda: self._view.set_blinking(not self._view.is_blinking),
            "zoom_in": lambda: self._view.zoom_by(1),
            "zoom_out": lambda: self._view.zoom_by(-1),
            "fit": lambda: self._view.fit(),
            "actual_size": lambda: self._view.toggle_actual_size(),
            "filter": self._list.filters.focus_text,
        }
        shortcuts = SingleKeyShortcuts(self)
        for name, (keys, _) in SHORTCUTS.items():
            for key in keys:
                # A decision is made once, however long its key is held down.
                repeats = name not in _GROUP_KEYS
                shortcuts.add(key, self._key_slot(name, slots[name]), auto_repeat=repeats)

    def _key_slot(self, name: str, action: Callable[[], object]) -> Callable[[], object]:
        if name not in _ORDERED_KEYS:
            return action
        return lambda: self._keys.press(action, needs_group=name in _GROUP_KEYS)

    @property
    def _view(self) -> CompareView:
        """The visible pictures."""
        is_issue = self._right.currentWidget() is self._issue_panel
        return self._issue_panel.view if is_issue else self._review.view

    def _load_if_stale(self) -> None:
        if self._is_stale and self.isVisible() and self._client.is_ready:
            self._is_stale = False
            self._review.invalidate()
            self._load()
        self._update_messages()

    def _load(self) -> None:
        if self._client.is_ready:
            self._audit.load_state()
            self._loader.load()
            self._audit.load_issues()

    def _on_opened(self) -> None:
        self._is_stale = True
        self._state = None
        self._issue_lists = {}
        self._decisions.reset()
        self._review.clear()
        for pictures in self._pictures:
            pictures.clear()
        self._list.filters.show_all()
        self._on_list_changed()

    def _on_state_loaded(self, state: AuditState) -> None:
        self._state = state
        self._update_messages()

    def _on_issues_loaded(self, lists: tuple[IssueList, ...]) -> None:
        self._issue_lists = {found.kind: found for found in lists}
        self._list.show_issue_counts(lists)
        if self._list.issue_kind is not None:
            self._show_issues()

    def _show_issues(self) -> None:
        kind = self._list.issue_kind
        if kind is not None:
            found = self._issue_lists.get(kind)
            row = max(0, self._list.issue_list.current_row())
            self._issues.set_issues(kind, found.issues if found else ())
            self._list.issue_list.select_row(row)
            self._list.issue_list.refresh()
        self._show_current()

    def _on_filter_changed(self, group_filter: GroupFilter) -> None:
        self._groups.set_filter(group_filter)
        self._list.group_list.select_row(0)
        self._list.group_list.refresh()
        self._on_list_changed()

    def _on_list_changed(self) -> None:
        index, group_filter = self._groups.group_index, self._groups.group_filter
        self._list.filters.show_counts(
            index.count_by_level(group_filter), index.count_by_state(group_filter)
        )
        self._list.show_open_groups(index.count_by_state(GroupFilter())["open"])
        self._show_current()

    def _show_current(self) -> None:
        """Show the current group or issue, or why there is none."""
        row = self._list.current_list.current_row()
        if row < 0:
            self._review.clear()
            self._right.setCurrentWidget(self._message)
        elif self._list.issue_kind is None:
            self._review.show_group(self._groups.group(row), self._groups.name(row))
            self._right.setCurrentWidget(self._review)
        else:
            self._issue_panel.show_issue(self._issues.kind, self._issues.issue(row))
            self._right.setCurrentWidget(self._issue_panel)
        self._update_messages()

    def _run_audit(self) -> None:
        # The button goes; Qt would give its focus to a control outside of the page.
        self._list.current_list.setFocus()
        self._audit.run()

    def _open_list_in_catalogue(self) -> None:
        """List all products with issues of the current kind on the catalogue page."""
        kind = self._list.issue_kind
        if kind is not None and kind in self._issue_lists:
            self.products_requested.emit(self._issue_lists[kind].products, issue_label(kind))

    def _step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) row of the list."""
        rows = self._list.current_list
        row = rows.current_row() + step
        if 0 <= row < rows.model().rowCount():
            rows.select_row(row)

    def _on_space(self) -> None:
        # A focused button must be pressed by its own key.
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.animateClick()
        else:
            self._review.toggle_active()

    def _update_messages(self) -> None:
        is_running = self._audit.is_running
        self._list.show_state(self._state, is_running=is_running)
        if self._list.issue_kind is None:
            self._message.explain_no_group(
                self._state,
                self._groups.group_index,
                self._groups.group_filter,
                is_running=is_running,
                is_loading=self._loader.is_loading,
            )
        else:
            self._message.explain_no_issue(is_known=bool(self._issue_lists))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Load what has changed and give the list the focus, so that its keys work."""
        super().showEvent(event)
        self._load_if_stale()
        self._list.current_list.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Load again when the language changes: the names of products depend on it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._is_stale = True
            self._load_if_stale()
