"""The products of the pictures that a search found, read as far as they are needed.

A search finds many more pictures than an answer has products, because products have several
pictures. Most products have few, so that the first pictures are usually enough.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import PictureOwner
from desktop_app.search.neighbours import Neighbours


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A catalogue picture near a photo, with the product that it counts for."""

    product_id: int
    category: str
    picture_id: int
    cosine: float


class FoundProducts:
    """The products of the pictures that one search found; ``read_products`` fills it.

    Args:
        found: the pictures, best first.
        pictures: number of pictures that are needed with their products.
        products: number of accepted products that are needed; None for all.
        accepts: returns whether a picture counts for ``products``.
    """

    def __init__(
        self,
        found: Neighbours,
        *,
        pictures: int = 0,
        products: int | None = None,
        accepts: Callable[[Neighbour], bool] = lambda _: True,
    ) -> None:
        self._rest = iter(zip(found.ids.tolist(), found.scores.tolist(), strict=True))
        self._part: list[tuple[int, float]] = []
        self._part_size = 2 * max(pictures, len(found.ids) if products is None else products)
        self._pictures, self._products = pictures, products
        self._accepts = accepts
        self._neighbours: list[Neighbour] = []
        self._first: dict[int, Neighbour] = {}

    @property
    def neighbours(self) -> list[Neighbour]:
        """The needed pictures, best first; removed pictures are left out."""
        return self._neighbours[: self._pictures]

    @property
    def nearest(self) -> list[Neighbour]:
        """The first accepted picture of each needed product, best first."""
        return list(islice(self._first.values(), self._products))

    def next_pictures(self) -> list[int]:
        """Return the pictures whose owners ``add_owners`` needs next; empty if all is known."""
        has_pictures = len(self._neighbours) >= self._pictures
        has_products = self._products is not None and len(self._first) >= self._products
        size = 0 if has_pictures and has_products else self._part_size
        self._part_size *= 2
        self._part = list(islice(self._rest, size))
        return [number for number, _ in self._part]

    def add_owners(self, owners: Mapping[int, PictureOwner]) -> None:
        """Add the owners of the pictures that ``next_pictures`` returned."""
        for number, cosine in self._part:
            if number in owners:
                neighbour = Neighbour(*owners[number], number, cosine)
                self._neighbours.append(neighbour)
                if self._accepts(neighbour):
                    self._first.setdefault(neighbour.product_id, neighbour)


def read_products(searches: Sequence[FoundProducts], catalogue: Catalogue) -> None:
    """Read the products that some searches need, together.

    Args:
        searches: what was found.
        catalogue: pictures that it no longer has are skipped.
    """
    while parts := [ids for search in searches if (ids := search.next_pictures())]:
        owners = catalogue.pictures.owners(np.unique(np.concatenate(parts)))
        for search in searches:
            search.add_owners(owners)
