"""The history of a catalogue: actions that can be undone, and the changes of each product."""

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from desktop_app.domain.action import Action, ActionKind, HistoryEntry, ProductChange
from desktop_app.domain.role import Right


class RecordedAction(Protocol):
    """An action that is being carried out, in one transaction or in several.

    If it is undone between two steps, the further steps are a new action.

    Attributes:
        id: of the action; None as long as nothing was changed.
    """

    id: int | None

    def step(self) -> AbstractContextManager[None]:
        """Record all changes of the block as part of the action.

        The block is one transaction, or part of the one it runs in. An action without
        changes leaves no trace.
        """


class ActionHistory(Protocol):
    """Undo and redo of this actor's actions, and the history of products.

    ``kinds`` are the kinds of actions that count; None for all.
    """

    def record(
        self, kind: ActionKind, label: str = "", *, right: Right | None = None
    ) -> RecordedAction:
        """Return a new action; its first change removes actions that were undone.

        Args:
            kind: what is done.
            label: more about it, such as the name of an imported file.
            right: what it needs; None for the right that actions of this kind need.

        Raises:
            RefusedError: the role of this actor lacks the right.
        """

    def revert(self, action_id: int) -> list[int]:
        """Revert an action that was not completed; it leaves no trace.

        Values that were changed since by anybody stay. An action that was undone already
        is left alone.

        Returns:
            the ids of pictures that are in the catalogue again.
        """

    def next_undo(self, kinds: Collection[ActionKind] | None = None) -> Action | None:
        """Return the action that ``undo`` would revert, or None."""

    def next_redo(self, kinds: Collection[ActionKind] | None = None) -> Action | None:
        """Return the action that ``redo`` would repeat, or None."""

    def undo(self, kinds: Collection[ActionKind] | None = None) -> list[int]:
        """Revert this actor's last action, if there is one.

        Values that were changed since without an action stay.

        Returns:
            the ids of pictures that are in the catalogue again.

        Raises:
            VitrineError: another actor has changed the same products since, or the role of
                this actor may not do what is to be undone.
        """

    def redo(self, kinds: Collection[ActionKind] | None = None) -> list[int]:
        """Repeat the action that this actor reverted last; as ``undo``."""

    def entries(self, *, before_id: int | None = None, limit: int) -> list[HistoryEntry]:
        """Return actions of all actors, newest first.

        Args:
            before_id: only older actions than this one; None for the newest.
            limit: maximum number.
        """

    def undone(self, action_ids: Collection[int]) -> set[int]:
        """Return which of these actions are undone, or were and cannot be redone any more."""

    def of_product(self, product_id: int, *, limit: int) -> list[ProductChange]:
        """Return the last ``limit`` changes of a product by any actor, newest first.

        Changes that were undone are left out.
        """

    def entered_fields(self, product_ids: Sequence[int]) -> dict[int, set[str]]:
        """Return the fields of products whose values were last set by hand, not by an import.

        Args:
            product_ids: products; one that was added by hand has all fields in the result,
                except those that an import has set since.
        """
