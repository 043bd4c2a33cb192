"""The words on a label that decided an answer, as a sentence."""

from typing import Final

from desktop_app.domain.answer import Hit
from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text

# The most telling words come first; the explanation has more.
_MAX_WORDS: Final = 3


def label_sentence(hit: Hit | None, verdict: str) -> str:
    """Return which words on the label speak for the first hit; empty if none do.

    Args:
        hit: the first hit; None without one.
        verdict: of the answer; nothing speaks for a product that is unknown.
    """
    label = None if hit is None or hit.evidence is None else hit.evidence.label
    if label is None or not label.found or verdict == "unknown":
        return ""
    return localised_text(Message("Label: {words}.", words=", ".join(label.found[:_MAX_WORDS])))
