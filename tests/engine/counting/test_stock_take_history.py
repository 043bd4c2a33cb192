"""Changes are undone in their order, with actions of the catalogue among them."""

from desktop_app.domain.stock_take import StockChange, StockState
from desktop_app.engine.counting.stock_take_history import HistoryStep, StockTakeHistory
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.errors import Message

_FIRST, _SECOND = Message("First"), Message("Second")
_ACTION, _OTHER_ACTION = 7, 8


def _change() -> StockChange:
    return StockChange(StockState(), StockState())


def test_changes_are_undone_and_redone() -> None:
    history, first, second = StockTakeHistory(), _change(), _change()
    history.add(_FIRST, first)
    history.add(_SECOND, second)
    assert history.descriptions == UndoRedoDescriptions(_SECOND, None)
    assert history.next_undo == HistoryStep(_SECOND, second)
    history.undo()
    assert history.descriptions == UndoRedoDescriptions(_FIRST, _SECOND)
    assert history.next_redo == HistoryStep(_SECOND, second)
    history.redo()
    history.undo()
    history.add(_FIRST, first)
    assert history.next_redo is None


def test_an_action_of_the_catalogue_is_a_step_among_the_others() -> None:
    history = StockTakeHistory()
    history.add(_FIRST, _change())
    history.add(_SECOND, _ACTION)
    assert history.descriptions == UndoRedoDescriptions(_SECOND, None)
    history.on_action_undone(_ACTION)
    assert history.descriptions == UndoRedoDescriptions(_FIRST, _SECOND)
    history.on_action_redone(_ACTION)
    assert history.descriptions == UndoRedoDescriptions(_SECOND, None)
    history.clear()
    history.on_action_undone(_ACTION)
    assert history.next_undo is None


def test_another_action_of_the_catalogue_changes_nothing() -> None:
    history = StockTakeHistory()
    history.add(_SECOND, _ACTION)
    history.on_action_undone(_OTHER_ACTION)
    assert history.descriptions == UndoRedoDescriptions(_SECOND, None)
    history.on_action_undone(_ACTION)
    history.on_action_redone(_OTHER_ACTION)
    assert history.descriptions == UndoRedoDescriptions(None, _SECOND)


def test_an_action_that_is_undone_elsewhere_after_later_changes_is_forgotten() -> None:
    history = StockTakeHistory()
    history.add(_SECOND, _ACTION)
    history.add(_FIRST, _change())
    history.on_action_undone(_ACTION)
    history.undo()
    assert history.descriptions == UndoRedoDescriptions(None, _FIRST)
