"""What a search for pictures finds."""

from dataclasses import dataclass

import numpy as np

from desktop_app.search.array_types import Ids, Scores


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The pictures nearest to a vector, best first, ties by id.

    Attributes:
        ids: (m,) int64 picture ids.
        scores: (m,) float32 cosines, -1..1; for vectors that are not normalised
            ``1 - d²/2`` of their distance d, clipped to -1..1.
    """

    ids: Ids
    scores: Scores

    @classmethod
    def none(cls) -> "Neighbours":
        """Return no pictures."""
        return cls(np.empty(0, np.int64), np.empty(0, np.float32))

    def among(self, ids: Ids) -> "Neighbours":
        """Return those of these pictures that are among others, (n,) int64, n > 0, ascending."""
        places = np.minimum(np.searchsorted(ids, self.ids), len(ids) - 1)
        is_among = ids[places] == self.ids
        return Neighbours(self.ids[is_among], self.scores[is_among])
