"""Pictures that a table named before, and now names others instead."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import PictureOrigin

_BATCH_PRODUCTS: Final = 1000


class ReplacedPictures:
    """Collects the pictures that an import names, to find those that it no longer names.

    A picture is replaced if this table, or an earlier version of it, brought it, the table
    names other pictures for its product, and all of them can be used.
    """

    def __init__(self) -> None:
        # Eight bytes a picture: an import may have millions.
        self._products = array("q")
        self._pictures = array("q")
        self._incomplete_products: set[int] = set()
        self._incomplete_skus: set[str] = set()

    def add(self, named: Mapping[int, Sequence[int]]) -> None:
        """Add the ids of the pictures that rows name, by product id."""
        for product_id, picture_ids in named.items():
            if picture_ids:
                self._products.append(product_id)
                self._pictures.extend(picture_ids)

    def add_incomplete(self, product_ids: Iterable[int] = (), sku: str = "") -> None:
        """Add products of which a row, or a picture of it, cannot be used."""
        self._incomplete_products.update(product_ids)
        if sku:
            self._incomplete_skus.add(sku)

    def find(self, catalogue: Catalogue, origin: PictureOrigin) -> Iterator[dict[int, list[int]]]:
        """Yield the replaced pictures by product id, in batches."""
        incomplete = self._incomplete_products | set(
            catalogue.products.ids_by_sku(sorted(self._incomplete_skus)).values()
        )
        named = np.unique(np.asarray(self._pictures, np.int64))
        products = np.unique(np.asarray(self._products, np.int64))
        for start in range(0, len(products), _BATCH_PRODUCTS):
            batch = products[start : start + _BATCH_PRODUCTS].tolist()
            complete = [product_id for product_id in batch if product_id not in incomplete]
            found = catalogue.pictures.of_origin(complete, origin)
            replaced = {
                product_id: np.setdiff1d(picture_ids, named).tolist()
                for product_id, picture_ids in found.items()
            }
            yield {product_id: ids for product_id, ids in replaced.items() if ids}
