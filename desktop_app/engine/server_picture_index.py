"""The index of a catalogue whose embeddings are at a server, except for some.

The local index has the pictures of this computer: those that it has added, and those that were
found before. A search asks both, and gets from the server what the recognition needs of the
candidates. Without the server, it finds the pictures of this computer.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from desktop_app.catalogue.protocols import Catalogue, PictureFilter, ServerSearch
from desktop_app.domain.picture import PictureOwner
from desktop_app.engine.merged_crops import best_first
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.picture_keypoints import PictureKeypoints
from desktop_app.errors import VitrineError
from desktop_app.search.array_types import Ids, Vectors
from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.search.neighbours import Neighbours

_log = logging.getLogger(__name__)

# The number of candidates of an answer: what the later stages read is of these.
_PRODUCTS: Final = 20


class ServerPictureIndex(PictureIndex):
    """Finds the pictures of the server, too.

    Args:
        catalogue: a catalogue that has all products and pictures, and some embeddings.
        model: sha256 of the model file.
        space: the model's own.
        keypoints: of the pictures of this computer.
        server: has all embeddings.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        model: str,
        space: EmbeddingSpace,
        keypoints: PictureKeypoints | None,
        server: ServerSearch,
    ) -> None:
        super().__init__(catalogue, model, space, keypoints)
        self._server = server
        self._category = "", np.empty(0, np.int64)

    def __len__(self) -> int:
        """Return the number of pictures of the catalogue."""
        return self._catalogue.pictures.count()

    def search(self, queries: Sequence[Vectors], k: int) -> list[Neighbours]:
        """Return the nearest pictures of each query, here and at the server, best first."""
        return self._with_server(queries, super().search(queries, k), k, PictureFilter())

    def search_among(
        self, queries: Sequence[Vectors], k: int, picture_ids: Ids
    ) -> list[Neighbours]:
        """Return the nearest of some pictures for each query, here and at the server."""
        category, ids = self._category
        pictures = (
            PictureFilter(category=category)
            if picture_ids is ids
            else PictureFilter(picture_ids=tuple(picture_ids.tolist()))
        )
        found = super().search_among(queries, k, picture_ids)
        return self._with_server(queries, found, k, pictures)

    def compare(self, queries: Sequence[Vectors], picture_ids: Sequence[int]) -> list[Neighbours]:
        """Compare each query with all of some pictures, here and at the server."""
        found = super().compare(queries, picture_ids)
        others = self.missing([number for number in picture_ids if number not in self._left_out])
        if not others:
            return found
        pictures = PictureFilter(picture_ids=tuple(others))
        return self._with_server(queries, found, len(others), pictures)

    def in_category(self, category: str) -> Ids:
        """Return the (n,) pictures of a category; the server knows them by its name."""
        ids = super().in_category(category)
        self._category = category, ids
        return ids

    def _with_server(
        self,
        queries: Sequence[Vectors],
        here: list[Neighbours],
        k: int,
        pictures: PictureFilter,
    ) -> list[Neighbours]:
        """Add what the server finds to what was found here."""
        if not queries:
            return here
        crops = np.concatenate(queries)
        try:
            found = self._server.nearest(self.model, crops, k, pictures)
            there = self._merged(queries, [Neighbours(*some) for some in found])
            both = [_union(*pair) for pair in zip(here, there, strict=True)]
            self._fetch(both)
        except VitrineError as error:
            _log.info("the server is not asked, the pictures of this computer are: %s", error)
            return here
        return both

    def _fetch(self, found: Sequence[Neighbours]) -> None:
        """Copy what the candidates of an answer lack here, and add it to the local index."""
        ids = np.unique(np.concatenate([some.ids for some in found]))
        owners = self._catalogue.pictures.owners(ids)
        nearest: dict[int, set[int]] = {}
        for some in found:
            for product_id, picture_id in _first_pictures(some, owners).items():
                nearest.setdefault(product_id, set()).add(picture_id)
        own = self._catalogue.pictures.of_products(sorted(nearest))
        candidates = set().union(*nearest.values())
        pictures = candidates.union(picture.id for some in own.values() for picture in some)
        new = self.missing(sorted(pictures))
        if new:
            self._server.fetch(self.model, new, sorted(candidates.intersection(new)))
            self.add(self._catalogue.embeddings.get(self.model, new))


def _first_pictures(found: Neighbours, owners: Mapping[int, PictureOwner]) -> dict[int, int]:
    """Return the nearest picture of each of the first products, by product."""
    first: dict[int, int] = {}
    for number in found.ids.tolist():
        if number in owners and len(first) < _PRODUCTS:
            first.setdefault(owners[number].product_id, number)
    return first


def _union(here: Neighbours, there: Neighbours) -> Neighbours:
    """Return the pictures of both, best first; the scores of this computer are more exact."""
    is_new = ~np.isin(there.ids, here.ids)
    return best_first(
        np.concatenate([here.ids, there.ids[is_new]]),
        np.concatenate([here.scores, there.scores[is_new]]),
    )
