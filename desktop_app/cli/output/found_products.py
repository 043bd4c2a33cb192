"""Products found by words, as JSON and as text."""

from collections.abc import Sequence
from typing import Any

from desktop_app.domain.answer import Hit
from desktop_app.domain.text_match import EXACT_SCORE

_DIGITS = 4


def as_json(hit: Hit) -> dict[str, Any]:
    """Return a product as JSON values."""
    score = None if hit.score is None else round(hit.score, _DIGITS)
    return {"sku": hit.product.sku, "name": hit.product.name, "score": score}


def as_lines(hits: Sequence[Hit]) -> list[str]:
    """Return a line of text for each product, or one that says that there is none.

    The scores only tell the order, so they are not shown.
    """
    if not hits:
        return ["no product matches"]
    width = max(len(hit.product.sku) for hit in hits)
    lines = [f"{hit.product.sku:<{width}}  {hit.product.name}".rstrip() for hit in hits]
    is_exact = (hits[0].score or 0.0) >= EXACT_SCORE
    return lines if is_exact else ["no product has these words; spelt nearly like that:", *lines]
