"""One certain action is undone, and no other one in its place."""

import pytest

from desktop_app.engine.editing.certain_action import redo_action, undo_action
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import VitrineError


def _rename(workspace: Workspace, name: str) -> int:
    store = workspace.catalogue.store
    (product_id,) = store.products.ids()
    with (action := store.history.record("edit")).step():
        store.products.update({product_id: {"name": name}})
    assert action.id is not None
    return action.id


def test_only_that_action_is_undone_and_redone(workspace: Workspace) -> None:
    workspace.catalogue.store.products.add({"TEA": {"name": "Tea"}})
    first, second = _rename(workspace, "First"), _rename(workspace, "Second")
    with pytest.raises(VitrineError, match="another way"):
        undo_action(workspace, first)
    assert undo_action(workspace, second).id == second
    assert undo_action(workspace, first).id == first
    with pytest.raises(VitrineError, match="another way"):
        redo_action(workspace, second)
    assert redo_action(workspace, first).id == first
