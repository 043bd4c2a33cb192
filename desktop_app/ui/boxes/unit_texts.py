"""What is said about a box and about a row: mark, name, price."""

from typing import Final

from desktop_app.domain.answer import Verdict
from desktop_app.domain.basket import BasketRow
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.errors import Message
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_number, format_price

_SURE: Final = Message("sure")
_CHECK: Final = Message("please check")
# The sign by which a kind is known without its colour.
MARKS: Final[dict[Verdict, str]] = {"match": "✓", "check": "?", "unknown": "–"}


def kind_of(found: FoundUnit) -> Verdict:
    """Return what a box is drawn as: sure, to be checked, or an unknown thing."""
    if found.product_hit is None:
        return "unknown"
    return "match" if found.is_sure else "check"


def mark_of(found: FoundUnit) -> str:
    """Return the sign by which the kind of a box is known without its colour."""
    return MARKS[kind_of(found)]


def name_of(found: FoundUnit) -> str:
    """Return the name of the product in a box, in one line."""
    if found.product is None:
        return localised_text(Message("Unknown thing"))
    return " ".join(localised_title(found.product).split())


def unit_price_text(found: FoundUnit) -> str:
    """Return the price of the product in a box; empty if it has none."""
    return "" if found.product is None else format_price(found.product)


def kind_text(found: FoundUnit) -> str:
    """Return in words whether somebody has to check a box."""
    if found.product_hit is None:
        sure = localised_text(Message("not in the catalogue"))
        return sure if found.is_confirmed else localised_text(Message("please check"))
    return (
        localised_text(Message("sure"))
        if found.is_sure
        else localised_text(Message("please check"))
    )


def spoken_unit(found: FoundUnit, number: int, count: int) -> str:
    """Return the text of a box for a screen reader, with its number among all boxes."""
    parts = [name_of(found), kind_text(found), unit_price_text(found)]
    shown, total = format_number(number), format_number(count)
    place = localised_text(Message("Box {number} of {count}", number=shown, count=total))
    return ", ".join([place, *(part for part in parts if part)])


def row_mark(row: BasketRow) -> str:
    """Return the sign of a row: whether one of its boxes has to be checked."""
    return MARKS["match" if row.is_sure else "check"]


def row_kind(row: BasketRow) -> str:
    """Return the sign of a row in words."""
    return (
        localised_text(Message("sure")) if row.is_sure else localised_text(Message("please check"))
    )
