"""The controller of the user's decisions: stores them and updates the list of groups."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.duplicate_group import DuplicateGroup, GroupState
from desktop_app.domain.resolution import Resolution
from desktop_app.ui.audit.group_index import GroupIndex, GroupKey, group_key
from desktop_app.ui.audit.group_loader import GroupLoader
from desktop_app.ui.audit.groups_model import GroupsModel
from desktop_app.ui.audit.row_list import RowList
from desktop_app.ui.audit.value_labels import resolution_sentence
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import Task

# The groups that an action has changed, and their states before it.
_StatesBefore: TypeAlias = list[tuple[GroupKey, GroupState]]


class DecisionController(QObject):
    """Resolves groups of the list.

    The list changes at once, while the decision is being stored. If storing fails, the
    groups are loaded again.

    Signals:
        list_changed: groups were added, removed, or have another state.
        catalogue_changed: all decisions made in a row are stored.
        rejected: a decision could not be stored.
        failed: storing or loading has failed.
        status_message: a sentence for the status bar.
    """

    list_changed = Signal()
    catalogue_changed = Signal()
    rejected = Signal()
    failed = Signal(Exception)
    status_message = Signal(str)

    def __init__(
        self,
        client: EngineClient,
        loader: GroupLoader,
        groups: GroupsModel,
        rows: RowList,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._loader = loader
        self._groups = groups
        self._rows = rows
        self._undo_stack: list[_StatesBefore] = []
        self._redo_stack: list[_StatesBefore] = []
        self._selects_changed_group = False
        self._pending = 0
        loader.loaded.connect(self._on_groups_loaded)

    def reset(self) -> None:
        """Forget all groups and actions; another catalogue was opened."""
        self._undo_stack.clear()
        self._redo_stack.clear()
        self._groups.set_groups(GroupIndex((), ()))

    def resolve(
        self, resolution: Resolution, skus: Sequence[str], *, covers_whole_group: bool
    ) -> None:
        """Resolve the current group and go to the next one.

        Args:
            resolution: the decision.
            skus: of its products, in the same order.
            covers_whole_group: False if some products of the group are not part of it.
        """
        self._follow(
            self._client.write(lambda workspace: workspace.audit().resolve([resolution])),
            resolution_sentence(resolution.kind, skus[0], skus[1:]),
        )
        row = self._rows.current_row()
        position = self._groups.position(row)
        if covers_whole_group:
            self._apply({position: _state_after(resolution)})
        else:
            # Only the catalogue knows which groups remain.
            self._apply({})
            self._rows.select_row(row + 1)
        if not covers_whole_group or self._groups.group_index.shares_products(position):
            self._loader.load()
        self.list_changed.emit()

    def resolve_all(
        self, groups: Sequence[DuplicateGroup], resolutions: Sequence[Resolution]
    ) -> None:
        """Resolve many groups as one action."""
        stored = tuple(resolutions)
        self._follow(
            self._client.write(lambda workspace: workspace.audit().resolve(stored)),
            self.tr("%Ln group(s) resolved", "", len(groups)),
        )
        states: dict[int, GroupState] = {}
        for group, resolution in zip(groups, stored, strict=True):
            position = self._groups.group_index.position_of(group_key(group))
            if position is not None:
                states[position] = _state_after(resolution)
        self._apply(states)
        self._loader.load()
        self.list_changed.emit()

    def show_undone(self) -> None:
        """Update the list: the last decision was undone."""
        self._restore(self._undo_stack, self._redo_stack)

    def show_redone(self) -> None:
        """Update the list: the decision that was undone last was redone."""
        self._restore(self._redo_stack, self._undo_stack)

    def _follow(self, task: Task[None], message: str = "") -> None:
        """Pause loading until an action is stored, then show a message."""
        self._loader.pause()
        self._pending += 1
        if message:
            task.on_success(lambda _: self.status_message.emit(message))
        task.on_failure(self.failed)
        task.on_failure(lambda _: self._on_rejected())
        task.on_finish(self._on_stored)

    def _on_rejected(self) -> None:
        self._undo_stack.clear()
        self._redo_stack.clear()
        self._selects_changed_group = True
        self.rejected.emit()
        self._loader.load()

    def _on_stored(self) -> None:
        self._pending -= 1
        if self._pending:
            return
        if self._client.is_ready:
            self.catalogue_changed.emit()
        self._loader.resume()

    def _apply(self, states: dict[int, GroupState]) -> None:
        """Change states by position; an action without groups takes its place in the stack."""
        self._undo_stack.append(self._states_before(states))
        self._redo_stack.clear()
        if not states:
            return
        row = self._rows.current_row()
        if len(states) == 1:
            ((position, state),) = states.items()
            self._groups.set_state(position, state)
        else:
            self._set_states(states)
        self._rows.select_row(row)
        self._rows.refresh()

    def _restore(self, source: list[_StatesBefore], target: list[_StatesBefore]) -> None:
        """Restore the states on top of one stack; push the present ones on the other."""
        index = self._groups.group_index
        entries = source.pop() if source else []
        known = ((index.position_of(key), state) for key, state in entries)
        states = {position: state for position, state in known if position is not None}
        target.append(self._states_before(states))
        if states:
            self._set_states(states)
            row = self._groups.row_of(next(iter(states)))
            self._rows.select_row(0 if row is None else row)
            self._rows.refresh()
        # The states of groups from earlier sessions and of partly resolved groups are known
        # only to the catalogue.
        self._selects_changed_group = not states
        self._loader.load()
        self.list_changed.emit()

    def _states_before(self, positions: Iterable[int]) -> _StatesBefore:
        index = self._groups.group_index
        return [(group_key(index.groups[known]), index.state(known)) for known in positions]

    def _set_states(self, states: dict[int, GroupState]) -> None:
        for position, state in states.items():
            self._groups.group_index.set_state(position, state)
        self._groups.set_filter(self._groups.group_filter)

    def _on_groups_loaded(self, index: GroupIndex) -> None:
        previous, row = self._groups.group_index, max(0, self._rows.current_row())
        has_row = row < self._groups.rowCount()
        key = group_key(self._groups.group(row)) if has_row else None
        self._groups.set_groups(index)
        position = index.position_of(key)
        if self._selects_changed_group and len(previous):
            changed = index.first_changed(previous)
            position = position if changed is None else changed
        self._selects_changed_group = False
        new_row = None if position is None else self._groups.row_of(position)
        self._rows.select_row(row if new_row is None else new_row)
        self._rows.refresh()
        self.list_changed.emit()


def _state_after(resolution: Resolution) -> GroupState:
    return "later" if resolution.kind == "later" else "settled"
