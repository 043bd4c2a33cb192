"""What undo and redo would do to a catalogue now."""

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.action import Action, right_for
from desktop_app.engine.editing.action_description import UndoRedoDescriptions, describe_action
from desktop_app.errors import Message


def undo_redo_descriptions(catalogue: Catalogue) -> UndoRedoDescriptions:
    """Return what undo and redo would do; nothing that the role of the user may not do."""
    role = catalogue.role

    def described(action: Action | None) -> Message | None:
        is_possible = action is not None and role.may(right_for(action.kind))
        return describe_action(action) if is_possible else None

    history = catalogue.history
    return UndoRedoDescriptions(described(history.next_undo()), described(history.next_redo()))
