"""The score of a hit and its evidence as text."""

from desktop_app.domain.answer import Hit
from desktop_app.domain.evidence import Evidence, Similarity
from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import (
    format_decimal,
    format_number,
    format_percent,
)


def evidence_text(hit: Hit) -> str:
    """Return the score of a hit and its parts; empty if the hit has no score."""
    if hit.score is None:
        return ""
    parts = [Message("Score {score}", score=format_percent(hit.score))]
    if hit.evidence is not None:
        parts += _photo_evidence(hit.evidence)
    if hit.similarity is not None:
        parts += _picture_similarity(hit.similarity)
    return " · ".join(localised_text(part) for part in parts)


def _photo_evidence(evidence: Evidence) -> list[Message]:
    parts = [
        Message("cosine {value}", value=format_decimal(evidence["cosine"], 3)),
        Message("margin {value}", value=format_decimal(evidence["margin"], 3)),
        Message("mean of its pictures {value}", value=format_decimal(evidence["centre"], 3)),
        Message("agreement {share}", share=format_percent(evidence["agreement"])),
    ]
    inliers = evidence.get("inliers")
    if inliers is not None:
        parts.append(Message("matching points {count}", count=format_number(int(inliers))))
    return parts


def _picture_similarity(similarity: Similarity) -> list[Message]:
    return [
        Message("cosine {value}", value=format_decimal(similarity.cosine, 3)),
        Message("colour {share}", share=format_percent(similarity.colour)),
        Message("shape {share}", share=format_percent(similarity.shape)),
        Message("texture {share}", share=format_percent(similarity.texture)),
    ]
