"""The names of the levels, reasons and states of duplicate groups, for the window and pages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from desktop_app.domain.duplicate_group import AttributeDifference, GroupReason, GroupState
from desktop_app.domain.finding import FindingLevel
from desktop_app.errors import Message

LEVEL_LABELS: Final[dict[FindingLevel, Message]] = {
    "exact": Message("Identical"),
    "copy": Message("Same photograph"),
    "same_product": Message("Probably the same product"),
    "variant": Message("Variants of one style"),
}
REASON_LABELS: Final[dict[GroupReason, Message]] = {
    "same_file": Message("same file"),
    "same_photograph": Message("same photograph"),
    "looks_alike": Message("looks similar"),
    "same_style": Message("one style"),
    "colour_differs": Message("colour differs"),
    "label_differs": Message("label differs"),
    "size_differs": Message("size differs"),
    "name_differs": Message("names differ"),
    "sku_differs": Message("SKU endings differ"),
    "attributes_differ": Message("attributes differ"),
    "same_gtin": Message("same GTIN"),
    "alike_names": Message("similar names"),
    "price_differs": Message("price differs"),
    "category_differs": Message("category differs"),
}
# Values of an attribute that are named, and characters of each.
_MAX_VALUES: Final = 4
_MAX_LENGTH: Final = 40
STATE_LABELS: Final[dict[GroupState, Message]] = {
    "open": Message("Open"),
    "later": Message("Postponed"),
    "settled": Message("Resolved"),
}


def reason_texts(
    reasons: Iterable[GroupReason],
    attributes: Sequence[AttributeDifference],
    translate: Callable[[Message], str],
) -> Iterator[str]:
    """Yield the name of each reason; of attributes that differ, their own names and values.

    Args:
        reasons: of a group.
        attributes: of the group.
        translate: translates a text.
    """
    for reason in reasons:
        if reason == "attributes_differ" and attributes:
            yield from (_attribute_text(one) for one in attributes)
        else:
            yield translate(REASON_LABELS[reason])


def _attribute_text(attribute: AttributeDifference) -> str:
    """Return an attribute with its values, as ``Colour: red / blue``."""
    texts = (attribute.name, *attribute.values[:_MAX_VALUES])
    name, *values = (" ".join(text.split())[:_MAX_LENGTH] for text in texts)
    more = " / …" if len(attribute.values) > _MAX_VALUES else ""
    return f"{name}: {' / '.join(values)}{more}"
