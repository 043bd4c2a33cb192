"""A photo is looked at twice: whole, and once more its middle, from nearer by.

Who holds a product up to a camera holds it in the middle, with a shelf or a room
around it; pictures of a catalogue show little but the product. What was measured:
docs/decisions/0008-embed-the-central-crop-too.md.
"""

from collections.abc import Sequence
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.embedder import Embedder

Vectors: TypeAlias = npt.NDArray[np.float32]

# Share of width and height that the middle has.
MIDDLE: Final = 0.7
# The middle counts only where a picture is so much more like it than like the whole.
HANDICAP: Final = 0.025


def embed_crops(photo: RgbImage, embedder: Embedder) -> Vectors:
    """Return (2, dim) unit vectors of a photo: of all of it, and of its middle.

    Args:
        photo: (h, w, 3) uint8 RGB.
        embedder: the model.
    """
    return embedder.embed(crop_inputs((photo, central_crop(photo)), embedder))


def crop_inputs(looks: Sequence[RgbImage], embedder: Embedder) -> npt.NDArray[Any]:
    """Return the model's input for some looks at a photo, one row each."""
    return np.stack([embedder.preprocess(look) for look in looks])


def central_crop(photo: RgbImage, share: float = MIDDLE) -> RgbImage:
    """Return the middle of a photo, ``share`` of its width and height."""
    height, width = photo.shape[:2]
    top, left = (round(side * (1 - share) / 2) for side in (height, width))
    return photo[top : height - top, left : width - left]


def best_of_crops(scores: Vectors, handicap: float = HANDICAP) -> Vectors:
    """Return how near each picture is to a photo in the view that suits it best.

    Args:
        scores: (views, n) similarity of each view to n pictures, that of the whole first.
        handicap: what is taken from the others.

    Returns:
        (n,) float32.
    """
    handicaps = np.full((len(scores), 1), handicap, np.float32)
    handicaps[0] = 0
    return np.asarray((scores - handicaps).max(axis=0))
