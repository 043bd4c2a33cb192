"""Changes are undone in their order, those of the catalogue among them by the catalogue."""

from desktop_app.domain.stock_take import StockChange, StockState
from desktop_app.engine.counting.stock_take_history import StockTakeHistory
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.errors import Message

_FIRST, _SECOND = Message("First"), Message("Second")


def _change() -> StockChange:
    return StockChange(StockState(), StockState())


def test_changes_are_undone_and_redone() -> None:
    history, first, second = StockTakeHistory(), _change(), _change()
    assert history.undo() is None
    history.add(_FIRST, first)
    history.add(_SECOND, second)
    assert history.descriptions == UndoRedoDescriptions(_SECOND, None)
    assert history.undo() is second
    assert history.descriptions == UndoRedoDescriptions(_FIRST, _SECOND)
    assert history.redo() is second
    assert history.undo() is second
    history.add(_FIRST, first)
    assert history.redo() is None


def test_an_action_of_the_catalogue_has_to_be_undone_first() -> None:
    history, first = StockTakeHistory(), _change()
    history.add(_FIRST, first)
    history.add_action(_SECOND)
    assert history.descriptions == UndoRedoDescriptions(None, None)
    assert history.undo() is None
    history.on_action_undone()
    assert history.undo() is first
    assert history.redo() is first
    assert history.redo() is None
    history.on_action_redone()
    assert history.undo() is None
    history.clear()
    history.on_action_undone()
    assert history.undo() is None


def test_another_action_of_the_catalogue_changes_nothing() -> None:
    history = StockTakeHistory()
    history.add(_FIRST, _change())
    history.on_action_undone()
    history.on_action_redone()
    assert history.descriptions == UndoRedoDescriptions(_FIRST, None)
