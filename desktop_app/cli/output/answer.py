"""An answer as JSON and as text."""

from pathlib import Path
from typing import Any

from desktop_app.domain.answer import Answer, Hit
from desktop_app.domain.evidence import Evidence
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.recognition.features import FEATURES

_DIGITS = 4


def as_json(photo: Path, answer: Answer) -> dict[str, Any]:
    """Return an answer as JSON values."""
    category = answer.category
    return {
        "photo": str(photo),
        "verdict": answer.verdict,
        "category": category and {"name": category.name, "score": round(category.score, _DIGITS)},
        "hits": [_hit(hit) for hit in answer.hits],
        "region": _region(answer.region),
        "ms": {**answer.ms.stages, "total": answer.ms.total},
        "device": answer.device,
    }


def as_lines(photo: Path, answer: Answer) -> list[str]:
    """Return an answer as lines of text."""
    guess = f", {answer.category.name} ({answer.category.score:.0%})" if answer.category else ""
    if not answer.hits:
        return [f"{photo}: {answer.verdict}; no product has a picture yet"]
    return [
        f"{photo}: {answer.verdict}{guess}",
        *_region_lines(answer.region),
        *_label_lines(answer.hits[0]),
        *(f"  {hit.score or 0:6.1%}  {hit.product.sku}  {hit.product.name}" for hit in answer.hits),
        f"  {answer.ms.total:.0f} ms on {answer.device}",
    ]


def _region(region: Region) -> dict[str, float]:
    sides = ("left", "top", "right", "bottom")
    return {side: round(getattr(region, side), _DIGITS) for side in sides}


def _region_lines(region: Region) -> list[str]:
    """Return where the product is, unless the answer is about the whole photo."""
    if region == WHOLE_PHOTO:
        return []
    across = f"{region.left:.0%} to {region.right:.0%} of the width"
    return [f"  region: {across}, {region.top:.0%} to {region.bottom:.0%} of the height"]


def _label_lines(hit: Hit) -> list[str]:
    """Return the words on the label that speak for and against the first hit."""
    label = hit.evidence.label if hit.evidence else None
    if label is None:
        return []
    found = [f"  label: {', '.join(label.found)}"] if label.found else []
    other = f"  label, not found with this product: {', '.join(label.other)}"
    return found + ([other] if label.other else [])


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "sku": hit.product.sku,
        "name": hit.product.name,
        **({"aliases": list(hit.product.aliases)} if hit.product.aliases else {}),
        "score": hit.score and round(hit.score, _DIGITS),
        "picture": hit.picture and hit.picture.path,
        "evidence": hit.evidence and _evidence(hit.evidence),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    values = dict.fromkeys(feature.name for feature in FEATURES) | dict(evidence.features)
    rounded = {
        name: None if value is None else round(value, _DIGITS) for name, value in values.items()
    }
    if evidence.label is None:
        return rounded
    words = {"found": list(evidence.label.found), "other": list(evidence.label.other)}
    return {**rounded, "label": words}
