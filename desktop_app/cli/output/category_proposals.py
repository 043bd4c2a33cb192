"""Proposals of categories, as JSON and as text."""

from collections.abc import Sequence
from typing import Any

from desktop_app.domain.category_proposal import CategoryProposal

_DIGITS = 4


def as_json(proposal: CategoryProposal) -> dict[str, Any]:
    """Return a proposal as JSON values."""
    return {
        "sku": proposal.sku,
        "name": proposal.name,
        "category": proposal.category,
        "proposed": proposal.proposed,
        "probability": round(proposal.probability, _DIGITS),
    }


def as_lines(proposals: Sequence[CategoryProposal], *, are_accepted: bool) -> list[str]:
    """Return a line of text for each proposal, and one that says how many there are."""
    lines = [_line(proposal) for proposal in proposals]
    count = len(proposals)
    noun = "product" if count == 1 else "products"
    return [*lines, f"{count} {noun} {'changed' if are_accepted else 'with a proposal'}"]


def _line(proposal: CategoryProposal) -> str:
    instead = f" instead of {proposal.category}" if proposal.category else ""
    named = f"{proposal.sku}  {proposal.name}".rstrip()
    return f"{proposal.probability:6.1%}  {named}: {proposal.proposed}{instead}"
