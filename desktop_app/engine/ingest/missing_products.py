"""Products of the catalogue that a table no longer has."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import PictureOrigin
from desktop_app.domain.timestamps import utc_now_text
from desktop_app.engine.ingest.report_builder import ReportBuilder

_BATCH_PRODUCTS: Final = 1000


def missing_products(
    catalogue: Catalogue, origin: PictureOrigin | None, report: ReportBuilder
) -> npt.NDArray[np.int64]:
    """Return the products that earlier versions of a table had and that it no longer has.

    A catalogue may have the tables of several suppliers, and products added by hand. So only
    products count that an earlier version of this table had: one at the same path, of the
    same supplier, or with the same headings, see ``table_origin``. What another table has as
    well is not missing, nor is a product of which a row was rejected, or that counts for one
    of the table because it was merged. In a table without products nothing is missing: it is
    rather an incomplete file than a shop that sells nothing any more.

    Args:
        catalogue: it is only read.
        origin: of the table; nothing is missing in a folder.
        report: of all rows of the import.

    Returns:
        (n,) int64 ids, ascending.
    """
    if origin is None or not report.product_ids:
        return np.empty(0, np.int64)
    known = catalogue.tables.products_only_in(origin)
    if not known.size:
        return known
    rejected = catalogue.products.ids_by_sku(sorted(report.rejected_skus)).values()
    named = {*report.product_ids, *rejected}
    references = (
        target
        for number, target in catalogue.resolutions.merge_targets().items()
        if number in named
    )
    return np.setdiff1d(known, np.fromiter({*named, *references}, np.int64))


def archive_products(catalogue: Catalogue, product_ids: npt.NDArray[np.int64]) -> None:
    """Archive products; it is part of the action that is recorded."""
    now = utc_now_text()
    for batch in _batches(product_ids):
        catalogue.products.update({number: {"archived_at": now} for number in batch})


def _batches(product_ids: npt.NDArray[np.int64]) -> Iterator[list[int]]:
    for start in range(0, len(product_ids), _BATCH_PRODUCTS):
        yield product_ids[start : start + _BATCH_PRODUCTS].tolist()
