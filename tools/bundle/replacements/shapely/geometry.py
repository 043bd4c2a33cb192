"""Area and length of a polygon: all that rapidocr takes from shapely and its 6 MB."""

import numpy as np
import numpy.typing as npt


class Polygon:
    """A polygon.

    Args:
        corners: (n, 2) of any numeric type; the last corner is joined to the first.

    Attributes:
        area: in the unit of the corners, squared; never negative.
        length: of the outline, in the unit of the corners.
    """

    def __init__(self, corners: npt.ArrayLike) -> None:
        points = np.asarray(corners, np.float64)
        following = np.roll(points, -1, axis=0)
        cross = points[:, 0] * following[:, 1] - points[:, 1] * following[:, 0]
        self.area = float(abs(cross.sum()) / 2)
        self.length = float(np.linalg.norm(following - points, axis=1).sum())
