"""Undo and redo of commands."""

from PySide6.QtCore import QObject

from desktop_app.errors import Message
from desktop_app.ui.stock.shelf.command_history import Command, CommandHistory


def _command(log: list[str], name: str, *, holds_photo: bool = False) -> Command:
    return Command(
        Message("Change"),
        lambda: log.append(f"undo {name}"),
        lambda: log.append(f"redo {name}"),
        holds_photo=holds_photo,
    )


def test_commands_are_undone_and_done_again_in_their_order() -> None:
    parent, log = QObject(), list[str]()
    history = CommandHistory(parent)
    history.undo()
    history.redo()
    for name in "ab":
        history.add(_command(log, name))
    history.undo()
    history.undo()
    history.redo()
    assert log == ["undo b", "undo a", "redo a"]
    assert history.descriptions.redo == Message("Change")
    history.add(_command(log, "c"))
    assert history.descriptions.redo is None


def test_a_forgotten_command_is_not_undone() -> None:
    parent, log = QObject(), list[str]()
    history = CommandHistory(parent)
    first, second = _command(log, "a"), _command(log, "b")
    history.add(first)
    history.add(second)
    history.forget(second)
    history.undo()
    assert log == ["undo a"]
    history.add(first)
    history.forget()
    assert history.descriptions.undo is None


def test_only_the_newest_photos_are_held() -> None:
    parent, log = QObject(), list[str]()
    history = CommandHistory(parent)
    for number in range(9):
        history.add(_command(log, str(number), holds_photo=True))
    while history.descriptions.undo is not None:
        history.undo()
    assert log == [f"undo {number}" for number in range(8, 2, -1)]
