"""A photo is looked at twice: whole, and once more its middle, from nearer by.

Who holds a product up to a camera holds it in the middle, with a shelf or a room
around it; pictures of a catalogue show little but the product. What was measured:
docs/decisions/0008-a-second-look-at-the-middle.md.
"""

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.engine.results import RgbImage
from desktop_app.vision.embedder import Embedder

Vectors: TypeAlias = npt.NDArray[np.float32]

# Share of width and height that the middle has.
_MIDDLE: Final = 0.6
# A picture is like the middle only where it is so much more like it than like the whole.
_HANDICAP: Final = 0.05


def views_of(photo: RgbImage, embedder: Embedder) -> Vectors:
    """Return (2, dim) unit vectors of a photo: of all of it, and of its middle.

    Args:
        photo: (h, w, 3) uint8 RGB.
        embedder: the model.
    """
    height, width = photo.shape[:2]
    top, left = (round(side * (1 - _MIDDLE) / 2) for side in (height, width))
    middle = photo[top : height - top, left : width - left]
    return embedder.embed(np.stack([embedder.prepare(view) for view in (photo, middle)]))


def best_of_views(scores: Vectors) -> Vectors:
    """Return how near each picture is to a photo in the view that suits it best.

    Args:
        scores: (views, n) similarity of each view to n pictures, that of the whole first.

    Returns:
        (n,) float32.
    """
    handicaps = np.zeros((len(scores), 1), np.float32)
    handicaps[1:] = _HANDICAP
    return np.asarray((scores - handicaps).max(axis=0))
