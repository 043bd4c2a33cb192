"""Asks the session about the audit, and tells the page what came of it."""

import getpass
import logging
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from desktop_app import paths
from desktop_app.domain.duplicate_group import (
    REFERENCE_RULES,
    DuplicateGroup,
    ReferenceRule,
)
from desktop_app.domain.resolution import Resolution
from desktop_app.engine.duplicates.audit_report import AuditReport, DecisionReport
from desktop_app.errors import Message
from desktop_app.ui.audit.group_index import GroupIndex
from desktop_app.ui.background.lane import Latest, Task
from desktop_app.ui.background.session import Session
from desktop_app.ui.i18n.language import language_code, translate_function
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.i18n.number_format import number
from desktop_app.ui.settings.preferences import Preferences

if TYPE_CHECKING:
    from desktop_app.engine.duplicates.audit import Audit

_log = logging.getLogger(__name__)

_COUNT_EVERY_S: Final = 2.0


class AuditController(QObject):
    """The audit of the open catalogue.

    Signals:
        state_changed: an ``AuditState``.
        groups_found: a ``GroupIndex``.
        health_found: a tuple of ``IssueList``.
        history_changed: a ``History``.
        started: a ``Task`` whose progress is worth showing.
        running_changed: bool, whether pictures are being looked at.
        noticed: a ``Notice``.
        failed: an exception.
        refused: what was said of some groups could not be kept.
        decided: other products count in the catalogue now; once for many actions in a row.
    """

    state_changed = Signal(object)
    groups_found = Signal(object)
    health_found = Signal(object)
    history_changed = Signal(object)
    started = Signal(object)
    running_changed = Signal(bool)
    noticed = Signal(object)
    failed = Signal(object)
    refused = Signal()
    decided = Signal()

    def __init__(self, session: Session, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._preferences = preferences
        self._finding = Latest()
        self._checking = Latest()
        self._pending = 0
        self._is_finding = False
        self._counted_s = 0.0
        self.is_running = False

    @property
    def rules(self) -> tuple[ReferenceRule, ...]:
        """What chooses the references, in the order that the user set."""
        kept = self._preferences.now.reference_rules
        known = [rule for name in kept for rule in REFERENCE_RULES if rule == name]
        return tuple(dict.fromkeys((*known, *REFERENCE_RULES)))

    def set_rules(self, rules: Sequence[ReferenceRule]) -> None:
        """Choose the references anew."""
        self._preferences.change(reference_rules=tuple(rules))
        self.find_groups()

    def refresh(self) -> None:
        """Ask for everything again, if there is a catalogue to be asked."""
        if not self._session.is_ready:
            return
        self._ask_state()
        self._ask_history()
        self.find_groups()
        self.check_health()

    def find_groups(self) -> None:
        """Ask for the groups again."""
        self._is_finding = True
        if self._pending:
            return  # Until the last action is kept: what is found now would be out of date.
        task = self._finding.put(self._session.groups(self.rules))
        task.succeeded.connect(self._on_groups_found)
        task.failed.connect(self.failed)

    def check_health(self) -> None:
        """Ask for the lists of complaints again."""
        language = language_code()
        task = self._checking.put(self._session.run_audit(lambda audit: audit.health(language)))
        task.succeeded.connect(self.health_found)
        task.failed.connect(self.failed)

    def run(self) -> None:
        """Look at the pictures that were not looked at yet."""
        if self.is_running:
            return
        self._set_running(True)
        task = self._session.run_audit(lambda audit: audit.run())
        task.progressed.connect(lambda _: self._on_progress())
        task.succeeded.connect(self._on_run)
        task.failed.connect(self.failed)
        task.finished.connect(lambda: self._on_run_over(task))
        self.started.emit(task)

    def settle(self, settlements: Sequence[Resolution]) -> Task:
        """Keep what the user says, as one action."""
        kept = tuple(settlements)
        return self._act(lambda audit: audit.resolve(kept, author=_author()))

    def undo(self) -> Task:
        """Take the last action back."""
        return self._act(lambda audit: audit.undo())

    def redo(self) -> Task:
        """Do again what was taken back."""
        return self._act(lambda audit: audit.redo())

    def detail(self, group: DuplicateGroup) -> Task:
        """Look a group up; succeeds with ``GroupDetail``."""
        return self._session.ask_audit(lambda audit: audit.group(group.product_ids))

    def export(self, groups: Sequence[DuplicateGroup], file: Path) -> None:
        """Write groups to a file."""
        kept = tuple(groups)
        words, language = translate_function(
            self._preferences.now.language, paths.translations_folder()
        )
        task = self._session.run_audit(
            lambda audit: audit.export(kept, file, translate=words, language=language)
        )
        written = Message("Written: {file}", file=file.name)
        listed = Message("Groups, as listed: {count}", count=number(len(kept)))
        task.succeeded.connect(lambda _: self.noticed.emit(Notice("success", written, listed)))
        task.failed.connect(self.failed)
        self.started.emit(task)

    def import_decisions(self, file: Path) -> None:
        """Take decisions from a table."""
        task = self._session.run_audit(lambda audit: audit.import_decisions(file, author=_author()))
        task.succeeded.connect(self._on_imported)
        task.failed.connect(self.failed)
        task.finished.connect(self.refresh)
        task.succeeded.connect(lambda _: self.decided.emit())
        self.started.emit(task)

    def _on_groups_found(self, shelf: GroupIndex) -> None:
        self._is_finding = False
        self.groups_found.emit(shelf)

    def _act(self, verb: "Callable[[Audit], Any]") -> Task:
        self._finding.cancel()
        self._pending += 1
        task = self._session.ask_audit(verb)
        task.failed.connect(self.failed)
        task.failed.connect(lambda _: self.refused.emit())
        task.finished.connect(self._on_acted)
        return task

    def _on_acted(self) -> None:
        self._pending -= 1
        # Of many actions in a row, the last one asks.
        if not self._pending and self._session.is_ready:
            self._ask_history()
            self.decided.emit()
            if self._is_finding:
                self.find_groups()

    def _ask_state(self) -> None:
        task = self._session.ask_audit(lambda audit: audit.state())
        task.succeeded.connect(self.state_changed)
        task.failed.connect(self.failed)

    def _ask_history(self) -> None:
        task = self._session.ask_audit(lambda audit: audit.history())
        task.succeeded.connect(self.history_changed)
        task.failed.connect(self.failed)

    def _on_progress(self) -> None:
        # Counting costs the lane more than a step of the audit does.
        now_s = time.monotonic()
        if now_s - self._counted_s > _COUNT_EVERY_S:
            self._counted_s = now_s
            self._ask_state()

    def _set_running(self, is_running: bool) -> None:
        self.is_running = is_running
        self.running_changed.emit(is_running)

    def _on_run(self, report: AuditReport) -> None:
        found = Message("Groups to be settled: {count}", count=number(report.groups))
        self.noticed.emit(
            Notice(
                "success",
                Message("Pictures looked at: {count}", count=number(report.audited)),
                found,
            )
        )

    def _on_run_over(self, task: Task) -> None:
        self._set_running(False)
        if task.is_cancelled and self._session.is_ready:
            words = Message("The audit was stopped.")
            hint = Message("What it found so far is kept; it can go on at any time.")
            self.noticed.emit(Notice("warning", words, hint))
        self.refresh()

    def _on_imported(self, report: DecisionReport) -> None:
        taken = Message(
            "New decisions: {taken}; known before: {known}",
            taken=number(report.applied),
            known=number(report.unchanged),
        )
        if not report.rejected:
            self.noticed.emit(Notice("success", taken))
            return
        first = report.rejected[0]
        hint = Message(
            "Lines that cannot be used: {count}. Line {line}: {reason}",
            count=number(len(report.rejected)),
            line=number(first.line),
            reason=first.reason,
        )
        self.noticed.emit(Notice("warning", taken, hint))


@cache
def _author() -> str:
    """Return who decides; asked on the lane, for it may look into the system's files."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError) as error:
        _log.info("the user has no name: %s", error)
        return ""
