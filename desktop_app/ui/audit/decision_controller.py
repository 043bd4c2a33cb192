"""Keeps the list in step with what the user says: at once, and mended where that failed."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.duplicate_group import DuplicateGroup, GroupState
from desktop_app.domain.resolution import Resolution
from desktop_app.engine.duplicates.audit_report import History
from desktop_app.ui.audit.audit_controller import AuditController
from desktop_app.ui.audit.group_index import (
    GroupIndex,
    GroupKey,
    key_of,
)
from desktop_app.ui.audit.groups_model import GroupsModel
from desktop_app.ui.audit.labels import resolution_sentence
from desktop_app.ui.audit.row_list import RowList
from desktop_app.ui.background.task import Task
from desktop_app.ui.i18n.messages import localised_text


class DecisionController(QObject):
    """Settles groups of the list.

    Signals:
        changed: other groups are listed, or other things are said of them.
        told: a sentence about what was done.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(
        self, auditor: AuditController, groups: GroupsModel, rows: RowList, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._auditor = auditor
        self._groups = groups
        self._rows = rows
        self._done: list[list[tuple[GroupKey, GroupState]]] = []
        self._undone: list[list[tuple[GroupKey, GroupState]]] = []
        self._looks_for_change = False
        self._history = History(None, None)
        self._turned: Literal["", "undo", "redo"] = ""
        auditor.history_changed.connect(self._on_history)
        auditor.groups_found.connect(self._on_found)
        auditor.refused.connect(self._on_refused)

    def forget(self) -> None:
        """Start anew with another catalogue."""
        self._done.clear()
        self._undone.clear()
        self._history = History(None, None)
        self._groups.show(GroupIndex((), ()))

    def settle(self, settlement: Resolution, skus: Sequence[str], *, is_whole: bool) -> None:
        """Settle the group under the cursor, and go on to the next one.

        Args:
            settlement: what the user says.
            skus: of its products, in their order.
            is_whole: whether it is about all products of the group.
        """
        row = self._rows.current_row()
        number = self._groups.number(row)
        words = resolution_sentence(settlement.kind, skus[0], skus[1:])
        self._tell(self._auditor.settle([settlement]), words)
        if is_whole:
            self._take_down({number: _state_after(settlement)})
        else:
            # Which group it will be among only the catalogue knows.
            self._take_down({})
            self._rows.choose(row + 1)
        if not is_whole or self._groups.shelf.touching(number):
            self._auditor.find_groups()
        self.changed.emit()

    def settle_all(
        self, groups: Sequence[DuplicateGroup], settlements: Sequence[Resolution]
    ) -> None:
        """Settle many groups as one action."""
        words = self.tr("%Ln group(s) settled", "", len(groups))
        self._tell(self._auditor.settle(settlements), words)
        shelf = self._groups.shelf
        states: dict[int, GroupState] = {}
        for group, settlement in zip(groups, settlements, strict=True):
            number = shelf.row_of(key_of(group))
            if number is not None:
                states[number] = _state_after(settlement)
        self._take_down(states)
        self._auditor.find_groups()
        self.changed.emit()

    def undo(self) -> None:
        """Take the last action back, if there is one."""
        if self._done or self._history.undo is not None:
            self._turned = "undo"
            self._auditor.undo()
            self._turn_back(self._done, self._undone)

    def redo(self) -> None:
        """Do again what was taken back, if anything was."""
        if self._undone or self._history.redo is not None:
            self._turned = "redo"
            self._auditor.redo()
            self._turn_back(self._undone, self._done)

    def _tell(self, task: Task[object], words: str) -> None:
        self._turned = ""
        task.on_success(lambda _: self.told.emit(words))

    def _take_down(self, states: dict[int, GroupState]) -> None:
        shelf = self._groups.shelf
        self._done.append([(key_of(shelf.groups[n]), shelf.state(n)) for n in states])
        self._undone.clear()
        if states:
            self._set_states(states)

    def _set_states(self, states: dict[int, GroupState]) -> None:
        row = self._rows.current_row()
        if len(states) == 1:
            ((number, state),) = states.items()
            self._groups.set_state(number, state)
        else:
            for number, state in states.items():
                self._groups.shelf.set_state(number, state)
            self._groups.choose(self._groups.choice)
        self._rows.choose(row)
        self._rows.refresh()

    def _turn_back(
        self,
        source: list[list[tuple[GroupKey, GroupState]]],
        target: list[list[tuple[GroupKey, GroupState]]],
    ) -> None:
        shelf = self._groups.shelf
        entries = source.pop() if source else []
        numbers = {shelf.row_of(key): state for key, state in entries}
        states = {number: state for number, state in numbers.items() if number is not None}
        # An action that no group stands for has its place among the others, too.
        target.append([(key_of(shelf.groups[n]), shelf.state(n)) for n in states])
        if states:
            for number, state in states.items():
                shelf.set_state(number, state)
            self._groups.choose(self._groups.choice)
            self._go_to(next(iter(states)))
        # What was done before the window was opened, or to a part, only the catalogue knows.
        self._looks_for_change = not states
        self._auditor.find_groups()
        self.changed.emit()

    def _go_to(self, number: int) -> None:
        row = self._groups.row_of(number)
        self._rows.choose(0 if row is None else row)
        self._rows.refresh()

    def _on_history(self, history: History) -> None:
        self._history = history
        turned, self._turned = self._turned, ""
        # What was taken back is what could be done again now, and the reverse.
        if turned == "undo" and history.redo is not None:
            self.told.emit(self.tr("Taken back: {what}").format(what=localised_text(history.redo)))
        elif turned == "redo" and history.undo is not None:
            self.told.emit(self.tr("Done again: {what}").format(what=localised_text(history.undo)))

    def _on_refused(self) -> None:
        self._done.clear()
        self._undone.clear()
        self._looks_for_change = True
        self._auditor.find_groups()

    def _on_found(self, shelf: GroupIndex) -> None:
        before, row = self._groups.shelf, max(0, self._rows.current_row())
        key = key_of(self._groups.group(row)) if row < self._groups.rowCount() else None
        self._groups.show(shelf)
        number = shelf.row_of(key)
        if self._looks_for_change and len(before):
            changed = shelf.first_unlike(before)
            number = number if changed is None else changed
        self._looks_for_change = False
        kept = None if number is None else self._groups.row_of(number)
        self._rows.choose(row if kept is None else kept)
        self._rows.refresh()
        self.changed.emit()


def _state_after(settlement: Resolution) -> GroupState:
    return "later" if settlement.kind == "later" else "settled"
