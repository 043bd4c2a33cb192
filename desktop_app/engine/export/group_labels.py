"""The names of the levels, reasons and states of duplicate groups, for the window and pages."""

from typing import Final

from desktop_app.domain.duplicate_group import GroupReason, GroupState
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
STATE_LABELS: Final[dict[GroupState, Message]] = {
    "open": Message("Open"),
    "later": Message("Postponed"),
    "settled": Message("Resolved"),
}
