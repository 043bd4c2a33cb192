"""The controller of the audit: runs it, loads its results, exports and imports."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop_app import paths
from desktop_app.domain.duplicate_group import DuplicateGroup
from desktop_app.engine.duplicates.audit_report import AuditReport, AuditState, DecisionReport
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask, Task
from desktop_app.ui.i18n.language import language_code, translate_function
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.settings.preferences import Preferences

_LOAD_STATE_EVERY_S: Final = 2.0


class AuditController(QObject):
    """The audit of the open catalogue, without its groups and decisions.

    Attributes:
        is_running: whether pictures are being compared.

    Signals:
        state_loaded: how many pictures have been compared.
        issues_loaded: a tuple of ``IssueList``.
        running_changed: ``is_running`` has changed.
        results_changed: groups, issues and state must be loaded again.
        catalogue_changed: imported decisions are stored.
        job_started: a task whose progress is shown.
        notice_raised: the result of an action.
        failed: an action or loading has failed.
    """

    state_loaded = Signal(AuditState)
    issues_loaded = Signal(tuple)
    running_changed = Signal()
    results_changed = Signal()
    catalogue_changed = Signal()
    job_started = Signal(Task)
    notice_raised = Signal(Notice)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._preferences = preferences
        self._loading_issues = LatestTask()
        self._state_loaded_s = 0.0
        self.is_running = False

    def load_state(self) -> None:
        """Load how many pictures have been compared."""
        task = self._client.run(lambda workspace: workspace.audit().state())
        task.on_success(self.state_loaded).on_failure(self.failed)

    def load_issues(self) -> None:
        """Load the lists of issues."""
        language = language_code()
        task = self._client.run_reading_job(lambda workspace: workspace.audit().health(language))
        self._loading_issues.replace(task).on_success(self.issues_loaded).on_failure(self.failed)

    def run(self) -> None:
        """Compare the pictures that are new since the last run."""
        if self.is_running:
            return
        self._set_running(True)
        task = self._client.run_job(lambda workspace: workspace.audit().run())
        task.on_progress(lambda _: self._on_progress())
        task.on_success(self._on_run_succeeded).on_failure(self.failed)
        task.on_finish(lambda: self._on_run_finished(task))
        self.job_started.emit(task)

    def export(self, groups: Sequence[DuplicateGroup], file: Path) -> None:
        """Write groups to a file."""
        exported = tuple(groups)
        translate, language = translate_function(
            self._preferences.now.language, paths.translations_folder()
        )
        task = self._client.run_job(
            lambda workspace: workspace.audit().export(
                exported, file, translate=translate, language=language
            )
        )
        message = Message("Exported: {file}", file=file.name)
        hint = Message("Groups as listed: {count}", count=format_number(len(exported)))
        task.on_success(lambda _: self.notice_raised.emit(Notice("success", message, hint)))
        task.on_failure(self.failed)
        self.job_started.emit(task)

    def import_decisions(self, file: Path) -> None:
        """Import decisions from a table."""
        task = self._client.run_job(lambda workspace: workspace.audit().import_decisions(file))
        task.on_success(self._on_imported).on_failure(self.failed)
        task.on_finish(self.results_changed)
        task.on_success(lambda _: self.catalogue_changed.emit())
        self.job_started.emit(task)

    def _on_progress(self) -> None:
        # Loading the state costs more than a step of the audit.
        now_s = time.monotonic()
        if now_s - self._state_loaded_s > _LOAD_STATE_EVERY_S:
            self._state_loaded_s = now_s
            self.load_state()

    def _set_running(self, is_running: bool) -> None:
        self.is_running = is_running
        self.running_changed.emit()

    def _on_run_succeeded(self, report: AuditReport) -> None:
        message = Message("Pictures compared: {count}", count=format_number(report.audited))
        hint = Message(
            "Open groups: {count}; variants: {variants}",
            count=format_number(report.groups),
            variants=format_number(report.variant_groups),
        )
        self.notice_raised.emit(Notice("success", message, hint))

    def _on_run_finished(self, task: Task[AuditReport]) -> None:
        self._set_running(False)
        if task.is_cancelled and self._client.is_ready:
            message = Message("The audit was stopped.")
            hint = Message("Results so far are kept. You can continue at any time.")
            self.notice_raised.emit(Notice("warning", message, hint))
        self.results_changed.emit()

    def _on_imported(self, report: DecisionReport) -> None:
        message = Message(
            "Decisions imported: {applied}; unchanged: {unchanged}",
            applied=format_number(report.applied),
            unchanged=format_number(report.unchanged),
        )
        if not report.rejected:
            self.notice_raised.emit(Notice("success", message))
            return
        first = report.rejected[0]
        hint = Message(
            "Rows skipped: {count}. Row {line}: {reason}",
            count=format_number(len(report.rejected)),
            line=format_number(first.line),
            reason=first.reason,
        )
        self.notice_raised.emit(Notice("warning", message, hint))
