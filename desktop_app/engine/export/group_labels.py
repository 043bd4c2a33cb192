"""The names of the levels, reasons and states of duplicate groups, for the window and pages."""

from typing import Final

from desktop_app.domain.duplicate_group import GroupReason, GroupState
from desktop_app.domain.finding import FindingLevel
from desktop_app.errors import Message

LEVEL_LABELS: Final[dict[FindingLevel, Message]] = {
    "exact": Message("Identical"),
    "copy": Message("Same photograph"),
    "same_product": Message("Probably the same product"),
}
REASON_LABELS: Final[dict[GroupReason, Message]] = {
    "same_file": Message("same file"),
    "same_photograph": Message("same photograph"),
    "looks_alike": Message("looks similar"),
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
