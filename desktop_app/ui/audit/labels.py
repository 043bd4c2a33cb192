"""What the audit's values are called on screen."""

from collections.abc import Iterable, Sequence
from typing import Final

from desktop_app.domain.duplicate_group import (
    GroupReason,
    GroupState,
    ReferenceRule,
)
from desktop_app.domain.finding import FindingLevel
from desktop_app.domain.issue import IssueKind
from desktop_app.domain.resolution import ResolutionKind
from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text

_LEVELS: Final[dict[FindingLevel, Message]] = {
    "exact": Message("Identical"),
    "copy": Message("Same photograph"),
    "same_product": Message("Probably the same product"),
}
_STATES: Final[dict[GroupState, Message]] = {
    "open": Message("Open"),
    "later": Message("Put off"),
    "settled": Message("Settled"),
}
_REASONS: Final[dict[GroupReason, Message]] = {
    "same_file": Message("same file"),
    "same_photograph": Message("same photograph"),
    "looks_alike": Message("looks alike"),
    "same_gtin": Message("same GTIN"),
    "alike_names": Message("alike names"),
    "price_differs": Message("price differs"),
    "category_differs": Message("category differs"),
}
_RULINGS: Final[dict[ResolutionKind, Message]] = {
    "merge": Message("Merge"),
    "variant": Message("Variant"),
    "different": Message("Different"),
    "later": Message("Later"),
}
_RULES: Final[dict[ReferenceRule, Message]] = {
    "most_pictures": Message("Most pictures"),
    "sharpest": Message("Sharpest picture"),
    "largest": Message("Largest picture"),
    "oldest": Message("Oldest product"),
    "cheapest": Message("Cheapest product"),
    "longest_description": Message("Longest description"),
}
_KINDS: Final[dict[IssueKind, Message]] = {
    "no_picture": Message("No picture"),
    "one_picture": Message("Only one picture"),
    "blurred": Message("Blurred"),
    "dark": Message("Dark"),
    "tiny": Message("Tiny"),
    "unusual_shape": Message("Unusual shape"),
    "repeated_picture": Message("Same picture twice"),
    "misplaced_picture": Message("Unlike its own"),
    "confusable": Message("Confusable"),
}
_FIELDS: Final[dict[str, Message]] = {
    "sku": Message("SKU"),
    "name": Message("Name"),
    "brand": Message("Brand"),
    "category": Message("Category"),
    "price": Message("Price"),
    "gtin": Message("GTIN"),
    "description": Message("Description"),
    "pictures": Message("Pictures"),
    "aliases": Message("Also known as"),
}
_MOST_SKUS: Final = 3
_OF_LEVELS: Final[dict[FindingLevel, GroupReason]] = {
    "exact": "same_file",
    "copy": "same_photograph",
    "same_product": "looks_alike",
}
# What speaks against a group, and wants to be looked at first.
_AGAINST: Final[frozenset[GroupReason]] = frozenset(("price_differs", "category_differs"))


def level_label(level: FindingLevel) -> str:
    """Return how sure a group is, in words."""
    return localised_text(_LEVELS[level])


def short_level_label(level: FindingLevel) -> str:
    """Return the same where there is little room."""
    if level == "copy":
        return localised_text(Message("Same photo"))
    return (
        localised_text(Message("Probably the same"))
        if level == "same_product"
        else level_label(level)
    )


def state_label(state: GroupState) -> str:
    """Return what was said of a group so far."""
    return localised_text(_STATES[state])


def reasons_label(reasons: Iterable[GroupReason], *, beside: FindingLevel | None = None) -> str:
    """Return why a group was found, what speaks against it first.

    Args:
        reasons: of the group.
        beside: the level that is told already, and not told again.
    """
    told = None if beside is None else _OF_LEVELS[beside]
    ordered = sorted(reasons, key=lambda reason: reason not in _AGAINST)
    ordered = [reason for reason in ordered if reason != told]
    return " · ".join(localised_text(_REASONS[reason]) for reason in ordered)


def resolution_label(ruling: ResolutionKind) -> str:
    """Return what can be said of a group."""
    return localised_text(_RULINGS[ruling])


def resolution_sentence(ruling: ResolutionKind, reference: str, others: Sequence[str]) -> str:
    """Return what was said of products, which are known by their SKU."""
    more = ", ".join(others[:_MOST_SKUS]) + ("…" if len(others) > _MOST_SKUS else "")
    said: dict[ResolutionKind, Message] = {
        "merge": Message("{others} merged into {kept}", others=more, kept=reference),
        "variant": Message(
            "{kept}, {others}: variants of one product", kept=reference, others=more
        ),
        "different": Message("{kept}, {others}: different products", kept=reference, others=more),
        "later": Message("{kept}, {others}: put off", kept=reference, others=more),
    }
    return localised_text(said[ruling])


def rule_label(rule: ReferenceRule) -> str:
    """Return a rule that chooses references."""
    return localised_text(_RULES[rule])


def kind_label(kind: IssueKind) -> str:
    """Return what a list of complaints is called."""
    return localised_text(_KINDS[kind])


def field_label(field: str) -> str:
    """Return what a field of a product is called."""
    return localised_text(_FIELDS[field])
