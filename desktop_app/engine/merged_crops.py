"""The pictures that the crops of a query found, as those of the query."""

from collections.abc import Container, Sequence

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


def leave_out(found: Neighbours, *left_out: Container[int]) -> Neighbours:
    """Return the pictures that are in none of some sets."""
    if not any(left_out):
        return found
    is_allowed = np.array(
        [not any(number in some for some in left_out) for number in found.ids.tolist()], bool
    )
    return Neighbours(found.ids[is_allowed], found.scores[is_allowed])
