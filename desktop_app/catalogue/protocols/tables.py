"""The tables that were imported, and their products."""

from collections.abc import Collection
from typing import Protocol

import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import PictureOrigin


class TableStore(Protocol):
    """The tables that were imported."""

    def add_products(self, table: PictureOrigin, product_ids: Collection[int]) -> None:
        """Store that a table, or a new version of one, has these products."""

    def products_only_in(self, table: PictureOrigin) -> npt.NDArray[np.int64]:
        """Return the products that versions of a table had and no other table has.

        Merged and archived products are left out.

        Returns:
            (n,) int64 ids, ascending.
        """
