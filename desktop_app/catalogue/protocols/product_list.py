"""The list of products: filtered, sorted, and read in small parts."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from desktop_app.domain.product_list import ListedProduct, ProductFilter, ProductOrder


class ProductList(Protocol):
    """All products in any order, as ids; what is shown of them is read in small parts.

    Products that were merged into others are left out.
    """

    def ids(
        self, product_filter: ProductFilter, order: ProductOrder, *, language: str = ""
    ) -> npt.NDArray[np.int64]:
        """Return the ids of the products that meet a filter, in order, (n,) int64.

        Args:
            product_filter: the conditions.
            order: the order.
            language: code of the language by whose names and categories they are sorted.

        Raises:
            ValueError: there is no such column.
        """

    def rows(self, product_ids: Sequence[int]) -> dict[int, ListedProduct]:
        """Return products by id; unknown ids are missing."""

    def brands(self) -> dict[str, int]:
        """Return the number of products of each brand, sorted by brand."""

    def attribute_names(self) -> list[str]:
        """Return the names of attributes of the newest products, the most frequent first."""
