"""Texts about conflicts between stations."""

from desktop_app.domain.action import ProductChange
from desktop_app.domain.shared_work import FieldConflict
from desktop_app.engine.shared_conflicts import OpenConflict
from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.time_format import format_time
from desktop_app.ui.product_fields.field_labels import field_label

_FIELDS = {
    "product": Message("Product"),
    "picture": Message("Picture"),
    "archived_at": Message("Archived"),
    "main_picture_id": Message("Main picture"),
    "merged_into": Message("Merged into"),
    "decision": Message("Stock take"),
    "hand_count": Message("Counted by hand"),
    "stock": Message("Stock"),
}
_EMPTY = Message("(empty)")


def product_text(one: OpenConflict) -> str:
    """Return the product of a conflict: SKU and name."""
    if one.product is not None:
        return f"{one.product.sku}  {one.product.name}".strip()
    return str(one.conflict.refused or one.conflict.kept or "")


def field_text(conflict: FieldConflict) -> str:
    """Return the name of the field."""
    message = _FIELDS.get(conflict.field)
    return field_label(conflict.field) if message is None else localised_text(message)


def value_text(value: object) -> str:
    """Return a value."""
    return localised_text(_EMPTY) if value in (None, "") else str(value)


def origin_text(author: str, station: str, time: str) -> str:
    """Return who has entered a value, where and when."""
    return " · ".join(text for text in (author, station, format_time(time)) if text)


def explanation(one: OpenConflict, last: ProductChange | None) -> str:
    """Return what has happened, in sentences."""
    conflict = one.conflict
    who = origin_text(conflict.author, conflict.station, conflict.found_at)
    if conflict.field == "sku":
        message = Message(
            "Two products were given the SKU {sku}. The later one, of {who}, is {other} now.",
            sku=value_text(conflict.refused),
            who=who,
            other=value_text(conflict.kept),
        )
    elif conflict.field == "product" and conflict.kept is None:
        message = Message(
            "{sku} was deleted while {who} has changed it. The deletion stays.",
            sku=value_text(conflict.refused),
            who=who,
        )
    elif conflict.field == "product":
        message = Message(
            "{who} has deleted {sku} while it was changed elsewhere. The product stays.",
            sku=value_text(conflict.kept),
            who=who,
        )
    elif conflict.field == "picture":
        message = Message(
            "{who} has added a picture to a product that was deleted meanwhile. "
            "The picture is not in the catalogue.",
            who=who,
        )
    else:
        return _values_explanation(conflict, who, last)
    return localised_text(message)


def _values_explanation(conflict: FieldConflict, who: str, last: ProductChange | None) -> str:
    kept = Message("In the catalogue: {value}.", value=value_text(conflict.kept))
    if last is not None:
        kept = Message(
            "In the catalogue: {value}, of {who}.",
            value=value_text(conflict.kept),
            who=origin_text(last.author, last.station, last.acted_at),
        )
    other = Message("Not taken: {value}, of {who}.", value=value_text(conflict.refused), who=who)
    return f"{localised_text(kept)}\n{localised_text(other)}"
