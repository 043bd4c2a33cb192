"""Array types of the image processing, beside ``domain.picture.RgbImage``."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

# float32 points, (n, 2), or images, (h, w).
FloatArray: TypeAlias = npt.NDArray[np.float32]
# (3, 3) float64 homography.
Matrix: TypeAlias = npt.NDArray[np.float64]
# (h, w) bool.
Mask: TypeAlias = npt.NDArray[np.bool_]
