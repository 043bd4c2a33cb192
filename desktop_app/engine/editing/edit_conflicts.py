"""Conflicts of an edit with what somebody else has changed meanwhile."""

from collections.abc import Mapping
from typing import Any, Final

from desktop_app.domain.product import Product
from desktop_app.engine.editing.field_validation import FieldProblem
from desktop_app.errors import Message

# Characters of a value in a message.
_MAX_SHOWN: Final = 60


def edit_conflicts(
    values: Mapping[str, Any], seen: Product, current: Product
) -> list[FieldProblem]:
    """Return a problem for each value that would replace one that the user has not seen.

    Args:
        values: what is going to be saved, by field, different from ``current``.
        seen: the product as the user saw it.
        current: the product as it is saved now.
    """
    return [
        FieldProblem(field, _message(getattr(current, field)))
        for field, value in values.items()
        if _replaces_unseen(value, getattr(seen, field), getattr(current, field))
    ]


def _replaces_unseen(value: Any, seen: Any, current: Any) -> bool:
    if not isinstance(current, Mapping):
        return bool(seen != current)
    replaced = [key for key in {*value, *current} if value.get(key) != current.get(key)]
    return any(seen.get(key) != current.get(key) for key in replaced)


def _message(current: Any) -> Message:
    if not current or isinstance(current, Mapping | tuple) or len(str(current)) > _MAX_SHOWN:
        return Message("This was changed elsewhere meanwhile. Save again to replace it.")
    return Message(
        "This was changed elsewhere meanwhile, to {value}. Save again to replace it.",
        value=current,
    )
