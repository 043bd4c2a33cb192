"""The search of a shared catalogue's server, for stations whose copy lacks most embeddings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

# (n,) int64 ids and (n,) float32 cosines of pictures, the nearest first.
FoundPictures: TypeAlias = tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class PictureFilter:
    """Which pictures a search is among.

    Attributes:
        category: of the products that the pictures count for; empty for all.
        picture_ids: these; None for all.
    """

    category: str = ""
    picture_ids: tuple[int, ...] | None = None


class ServerSearch(Protocol):
    """The search of a server, which has all pictures of the catalogue.

    Pictures of archived products are not found, and those of a merged product count for the one
    that it was merged into.
    """

    def nearest(
        self, model: str, vectors: npt.NDArray[np.float32], k: int, pictures: PictureFilter
    ) -> list[FoundPictures]:
        """Return up to ``k`` of the nearest pictures of each vector, in one round trip.

        Args:
            model: sha256 of the model file.
            vectors: (n, dim) float32 embeddings, of length 1.
            k: number of pictures, at least 1.
            pictures: what is searched.

        Raises:
            VitrineError: the server does not answer.
        """

    def fetch(self, model: str, embeddings_of: Sequence[int], features_of: Sequence[int]) -> None:
        """Copy to the local copy what it lacks of some pictures, in one round trip.

        Args:
            model: sha256 of the model file.
            embeddings_of: pictures whose embeddings are copied.
            features_of: pictures whose keypoints, appearances, label texts and thumbnails are
                copied.

        Raises:
            VitrineError: the server does not answer.
        """
