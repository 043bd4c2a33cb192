"""What is said about an item of a shelf, and about a difference from its plan."""

from typing import Final

from desktop_app.domain.answer import Verdict
from desktop_app.domain.shelf import DifferenceKind, ShelfDifference
from desktop_app.engine.export.shelf_export import DIFFERENCE_LABELS
from desktop_app.errors import Message
from desktop_app.ui.boxes.unit_texts import MARKS
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.stock.shelf.shelf_items import ShelfItem
from desktop_app.ui.style.colours import Colours

_MARKS: Final[dict[DifferenceKind, str]] = {
    "missing": "−",
    "moved": "↔",
    "fewer": "−",
    "more": "+",
    "new": "+",
    "empty": "□",
    "unclear": "?",
    "covered": "?",
}
_ITEM_KINDS: Final[dict[Verdict, Message]] = {
    "match": Message("sure"),
    "check": Message("please check"),
    "unknown": Message("not in the catalogue"),
}
_GAP_MARK: Final = "□"


def difference_mark(difference: ShelfDifference) -> str:
    """Return the sign by which the kind of a difference is known without its colour."""
    return _MARKS[difference.kind] if difference.is_sure else "?"


def difference_colours(difference: ShelfDifference, colours: Colours) -> tuple[str, str]:
    """Return the text colour and the background of a difference."""
    if not difference.is_sure or difference.kind == "moved":
        return colours.check, colours.check_tint
    if difference.kind in ("new", "more"):
        return colours.accent, colours.accent_tint
    return colours.error, colours.error_tint


def difference_name(difference: ShelfDifference) -> str:
    """Return the product of a difference in one line, or what else it is about."""
    if difference.kind == "empty":
        return localised_text(Message("Empty place"))
    if difference.product is None:
        return localised_text(Message("Unknown thing"))
    return " ".join(localised_title(difference.product).split())


def difference_kind(difference: ShelfDifference) -> str:
    """Return what is different, in words."""
    parts: list[Message] = []
    if difference.leaves_gap:
        parts.append(Message("possibly empty"))
    if not difference.is_sure and difference.kind != "unclear":
        parts.append(Message("please check"))
    text = DIFFERENCE_LABELS[difference.kind]
    for part in parts:
        text = Message("{first}, {second}", first=text, second=part)
    return localised_text(text)


def difference_counts(difference: ShelfDifference) -> tuple[str, str]:
    """Return the facings that are planned, and those that were found."""
    if difference.kind == "empty":
        return "–", "–"
    return format_number(difference.planned), format_number(difference.found)


def item_kind(item: ShelfItem) -> Verdict:
    """Return what an item is drawn as: sure, to be checked, or an unknown thing."""
    if item.product is None:
        return "unknown"
    return "match" if item.is_sure else "check"


def item_mark(item: ShelfItem) -> str:
    """Return the sign by which the kind of an item is known without its colour."""
    return _GAP_MARK if item.is_gap else MARKS[item_kind(item)]


def item_state(item: ShelfItem) -> str:
    """Return in words whether somebody has to check an item."""
    if item.is_gap:
        return localised_text(Message("possibly empty"))
    return localised_text(_ITEM_KINDS[item_kind(item)])


def item_name(item: ShelfItem) -> str:
    """Return the product of an item in one line, or what else it is."""
    if item.is_gap:
        return localised_text(Message("Possibly empty"))
    if item.product is None:
        return localised_text(Message("Unknown thing"))
    return " ".join(localised_title(item.product).split())


def item_label(item: ShelfItem) -> str:
    """Return the text of an item in the photo: mark, facings and name."""
    if item.is_gap:
        return f"{_GAP_MARK} {item_name(item)}"
    count = len(item.positions)
    number = f"{format_number(count)} × " if count > 1 else ""
    return f"{item_mark(item)} {number}{item_name(item)}"


def spoken_item(item: ShelfItem) -> str:
    """Return the text of an item for a screen reader."""
    board = localised_text(Message("Board {number}", number=item.board))
    if item.is_gap:
        room = localised_text(Message("room for {count}", count=item.room))
        return f"{board}, {item_name(item)}, {room}"
    facings = localised_text(Message("facings: {count}", count=len(item.positions)))
    return f"{board}, {item_name(item)}, {facings}, {item_state(item)}"


def spoken_difference(difference: ShelfDifference) -> str:
    """Return the text of a difference for a screen reader."""
    board = localised_text(Message("Board {number}", number=difference.board))
    parts = [board, difference_name(difference), difference_kind(difference)]
    if difference.kind != "empty":
        planned, found = difference_counts(difference)
        counts = Message("planned {planned}, found {found}", planned=planned, found=found)
        parts.append(localised_text(counts))
    return ", ".join(parts)
