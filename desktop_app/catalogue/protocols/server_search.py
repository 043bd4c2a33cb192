"""Pictures of a shared catalogue that a station's local copy may lack, found by its server."""

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
        product_ids: of these products; None for all.
    """

    category: str = ""
    product_ids: tuple[int, ...] | None = None


class ServerSearch(Protocol):
    """The search of a server, which has all pictures of the catalogue.

    Pictures of archived products are not found, and those of a merged product count for the one
    that it was merged into.
    """

    def count(self, model: str, pictures: PictureFilter) -> int:
        """Return about how many pictures with an embedding of a model there are.

        Raises:
            VitrineError: the server does not answer.
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

    def fetch(self, picture_ids: Sequence[int]) -> None:
        """Copy what the local copy lacks of the products of pictures, in one round trip.

        That is the rows of the products and of all their pictures, with embeddings, keypoints
        and thumbnails. What was deleted here, and the server does not know yet, stays deleted.

        Raises:
            VitrineError: the server does not answer.
        """
