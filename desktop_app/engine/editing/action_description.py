"""What undo and redo would do, in words."""

from dataclasses import dataclass

from desktop_app.domain.action import Action
from desktop_app.errors import Message


@dataclass(frozen=True, slots=True)
class UndoRedoDescriptions:
    """Descriptions of what undo and redo would do; None if there is nothing to do."""

    undo: Message | None
    redo: Message | None


def describe_action(action: Action | None) -> Message | None:
    """Return what an action did, for a menu; None if there is no action."""
    if action is None:
        return None
    count = action.product_count
    match action.kind:
        case "merge":
            return Message("Merge of {count} products", count=count)
        case "variant":
            return Message("{count} products marked as variants", count=count)
        case "different":
            return Message("{count} products marked as different", count=count)
        case "later":
            return Message("{count} products postponed", count=count)
        case "import":
            return Message("Import of {name}", name=action.label)
        case _:
            return _description_of_edit(action)


def _description_of_edit(action: Action) -> Message:
    sku, count = action.label, action.product_count
    match action.kind:
        case "add":
            return Message("Product {sku} added", sku=sku)
        case "pictures":
            return Message("Pictures of {sku} changed", sku=sku)
        case "main_picture":
            return Message("Main picture of {sku} chosen", sku=sku)
        case "delete":
            return Message("Number of products deleted: {count}", count=count)
        case "archive":
            return Message("Number of products archived: {count}", count=count)
        case "unarchive":
            return Message("Number of products taken out of the archive: {count}", count=count)
        case _ if sku:
            return Message("Product {sku} changed", sku=sku)
        case _:
            return Message("Number of products changed: {count}", count=count)
