"""Why a photo was answered with a product."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desktop_app.domain.evidence import MatchedPoints


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """What a photo and a picture of the catalogue have in common.

    Attributes:
        similarity: of photo and product, -1..1; None if the product has no picture.
        points: the details that both show; None if there are too few to be no coincidence.
        influence: (rows, columns) float32 over the region that was searched, how much each part
            adds to the similarity, 0..1; None if there are points or no picture.
    """

    similarity: float | None = None
    points: MatchedPoints | None = None
    influence: npt.NDArray[np.float32] | None = None
