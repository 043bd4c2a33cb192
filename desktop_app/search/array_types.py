"""Array types of the vector search."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

# (n, dim) float32 vectors.
Vectors: TypeAlias = npt.NDArray[np.float32]
# (n, m) float32 similarities; larger is nearer.
Scores: TypeAlias = npt.NDArray[np.float32]
# (n,) int64 ids of pictures or nodes.
Ids: TypeAlias = npt.NDArray[np.int64]
# (n,) int64 product of each vector.
Labels: TypeAlias = npt.NDArray[np.int64]
