"""The tables that were imported, their products, and how they are read."""

from collections.abc import Collection, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import PictureOrigin
from desktop_app.domain.table_layout import TableLayout


class TableStore(Protocol):
    """The tables that were imported.

    How they are read belongs to the catalogue and not to the settings of a user: it is about
    the suppliers of this shop, other stations need it too, and backups keep it.
    """

    def add_products(self, table: PictureOrigin, product_ids: Collection[int]) -> None:
        """Store that a table, or a new version of one, has these products."""

    def products_only_in(self, table: PictureOrigin) -> npt.NDArray[np.int64]:
        """Return the products that versions of a table had and no other table has.

        Merged and archived products are left out.

        Returns:
            (n,) int64 ids, ascending.
        """

    def layouts(self) -> list[TableLayout]:
        """Return all layouts, by supplier, the newest first."""

    def layouts_for(self, headings: Sequence[str], supplier: str) -> list[TableLayout]:
        """Return the layouts for tables with these headings or of this supplier.

        Those that fit both come first, then those of the supplier, the newest first.
        """

    def save_layout(self, layout: TableLayout) -> None:
        """Store a layout; it replaces that of the same headings and supplier."""

    def forget_layouts(self, layout_ids: Collection[int]) -> int:
        """Remove layouts, and return how many there were."""
