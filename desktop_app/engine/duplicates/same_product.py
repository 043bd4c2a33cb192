"""The probability that a picture's neighbours show the same product."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from desktop_app.engine.duplicates.near_duplicate import PictureComparison
from desktop_app.engine.duplicates.neighbourhood import Neighbourhood
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.retrieval import candidates
from desktop_app.engine.recognition.verdict import probability, with_inlier_leads
from desktop_app.vision.model_card import Calibration


def same_product_probabilities(
    neighbourhood: Neighbourhood,
    comparisons: Sequence[PictureComparison],
    index: PictureIndex,
    calibration: Calibration | None,
) -> Iterator[tuple[int, float]]:
    """Yield how probable it is that another product is the picture's own.

    The picture is scored as a query photo would be, against its neighbours.

    Args:
        neighbourhood: the picture and its neighbours.
        comparisons: with each neighbour.
        index: of the catalogue's pictures.
        calibration: of the score; None if unknown.

    Yields:
        the position of the product's nearest neighbour, and the probability, 0..1.
    """
    neighbours = neighbourhood.neighbours
    others = [
        row
        for row, neighbour in enumerate(neighbours)
        if neighbour.product_id not in neighbourhood.product_ids
    ]
    nearest: dict[int, int] = {}
    for row in others:
        nearest.setdefault(neighbours[row].product_id, row)
    found = candidates(
        [neighbours[row] for row in nearest.values()],
        [neighbours[row] for row in others],
        index.centres(neighbourhood.vector[np.newaxis], list(nearest)),
    )
    evidence = with_inlier_leads(
        [
            replace(candidate.evidence, inliers=comparisons[row].inliers)
            for candidate, row in zip(found, nearest.values(), strict=True)
        ]
    )
    for row, features in zip(nearest.values(), evidence, strict=True):
        yield row, probability(features, calibration)
