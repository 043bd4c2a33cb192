"""Names and sentences of the audit's values, in the language of the window."""

from collections.abc import Iterable, Sequence
from typing import Final

from desktop_app.domain.duplicate_group import (
    AttributeDifference,
    GroupReason,
    GroupState,
    ReferenceRule,
)
from desktop_app.domain.finding import FindingLevel
from desktop_app.domain.issue import IssueKind
from desktop_app.domain.resolution import ResolutionKind
from desktop_app.engine.export.group_labels import LEVEL_LABELS, STATE_LABELS, reason_texts
from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text

_SHORT_LEVELS: Final[dict[FindingLevel, Message]] = {
    "exact": Message("Identical"),
    "copy": Message("Same photo"),
    "same_product": Message("Probably the same"),
    "variant": Message("Variants"),
}
_RESOLUTIONS: Final[dict[ResolutionKind, Message]] = {
    "merge": Message("Merge"),
    "variant": Message("Mark as variants"),
    "different": Message("Not the same product"),
    "later": Message("Decide later"),
}
_RULES: Final[dict[ReferenceRule, Message]] = {
    "most_pictures": Message("Most pictures"),
    "sharpest": Message("Sharpest picture"),
    "largest": Message("Largest picture"),
    "oldest": Message("Oldest product"),
    "cheapest": Message("Cheapest product"),
    "longest_description": Message("Longest description"),
}
_ISSUES: Final[dict[IssueKind, Message]] = {
    "no_picture": Message("No picture"),
    "one_picture": Message("Only one picture"),
    "blurred": Message("Blurred"),
    "dark": Message("Too dark"),
    "tiny": Message("Too small"),
    "unusual_shape": Message("Unusual shape"),
    "repeated_picture": Message("Same picture twice"),
    "misplaced_picture": Message("Unlike its other pictures"),
    "confusable": Message("Easily confused"),
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
    "aliases": Message("Other SKUs"),
}
_MAX_SKUS: Final = 3
_REASON_OF_LEVEL: Final[dict[FindingLevel, GroupReason]] = {
    "exact": "same_file",
    "copy": "same_photograph",
    "same_product": "looks_alike",
    "variant": "same_style",
}
# Reasons against a merge; shown first.
_CONFLICTS: Final[frozenset[GroupReason]] = frozenset(("price_differs", "category_differs"))


def level_label(level: FindingLevel) -> str:
    """Return the name of a level."""
    return localised_text(LEVEL_LABELS[level])


def short_level_label(level: FindingLevel) -> str:
    """Return a shorter name of a level, for narrow places."""
    return localised_text(_SHORT_LEVELS[level])


def state_label(state: GroupState) -> str:
    """Return the name of a group's state."""
    return localised_text(STATE_LABELS[state])


def reasons_label(
    reasons: Iterable[GroupReason],
    attributes: Sequence[AttributeDifference] = (),
    *,
    shown_level: FindingLevel | None = None,
) -> str:
    """Return the reasons of a group, conflicts first.

    Args:
        reasons: of the group.
        attributes: in which its products differ.
        shown_level: a level that is shown beside the reasons; its own reason is left out.
    """
    implied = None if shown_level is None else _REASON_OF_LEVEL[shown_level]
    ordered = sorted(reasons, key=lambda reason: reason not in _CONFLICTS)
    told = [reason for reason in ordered if reason != implied]
    return " · ".join(reason_texts(told, attributes, localised_text))


def resolution_label(kind: ResolutionKind) -> str:
    """Return the name of a decision, as on its button."""
    return localised_text(_RESOLUTIONS[kind])


def resolution_sentence(kind: ResolutionKind, reference: str, others: Sequence[str]) -> str:
    """Return a sentence about a decision.

    Args:
        kind: of the decision.
        reference: SKU of the reference.
        others: SKUs of the other products; at most three are named.
    """
    named = ", ".join(others[:_MAX_SKUS]) + ("…" if len(others) > _MAX_SKUS else "")
    sentences: dict[ResolutionKind, Message] = {
        "merge": Message("{others} merged into {reference}", others=named, reference=reference),
        "variant": Message(
            "{reference}, {others}: marked as variants", reference=reference, others=named
        ),
        "different": Message(
            "{reference}, {others}: marked as different products",
            reference=reference,
            others=named,
        ),
        "later": Message("{reference}, {others}: postponed", reference=reference, others=named),
    }
    return localised_text(sentences[kind])


def rule_label(rule: ReferenceRule) -> str:
    """Return the name of a rule that chooses references."""
    return localised_text(_RULES[rule])


def issue_label(kind: IssueKind) -> str:
    """Return the name of a kind of issue."""
    return localised_text(_ISSUES[kind])


def field_label(field: str) -> str:
    """Return the name of a product's field."""
    return localised_text(_FIELDS[field])
