"""Descriptions of the changes of a product."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from desktop_app.domain.action import ActionKind, ProductChange
from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.product_fields.field_labels import FIELD_LABELS
from desktop_app.ui.product_fields.product_draft import price_text

_NOTHING: Final = Message("(empty)")
_BEFORE_AFTER: Final = Message("{field}: {before} → {after}")
_ADDED: Final[dict[str, Message]] = {
    "product": Message("Product added"),
    "picture": Message("Picture added"),
    "alias": Message("Other SKU added: {value}"),
    "merged_into": Message("Merged into another product"),
    "archived_at": Message("Archived"),
}
_REMOVED: Final[dict[str, Message]] = {
    "product": Message("Product deleted"),
    "picture": Message("Picture removed"),
    "alias": Message("Other SKU removed: {value}"),
    "merged_into": Message("Merge undone"),
    "archived_at": Message("Unarchived"),
}
_OTHER: Final[dict[str, Message]] = {
    "main_picture_id": Message("Main picture chosen"),
    "picture_moved": Message("File of a picture moved or renamed"),
}
_KINDS: Final[dict[ActionKind, Message]] = {
    "import": Message("Import of {name}"),
    "row_correction": Message("Correction of rows of {name}"),
    "merge": Message("Merge"),
}
# Longer texts are cut in the list; the tool tip shows more.
_MAX_LENGTH: Final = 60


def change_text(change: ProductChange, max_length: int = _MAX_LENGTH) -> str:
    """Return what a change did, such as ``Price: 1.50 → 2.75``."""
    name, before, after = change.field, change.before, change.after
    if name in FIELD_LABELS:
        return " · ".join(_field_changes(name, before, after, max_length))
    if name in _OTHER:
        return localised_text(_OTHER[name])
    messages = _ADDED if after else _REMOVED
    if name not in messages:
        return name
    template = messages[name].template
    return localised_text(Message(template, value=after or before))


def action_text(change: ProductChange) -> str:
    """Return the action that a change was part of, if it says more than the change itself."""
    message = _KINDS.get(change.kind)
    if message is None:
        return ""
    return localised_text(Message(message.template, name=change.label))


def _field_changes(name: str, before: Any, after: Any, max_length: int) -> Iterator[str]:
    if name != "attributes":
        yield _before_after(FIELD_LABELS[name], before, after, max_length)
        return
    old: Mapping[str, str] = before or {}
    new: Mapping[str, str] = after or {}
    changed = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    if not changed:
        yield localised_text(FIELD_LABELS[name])
    for key in changed:
        yield _before_after(key, old.get(key), new.get(key), max_length)


def _before_after(field: Message | str, before: Any, after: Any, max_length: int) -> str:
    return localised_text(
        Message(
            _BEFORE_AFTER.template,
            field=field,
            before=_shown(before, max_length),
            after=_shown(after, max_length),
        )
    )


def _shown(value: Any, max_length: int) -> Message | str:
    if value is None or value == "":
        return _NOTHING
    text = str(value) if isinstance(value, str | int) else price_text(value)
    text = " ".join(text.split())
    return text if len(text) <= max_length else f"{text[: max_length - 1]}…"
