"""Undo and redo of one certain action, for pages that have an undo of their own."""

from typing import TYPE_CHECKING

from desktop_app.domain.action import Action
from desktop_app.errors import Message, VitrineError

if TYPE_CHECKING:
    from desktop_app.engine.workspace import Workspace


def undo_action(workspace: "Workspace", action_id: int) -> Action:
    """Undo an action, and return it.

    Raises:
        VitrineError: another action has to be undone first, or another actor has changed the
            same products since.
    """
    action = _certain(workspace.catalogue.store.history.next_undo(), action_id)
    workspace.editor().undo()
    return action


def redo_action(workspace: "Workspace", action_id: int) -> Action:
    """Redo an action that was undone, and return it; as ``undo_action``."""
    action = _certain(workspace.catalogue.store.history.next_redo(), action_id)
    workspace.editor().redo()
    return action


def _certain(action: Action | None, action_id: int) -> Action:
    if action is None or action.id != action_id:
        raise VitrineError(
            Message("Products were changed in another way since then."),
            Message(
                "Edit > History lists the actions; undo the later ones on the catalogue page first."
            ),
        )
    return action
