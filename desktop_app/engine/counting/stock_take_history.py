"""Undo and redo of what the user has changed in a stock take since it was opened."""

from dataclasses import dataclass

from desktop_app.domain.stock_take import StockChange
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.errors import Message


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """Something that the user has done in a stock take.

    Attributes:
        title: a noun phrase.
        done: a change of the stock take, or the id of an action of the catalogue.
    """

    title: Message
    done: StockChange | int


class StockTakeHistory:
    """The changes in their order, with the actions of the catalogue among them.

    An action may also be undone and redone on other pages; the history follows that.
    """

    def __init__(self) -> None:
        self._done: list[HistoryStep] = []
        self._undone: list[HistoryStep] = []

    def add(self, title: Message, done: StockChange | int) -> None:
        """Add a change that was made, or the id of an action of the catalogue."""
        self._done.append(HistoryStep(title, done))
        self._undone.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._done.clear()
        self._undone.clear()

    @property
    def descriptions(self) -> UndoRedoDescriptions:
        """What undo and redo would do."""
        return UndoRedoDescriptions(_title(self._done), _title(self._undone))

    @property
    def next_undo(self) -> HistoryStep | None:
        """What would be undone; None if there is nothing."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> HistoryStep | None:
        """What would be made again; None if there is nothing."""
        return self._undone[-1] if self._undone else None

    def undo(self) -> None:
        """Note that the last step was taken back."""
        self._undone.append(self._done.pop())

    def redo(self) -> None:
        """Note that the step that was taken back last was made again."""
        self._done.append(self._undone.pop())

    def on_action_undone(self, action_id: int) -> None:
        """Follow the undo of an action of the catalogue; one of other pages changes nothing."""
        if self._done and self._done[-1].done == action_id:
            self.undo()
        else:
            # There are later changes of the stock take, which stay.
            self._done = [step for step in self._done if step.done != action_id]

    def on_action_redone(self, action_id: int) -> None:
        """Follow the redo of an action of the catalogue; one of other pages changes nothing."""
        if self._undone and self._undone[-1].done == action_id:
            self.redo()
        else:
            self._undone = [step for step in self._undone if step.done != action_id]


def _title(steps: list[HistoryStep]) -> Message | None:
    return steps[-1].title if steps else None
