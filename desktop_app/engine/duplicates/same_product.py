"""The probability that recognition takes a picture's neighbours for the same product."""

from collections.abc import Iterator, Sequence

from desktop_app.domain.calibration import Calibration
from desktop_app.engine.duplicates.neighbourhood import Neighbourhood
from desktop_app.engine.duplicates.picture_comparison import PictureComparison
from desktop_app.engine.recognition.features import Observations, measure_features
from desktop_app.engine.recognition.scoring import probability


def same_product_probabilities(
    neighbourhood: Neighbourhood,
    comparisons: Sequence[PictureComparison],
    calibration: Calibration | None,
) -> Iterator[tuple[int, float]]:
    """Yield how probable it is that another product is the picture's own.

    The picture is scored as a query photo would be, against its neighbours.

    Args:
        neighbourhood: the picture and its neighbours.
        comparisons: with each neighbour.
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
    observed = Observations(
        candidates=[neighbours[row] for row in nearest.values()],
        neighbours=[neighbours[row] for row in others],
        centroid_similarities=neighbourhood.centroid_similarities,
        inliers={neighbours[row].picture_id: comparisons[row].inliers for row in nearest.values()},
        keypoint_scores=neighbourhood.keypoint_scores,
    )
    for row, features in zip(nearest.values(), measure_features(observed), strict=True):
        yield row, probability(features, calibration)
