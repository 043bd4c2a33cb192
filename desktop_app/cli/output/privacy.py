"""What is kept and what leaves the computer, as JSON and as text."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop_app.engine.privacy.privacy_facts import Destination, PrivacyFacts


def facts_as_json(facts: "PrivacyFacts") -> dict[str, Any]:
    """Return the facts as JSON."""
    return {
        "keeps_nothing": facts.keeps_nothing,
        "kept": [
            {
                "what": one.name,
                "title": str(one.title),
                "details": str(one.details),
                "where": one.where,
                "count": one.count,
                "bytes": one.size_bytes,
                "kept_for": str(one.kept_for),
            }
            for one in facts.kept
        ],
        "is_local": facts.is_local,
        "destinations": [
            {
                "what": one.name,
                "title": str(one.title),
                "address": one.address,
                "is_sent_to": one.is_sent_to,
            }
            for one in facts.destinations
        ],
    }


def facts_as_lines(facts: "PrivacyFacts") -> Iterator[str]:
    """Yield the facts as lines for people."""
    if facts.keeps_nothing:
        yield "Nothing is kept of customers (setting: keep nothing)."
    yield "What is kept on this computer:"
    for one in facts.kept:
        yield f"{one.title}: {one.count}, {one.size_bytes / 1e6:.1f} MB, {one.where}"
        yield f"    {one.details} {one.kept_for}."
    yield "What leaves this computer:"
    if facts.is_local:
        yield "Nothing."
    yield from _lines(one for one in facts.destinations if one.is_sent_to)
    yield "What the network is used for otherwise:"
    yield from _lines(one for one in facts.destinations if not one.is_sent_to)


def _lines(destinations: "Iterable[Destination]") -> Iterator[str]:
    for one in destinations:
        yield f"{one.title}: {one.address}" if one.address else f"{one.title}."
