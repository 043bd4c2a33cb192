"""Undo and redo of what the user has changed in a stock take since it was opened."""

from dataclasses import dataclass

from desktop_app.domain.stock_take import StockChange
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.errors import Message


@dataclass(frozen=True, slots=True)
class _Step:
    """A change, or None for an action of the catalogue, which has an undo of its own."""

    title: Message
    change: StockChange | None


class StockTakeHistory:
    """The changes in their order, with the actions of the catalogue among them.

    While such an action is the newest step, the undo of the catalogue has to be used.
    """

    def __init__(self) -> None:
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    def add(self, title: Message, change: StockChange) -> None:
        """Add a change that was made."""
        self._add(_Step(title, change))

    def add_action(self, title: Message) -> None:
        """Add an action of the catalogue that was made."""
        self._add(_Step(title, None))

    def clear(self) -> None:
        """Forget everything."""
        self._done.clear()
        self._undone.clear()

    @property
    def descriptions(self) -> UndoRedoDescriptions:
        """What undo and redo would do; nothing where the catalogue's own have to be used."""
        return UndoRedoDescriptions(_title(self._done), _title(self._undone))

    def undo(self) -> StockChange | None:
        """Take the last change back; None if there is none, or an action comes first."""
        return self._move(self._done, self._undone)

    def redo(self) -> StockChange | None:
        """Return the change that is to be made again; None as for ``undo``."""
        return self._move(self._undone, self._done)

    def on_action_undone(self) -> None:
        """Follow the undo of the catalogue."""
        if self._done and self._done[-1].change is None:
            self._undone.append(self._done.pop())

    def on_action_redone(self) -> None:
        """Follow the redo of the catalogue."""
        if self._undone and self._undone[-1].change is None:
            self._done.append(self._undone.pop())

    def _add(self, step: _Step) -> None:
        self._done.append(step)
        self._undone.clear()

    @staticmethod
    def _move(source: list[_Step], target: list[_Step]) -> StockChange | None:
        change = source[-1].change if source else None
        if change is not None:
            target.append(source.pop())
        return change


def _title(steps: list[_Step]) -> Message | None:
    return steps[-1].title if steps and steps[-1].change is not None else None
