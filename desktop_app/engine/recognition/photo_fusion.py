"""One answer from several photos of the same product."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from desktop_app.domain.answer import Answer, CategoryGuess, Hit
from desktop_app.domain.calibration import Calibration
from desktop_app.engine.recognition.verdict import verdict_for

# Number of hits that an answer needs to be combined with others.
FUSED_HITS: Final = 20
# A probability of 0 or 1 must not outweigh all other photos.
_MIN_PROBABILITY: Final = 1e-4


def fuse_answers(answers: Sequence[Answer], calibration: Calibration | None, *, top: int) -> Answer:
    """Combine the answers to several photos of one product.

    The log-odds of a product are added up over the photos and divided by the square root of
    their number, because photos of one thing are not independent. Where a product is not among
    the hits of a photo, the last of these hits counts.
    ``python -m benchmarks.several_photos`` compares it with one photo.

    Args:
        answers: one per photo, each with up to ``FUSED_HITS`` hits; the last photo is the one
            that is shown.
        calibration: the one that the hits were scored with.
        top: maximum number of hits.
    """
    if len(answers) == 1:
        return replace(answers[0], hits=answers[0].hits[:top])
    best: dict[int, Hit] = {}
    for answer in answers:
        for hit in answer.hits:
            known = best.get(hit.product.id)
            if known is None or _score(hit) > _score(known):
                best[hit.product.id] = hit
    scores = _fused_scores(answers, best)
    ranked = sorted(best, key=lambda product_id: -scores[product_id])[:top]
    hits = tuple(replace(best[product_id], score=scores[product_id]) for product_id in ranked)
    return replace(
        answers[-1],
        verdict=verdict_for(hits[0].score if hits else None, calibration),
        category=_fused_category(answers),
        hits=hits,
        photo_count=len(answers),
    )


def _fused_scores(answers: Sequence[Answer], products: Iterable[int]) -> dict[int, float]:
    tables = [{hit.product.id: _log_odds(_score(hit)) for hit in answer.hits} for answer in answers]
    floor = _log_odds(0.0)
    missing = [min(table.values(), default=floor) for table in tables]
    return {
        product_id: _probability(
            sum(table.get(product_id, least) for table, least in zip(tables, missing, strict=True))
            / math.sqrt(len(tables))
        )
        for product_id in products
    }


def _fused_category(answers: Sequence[Answer]) -> CategoryGuess | None:
    """Return the category that most photos show, with its mean score."""
    totals: dict[str, float] = defaultdict(float)
    for answer in answers:
        if answer.category is not None:
            totals[answer.category.name] += answer.category.score
    if not totals:
        return None
    name = max(totals, key=lambda category: totals[category])
    return CategoryGuess(name, totals[name] / len(answers))


def _score(hit: Hit) -> float:
    return 0.0 if hit.score is None else hit.score


def _log_odds(probability: float) -> float:
    clipped = min(max(probability, _MIN_PROBABILITY), 1 - _MIN_PROBABILITY)
    return math.log(clipped / (1 - clipped))


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))
