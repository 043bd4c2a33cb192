"""Undo and redo of what the user does with a shelf and its plans."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.errors import Message

_MAX_COMMANDS: Final = 100
# A photo takes up to 15 MB.
_MAX_PHOTOS: Final = 6


@dataclass(frozen=True, slots=True)
class Command:
    """Something that was done.

    Attributes:
        title: a noun phrase.
        undo: takes it back.
        redo: does it again.
        holds_photo: whether it needs the memory of a photo.
    """

    title: Message
    undo: Callable[[], object]
    redo: Callable[[], object]
    holds_photo: bool = False


class CommandHistory(QObject):
    """What was done, the newest last.

    Signals:
        changed: something else can be undone or redone.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._done: list[Command] = []
        self._undone: list[Command] = []

    @property
    def descriptions(self) -> UndoRedoDescriptions:
        """What undo and redo would do."""
        return UndoRedoDescriptions(
            self._done[-1].title if self._done else None,
            self._undone[-1].title if self._undone else None,
        )

    def add(self, command: Command) -> None:
        """Remember what was done."""
        self._done.append(command)
        del self._done[:-_MAX_COMMANDS]
        with_photo = [n for n, one in enumerate(self._done) if one.holds_photo]
        del self._done[: max([0, *(n + 1 for n in with_photo[:-_MAX_PHOTOS])])]
        self._undone.clear()
        self.changed.emit()

    def forget(self, command: Command | None = None) -> None:
        """Forget a command, or all of them."""
        self._done = [one for one in self._done if command is not None and one is not command]
        self._undone.clear()
        self.changed.emit()

    def replace(self, command: Command, newer: Command) -> None:
        """Replace a command, for example after its work has ended."""
        self._done = [newer if one is command else one for one in self._done]

    def undo(self) -> None:
        """Take back the newest command, if there is one."""
        if self._done:
            command = self._done.pop()
            self._undone.append(command)
            command.undo()
            self.changed.emit()

    def redo(self) -> None:
        """Do the command again that was taken back last, if there is one."""
        if self._undone:
            command = self._undone.pop()
            self._done.append(command)
            command.redo()
            self.changed.emit()
