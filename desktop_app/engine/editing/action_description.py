"""Descriptions of actions, for menus and the history."""

from dataclasses import dataclass
from typing import Final

from desktop_app.domain.action import Action, ActionKind
from desktop_app.errors import Message


@dataclass(frozen=True, slots=True)
class UndoRedoDescriptions:
    """Descriptions of what undo and redo would do; None if there is nothing to do."""

    undo: Message | None
    redo: Message | None


# Noun phrases: they also follow "Undo" and "Redo". By kind: without a label of several
# products, with a label, without a label of one product.
_DESCRIPTIONS: Final[dict[ActionKind, tuple[Message, Message, Message]]] = {
    "merge": (Message("Merge of {count} products"),) * 3,
    "variant": (Message("Marking of {count} products as variants"),) * 3,
    "different": (Message("Marking of {count} products as different"),) * 3,
    "later": (Message("Postponement of {count} products"),) * 3,
    "import": (Message("Import of {label}"),) * 2 + (Message("Import"),),
    "row_correction": (Message("Correction of rows of {label}"),) * 3,
    "add": (
        Message("Addition of {count} products"),
        Message("Addition of {label}"),
        Message("Addition of one product"),
    ),
    "delete": (
        Message("Deletion of {count} products"),
        Message("Deletion of {label}"),
        Message("Deletion of one product"),
    ),
    "archive": (
        Message("Archiving of {count} products"),
        Message("Archiving of {label}"),
        Message("Archiving of one product"),
    ),
    "unarchive": (
        Message("Unarchiving of {count} products"),
        Message("Unarchiving of {label}"),
        Message("Unarchiving of one product"),
    ),
    "pictures": (
        Message("Change of the pictures of {count} products"),
        Message("Change of the pictures of {label}"),
        Message("Change of the pictures of one product"),
    ),
    "photo": (Message("Addition of a photo to {label}"),) * 3,
    "correction": (Message("Correction to {label}"),) * 3,
    "main_picture": (Message("Choice of the main picture of {label}"),) * 3,
    "edit": (
        Message("Change of {count} products"),
        Message("Change of {label}"),
        Message("Change of one product"),
    ),
}


def describe_action(action: Action | None) -> Message | None:
    """Return what an action does, for a menu; None if there is no action."""
    if action is None:
        return None
    # A later version of the program may have written another kind.
    several, labelled, single = _DESCRIPTIONS.get(action.kind, _DESCRIPTIONS["edit"])
    if action.label:
        template = labelled.template
    else:
        template = several.template if action.product_count > 1 else single.template
    return Message(template, count=action.product_count, label=action.label)
