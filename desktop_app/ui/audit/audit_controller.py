"""Asks the engine about the audit, and tells the page what came of it."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop_app import paths
from desktop_app.domain.duplicate_group import (
    REFERENCE_RULES,
    DuplicateGroup,
    GroupDetail,
    ReferenceRule,
)
from desktop_app.domain.resolution import Resolution
from desktop_app.engine.duplicates.audit_report import AuditReport, DecisionReport
from desktop_app.errors import Message
from desktop_app.progress import Job
from desktop_app.ui.audit.group_index import GroupIndex
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask, Task
from desktop_app.ui.i18n.language import language_code, translate_function
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.i18n.number_format import number
from desktop_app.ui.settings.preferences import Preferences

if TYPE_CHECKING:
    from desktop_app.engine.duplicates.audit import Audit
    from desktop_app.engine.workspace import Workspace


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

    def __init__(self, client: EngineClient, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._preferences = preferences
        self._finding = LatestTask()
        self._checking = LatestTask()
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
        if not self._client.is_ready:
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
        rules, language = self.rules, language_code()
        task = self._finding.replace(
            self._client.run_job(lambda workspace: _group_index(workspace, rules, language))
        )
        task.on_success(self._on_groups_found)
        task.on_failure(self.failed)

    def check_health(self) -> None:
        """Ask for the lists of complaints again."""
        language = language_code()
        task = self._checking.replace(
            self._client.run_job(lambda workspace: workspace.audit().health(language))
        )
        task.on_success(self.health_found)
        task.on_failure(self.failed)

    def run(self) -> None:
        """Look at the pictures that were not looked at yet."""
        if self.is_running:
            return
        self._set_running(True)
        task = self._client.run_job(lambda workspace: workspace.audit().run())
        task.on_progress(lambda _: self._on_progress())
        task.on_success(self._on_run)
        task.on_failure(self.failed)
        task.on_finish(lambda: self._on_run_over(task))
        self.started.emit(task)

    def settle(self, settlements: Sequence[Resolution]) -> Task[object]:
        """Keep what the user says, as one action."""
        kept = tuple(settlements)
        return self._act(lambda audit: audit.resolve(kept))

    def undo(self) -> Task[object]:
        """Take the last action back."""
        return self._act(lambda audit: audit.undo())

    def redo(self) -> Task[object]:
        """Do again what was taken back."""
        return self._act(lambda audit: audit.redo())

    def detail(self, group: DuplicateGroup) -> Task[GroupDetail]:
        """Look a group up."""
        return self._client.run(lambda workspace: workspace.audit().group(group.product_ids))

    def export(self, groups: Sequence[DuplicateGroup], file: Path) -> None:
        """Write groups to a file."""
        kept = tuple(groups)
        words, language = translate_function(
            self._preferences.now.language, paths.translations_folder()
        )
        task = self._client.run_job(
            lambda workspace: workspace.audit().export(
                kept, file, translate=words, language=language
            )
        )
        written = Message("Written: {file}", file=file.name)
        listed = Message("Groups, as listed: {count}", count=number(len(kept)))
        task.on_success(lambda _: self.noticed.emit(Notice("success", written, listed)))
        task.on_failure(self.failed)
        self.started.emit(task)

    def import_decisions(self, file: Path) -> None:
        """Take decisions from a table."""
        task = self._client.run_job(lambda workspace: workspace.audit().import_decisions(file))
        task.on_success(self._on_imported)
        task.on_failure(self.failed)
        task.on_finish(self.refresh)
        task.on_success(lambda _: self.decided.emit())
        self.started.emit(task)

    def _on_groups_found(self, shelf: GroupIndex) -> None:
        self._is_finding = False
        self.groups_found.emit(shelf)

    def _act(self, verb: "Callable[[Audit], object]") -> Task[object]:
        self._finding.cancel()
        self._pending += 1
        task = self._client.run(lambda workspace: verb(workspace.audit()))
        task.on_failure(self.failed)
        task.on_failure(lambda _: self.refused.emit())
        task.on_finish(self._on_acted)
        return task

    def _on_acted(self) -> None:
        self._pending -= 1
        # Of many actions in a row, the last one asks.
        if not self._pending and self._client.is_ready:
            self._ask_history()
            self.decided.emit()
            if self._is_finding:
                self.find_groups()

    def _ask_state(self) -> None:
        task = self._client.run(lambda workspace: workspace.audit().state())
        task.on_success(self.state_changed)
        task.on_failure(self.failed)

    def _ask_history(self) -> None:
        task = self._client.run(lambda workspace: workspace.audit().history())
        task.on_success(self.history_changed)
        task.on_failure(self.failed)

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

    def _on_run_over(self, task: Task[AuditReport]) -> None:
        self._set_running(False)
        if task.is_cancelled and self._client.is_ready:
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


def _group_index(
    workspace: "Workspace", rules: Sequence[ReferenceRule], language: str
) -> Job[GroupIndex]:
    """Find the groups and name them in ``language``; runs on the engine's lane."""
    groups = yield from workspace.audit().groups(rules)
    references = workspace.catalogue.products([group.product_ids[0] for group in groups])
    return GroupIndex.named(groups, references, language)
