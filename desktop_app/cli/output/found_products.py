"""Products found by words, as JSON and as text."""

from collections.abc import Sequence
from typing import Any

from desktop_app.domain.answer import Hit

_DIGITS = 4


def as_json(hit: Hit) -> dict[str, Any]:
    """Return a product as JSON values."""
    score = None if hit.score is None else round(hit.score, _DIGITS)
    return {"sku": hit.product.sku, "name": hit.product.name, "score": score}


def as_lines(hits: Sequence[Hit]) -> list[str]:
    """Return a line of text for each product, or one that says that there is none."""
    return [
        f"{hit.score or 0:6.1%}  {hit.product.sku}  {hit.product.name}".rstrip() for hit in hits
    ] or ["no product matches"]
