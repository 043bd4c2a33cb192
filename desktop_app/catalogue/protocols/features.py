"""What is computed from pictures: embeddings, appearances, keypoints and text."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.domain.label import TextLine

# (dim,) float32 of length 1.
Embedding: TypeAlias = npt.NDArray[np.float32]
# Colour, shape and texture of a picture, (n,) uint8 each.
AppearanceVectors: TypeAlias = tuple[
    npt.NDArray[np.uint8], npt.NDArray[np.uint8], npt.NDArray[np.uint8]
]


class EmbeddingStore(Protocol):
    """Embeddings of the pictures. ``model`` is the sha256 of the model file."""

    def put(self, model: str, embeddings: Mapping[int, Embedding]) -> None:
        """Store embeddings by picture id."""

    def get(self, model: str, picture_ids: Sequence[int]) -> dict[int, Embedding]:
        """Return embeddings by picture id; ids without one are missing."""

    def picture_ids(self, model: str) -> npt.NDArray[np.int64]:
        """Return the ids of the pictures that have an embedding, ascending, (n,) int64."""

    def of_products(
        self, model: str, product_ids: Sequence[int], *, without: Collection[int] = ()
    ) -> dict[int, npt.NDArray[np.float32]]:
        """Return embeddings, (n, dim) float32, of the pictures that count for each product.

        Only the first pictures of a product are used if it has very many; those whose id is
        in ``without`` are left out. Products without an embedding are missing.
        """

    def by_content(self, model: str, content_hashes: Sequence[str]) -> dict[str, Embedding]:
        """Return embeddings of pictures with these contents; unknown contents are missing."""

    def missing(self, model: str, *, after: int, limit: int) -> list[int]:
        """Return up to ``limit`` picture ids over ``after``, ascending, without an embedding."""

    def count_missing(self, model: str) -> int:
        """Return the number of pictures without an embedding."""


class AppearanceStore(Protocol):
    """Colour, shape and texture of the pictures. ``method`` is the version that made them."""

    def put(self, method: int, appearances: Mapping[int, AppearanceVectors]) -> None:
        """Store appearances by picture id; those of other methods are replaced."""

    def get(self, method: int, picture_ids: Sequence[int]) -> dict[int, AppearanceVectors]:
        """Return appearances by picture id; ids without one are missing."""

    def missing(self, method: int, *, after: int, limit: int) -> list[int]:
        """Return up to ``limit`` picture ids over ``after``, ascending, without an appearance."""

    def count_missing(self, method: int) -> int:
        """Return the number of pictures without an appearance."""


class KeypointStore(Protocol):
    """Packed keypoints of the pictures. ``version`` is the number of the packed format."""

    def put(self, version: int, keypoints: Mapping[int, bytes]) -> None:
        """Store keypoints by picture id; those of other versions are replaced."""

    def get(self, version: int, picture_ids: Sequence[int]) -> dict[int, bytes]:
        """Return keypoints by picture id; ids without them are missing."""

    def by_content(self, version: int, content_hashes: Sequence[str]) -> dict[str, bytes]:
        """Return keypoints of pictures with these contents; unknown contents are missing."""

    def missing(self, version: int, *, after: int, limit: int) -> list[int]:
        """Return up to ``limit`` picture ids over ``after``, ascending, without keypoints."""

    def count_missing(self, version: int) -> int:
        """Return the number of pictures without keypoints."""


class LabelTextStore(Protocol):
    """The text in the pictures. ``version`` is the number of the way to read it."""

    def put(self, version: int, texts: Mapping[int, Sequence[TextLine]]) -> None:
        """Store lines by picture id; those of other versions are replaced.

        Pictures that are no longer in the catalogue are left out.
        """

    def get(self, version: int, picture_ids: Sequence[int]) -> dict[int, tuple[TextLine, ...]]:
        """Return lines by picture id; pictures that were not read are missing."""

    def by_content(
        self, version: int, content_hashes: Sequence[str]
    ) -> dict[str, tuple[TextLine, ...]]:
        """Return the lines of pictures with these contents; unread contents are missing."""

    def missing(self, version: int, *, after: int, limit: int) -> list[int]:
        """Return up to ``limit`` ids over ``after``, ascending, of pictures that were not read."""

    def count_missing(self, version: int) -> int:
        """Return the number of pictures that were not read."""
