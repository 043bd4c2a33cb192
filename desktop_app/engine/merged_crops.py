"""The pictures that the crops of a query found, as those of the query."""

from collections.abc import Sequence

import numpy as np

from desktop_app.engine.recognition.multi_crop import best_of_crops
from desktop_app.search.array_types import Ids, Scores
from desktop_app.search.neighbours import Neighbours


def merge_crops(found: Sequence[Neighbours]) -> Neighbours:
    """Return the neighbours of all crops of a query, each by its best crop."""
    if len(found) == 1:
        return found[0]
    ids = np.unique(np.concatenate([some.ids for some in found]))
    scores = np.full((len(found), len(ids)), -np.inf, np.float32)
    for row, some in zip(scores, found, strict=True):
        row[np.searchsorted(ids, some.ids)] = some.scores
    return best_first(ids, best_of_crops(scores))


def best_first(ids: Ids, scores: Scores) -> Neighbours:
    """Return pictures with their (n,) scores, the largest first."""
    order = np.argsort(-scores, kind="stable")
    return Neighbours(ids[order], scores[order])
