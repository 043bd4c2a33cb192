"""Loading of the groups of the open catalogue."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.duplicate_group import REFERENCE_RULES, ReferenceRule
from desktop_app.progress import Job
from desktop_app.ui.audit.group_index import GroupIndex
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.i18n.language import language_code
from desktop_app.ui.settings.preferences import Preferences

if TYPE_CHECKING:
    from desktop_app.engine.workspace import Workspace


class GroupLoader(QObject):
    """Loads groups, but not while decisions are being stored.

    Signals:
        loaded: all groups.
        failed: loading has failed.
    """

    loaded = Signal(GroupIndex)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._preferences = preferences
        self._loading = LatestTask()
        self._is_loading = False
        self._is_paused = False

    @property
    def is_loading(self) -> bool:
        """Whether groups are being loaded, or will be after decisions have been stored."""
        return self._is_loading

    @property
    def rules(self) -> tuple[ReferenceRule, ...]:
        """The rules that choose the references, in the user's order."""
        stored = self._preferences.now.reference_rules
        known = [rule for name in stored for rule in REFERENCE_RULES if rule == name]
        return tuple(dict.fromkeys((*known, *REFERENCE_RULES)))

    def set_rules(self, rules: Sequence[ReferenceRule]) -> None:
        """Store the order of the rules and load the groups again."""
        self._preferences.change(reference_rules=tuple(rules))
        self.load()

    def load(self) -> None:
        """Load all groups; while paused, as soon as loading goes on."""
        self._is_loading = True
        if not self._is_paused:
            rules, language = self.rules, language_code()
            task = self._client.run_reading_job(
                lambda workspace: _load_groups(workspace, rules, language)
            )
            self._loading.replace(task).on_success(self._on_loaded).on_failure(self.failed)

    def pause(self) -> None:
        """Stop loading: a decision makes the result out of date."""
        self._is_paused = True
        self._loading.cancel()

    def resume(self) -> None:
        """Go on with what ``pause`` has stopped or delayed."""
        self._is_paused = False
        if self._is_loading and self._client.is_ready:
            self.load()

    def _on_loaded(self, index: GroupIndex) -> None:
        self._is_loading = False
        self.loaded.emit(index)


def _load_groups(
    workspace: "Workspace", rules: Sequence[ReferenceRule], language: str
) -> Job[GroupIndex]:
    """Find the groups and name them in ``language``; runs on the engine's lane."""
    groups = yield from workspace.audit().groups(rules)
    references = workspace.catalogue.products([group.product_ids[0] for group in groups])
    return GroupIndex.localised(groups, references, language)
