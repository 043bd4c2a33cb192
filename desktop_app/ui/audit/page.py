"""The audit page: the work at the left, what is compared and decided at the right."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from desktop_app.domain.issue import IssueList
from desktop_app.engine.duplicates.audit_report import AuditState
from desktop_app.ui.audit.audit_actions import AuditActions
from desktop_app.ui.audit.audit_controller import AuditController
from desktop_app.ui.audit.compare_view import CompareView
from desktop_app.ui.audit.decision_controller import DecisionController
from desktop_app.ui.audit.full_pictures import FullPictures
from desktop_app.ui.audit.group_index import GroupFilter
from desktop_app.ui.audit.groups_model import GroupsModel
from desktop_app.ui.audit.issue_panel import IssuePanel
from desktop_app.ui.audit.issues_model import IssuesModel
from desktop_app.ui.audit.page_message import PageMessage
from desktop_app.ui.audit.review_panel import ReviewPanel
from desktop_app.ui.audit.shortcuts import KEYS
from desktop_app.ui.audit.work_list import WorkList
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name

_CACHE_BYTES: Final = 48 * 1024 * 1024


class AuditPage(QWidget):
    """Duplicates found and settled, and all else that wants to be mended.

    Signals:
        started: a ``Task`` whose progress is worth showing.
        noticed: a ``Notice``.
        failed: an exception to tell about.
        told: a sentence for the status bar.
        decided: other products count in the catalogue now.
    """

    started = Signal(object)
    noticed = Signal(object)
    failed = Signal(object)
    told = Signal(str)
    decided = Signal()

    def __init__(
        self,
        client: EngineClient,
        decoding: Lane,
        preferences: Preferences,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "audit_page")
        self._client = client
        self._is_stale = True
        self._state: AuditState | None = None
        self._health: dict[str, IssueList] = {}
        self._auditor = AuditController(client, preferences, self)
        self._groups = GroupsModel(self)
        self._complaints = IssuesModel(self)
        thumbnails = ThumbnailCache(client, decoding, self, cache_bytes=_CACHE_BYTES)
        self._work = WorkList(self._groups, self._complaints, thumbnails, theme)
        self._full = [FullPictures(thumbnails, decoding, self) for _ in range(2)]
        self._desk = ReviewPanel(self._auditor, self._full[0], decoding, theme)
        self._complaint_desk = IssuePanel(client, self._full[1], decoding, theme)
        self._note = PageMessage(theme)
        self._settler = DecisionController(self._auditor, self._groups, self._work.groups, self)
        self._errands = AuditActions(
            self._auditor, self._settler, self._groups, thumbnails, theme, self
        )
        self._build()
        self._connect_client()
        self._connect_auditor()
        self._connect_parts()
        self._add_shortcuts()

    def refresh(self) -> None:
        """Ask for everything again: the catalogue has changed."""
        self._is_stale = True
        self._catch_up()

    def _build(self) -> None:
        self._right = with_object_name(QStackedWidget(), "audit_pages")
        for part in (self._note, self._desk, self._complaint_desk):
            self._right.addWidget(part)
        splitter = with_object_name(QSplitter(Qt.Orientation.Horizontal), "audit_splitter")
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(8)
        self._work.setMinimumWidth(296)
        self._right.setMinimumWidth(480)
        splitter.addWidget(self._work)
        splitter.addWidget(self._right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([344, 900])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _connect_client(self) -> None:
        self._client.opened.connect(self._on_opened)
        self._client.ready.connect(lambda _: self._catch_up())

    def _connect_auditor(self) -> None:
        auditor = self._auditor
        auditor.state_changed.connect(self._on_state)
        auditor.health_found.connect(self._on_health)
        auditor.history_changed.connect(self._desk.rulings.show_history)
        auditor.running_changed.connect(lambda _: self._write())
        auditor.refused.connect(self._desk.forget)
        auditor.started.connect(self.started)
        auditor.noticed.connect(self.noticed)
        auditor.failed.connect(self.failed)
        auditor.decided.connect(self.decided)

    def _connect_parts(self) -> None:
        work, desk = self._work, self._desk
        work.group_chosen.connect(lambda _: self._show_current())
        work.complaint_chosen.connect(lambda _: self._show_current())
        work.kind_chosen.connect(lambda _: self._on_kind())
        work.picture_wanted.connect(desk.walk)
        work.run_wanted.connect(self._auditor.run)
        work.command_wanted.connect(self._errands.run)
        work.filters.changed.connect(self._on_choice)
        work.filters.left.connect(work.groups.setFocus)
        self._settler.changed.connect(self._on_list_changed)
        self._settler.told.connect(self.told)
        desk.settled.connect(
            lambda said, skus, whole: self._settler.settle(said, skus, is_whole=whole)
        )
        desk.rulings.undo_wanted.connect(self._settler.undo)
        desk.rulings.redo_wanted.connect(self._settler.redo)
        for part in (desk, self._complaint_desk):
            part.group_wanted.connect(self._step)
            part.failed.connect(self.failed)
            part.told.connect(self.told)
        self._note.run_wanted.connect(self._auditor.run)
        self._note.all_wanted.connect(work.filters.show_all)

    def _add_shortcuts(self) -> None:
        desk = self._desk
        slots: dict[str, Callable[[], object]] = {
            "next": lambda: self._step(1),
            "previous": lambda: self._step(-1),
            "mark": self._on_space,
            "reference": desk.make_active_reference,
            "merge": lambda: desk.rule("merge"),
            "variant": lambda: desk.rule("variant"),
            "different": lambda: desk.rule("different"),
            "later": lambda: desk.rule("later"),
            "undo": self._settler.undo,
            "redo": self._settler.redo,
            "side": lambda: self._view.set_mode("side"),
            "over": lambda: self._view.set_mode("over"),
            "split": lambda: self._view.set_mode("split"),
            "difference": lambda: self._view.set_mode("difference"),
            "swap": lambda: self._view.swap(),
            "blink": lambda: self._view.blink(not self._view.is_blinking),
            "zoom_in": lambda: self._view.zoom(1),
            "zoom_out": lambda: self._view.zoom(-1),
            "fit": lambda: self._view.fit(),
            "pixels": lambda: self._view.show_pixels(),
            "filter": self._work.filters.take_focus,
        }
        for name, (keys, _) in KEYS.items():
            for key in keys:
                made = QShortcut(QKeySequence(key), self)
                made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                made.activated.connect(slots[name])

    @property
    def _view(self) -> CompareView:
        is_complaint = self._right.currentWidget() is self._complaint_desk
        return self._complaint_desk.view if is_complaint else self._desk.view

    def _catch_up(self) -> None:
        if self._is_stale and self.isVisible() and self._client.is_ready:
            self._is_stale = False
            self._desk.forget()
            self._auditor.refresh()
        self._write()

    def _on_opened(self) -> None:
        self._is_stale = True
        self._state = None
        self._health = {}
        self._settler.forget()
        self._desk.clear()
        for pictures in self._full:
            pictures.forget()
        self._on_list_changed()

    def _on_state(self, state: AuditState) -> None:
        self._state = state
        self._write()

    def _on_health(self, lists: tuple[IssueList, ...]) -> None:
        self._health = {found.kind: found for found in lists}
        self._work.show_health(lists)
        if self._work.kind is not None:
            self._on_kind()

    def _on_kind(self) -> None:
        kind = self._work.kind
        if kind is not None:
            found = self._health.get(kind)
            row = max(0, self._work.complaints.current_row())
            self._complaints.show(kind, found.issues if found else ())
            self._work.complaints.choose(row)
            self._work.complaints.refresh()
        self._show_current()

    def _on_choice(self, choice: GroupFilter) -> None:
        self._groups.choose(choice)
        self._work.groups.choose(0)
        self._work.groups.refresh()
        self._on_list_changed()

    def _on_list_changed(self) -> None:
        shelf, choice = self._groups.shelf, self._groups.choice
        self._work.filters.show_counts(shelf.by_level(choice), shelf.by_state(choice))
        self._work.show_duplicates(shelf.by_state(GroupFilter())["open"])
        self._show_current()

    def _show_current(self) -> None:
        row = self._work.list.current_row()
        if row < 0:
            self._desk.clear()
            self._right.setCurrentWidget(self._note)
        elif self._work.kind is None:
            self._desk.show_group(self._groups.group(row), self._groups.name(row))
            self._right.setCurrentWidget(self._desk)
        else:
            complaint = self._complaints.complaint(row)
            self._complaint_desk.show_complaint(self._complaints.kind, complaint)
            self._right.setCurrentWidget(self._complaint_desk)
        self._write()

    def _step(self, step: int) -> None:
        rows = self._work.list
        if 0 <= rows.current_row() + step < rows.model().rowCount():
            rows.choose(rows.current_row() + step)

    def _on_space(self) -> None:
        # A button that has the focus keeps its own key.
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.animateClick()
        else:
            self._desk.toggle_active()

    def _write(self) -> None:
        is_running = self._auditor.is_running
        self._work.show_state(self._state, is_running=is_running)
        if self._work.kind is None:
            self._note.show_groups(
                self._state, self._groups.shelf, self._groups.choice, is_running=is_running
            )
        else:
            self._note.show_complaints(is_known=bool(self._health))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what has changed meanwhile, and let the keys work at once."""
        super().showEvent(event)
        self._catch_up()
        self._work.list.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language: names of products are looked up anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._is_stale = True
            self._catch_up()
