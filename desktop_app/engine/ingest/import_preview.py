"""What is known of an import before it runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from desktop_app.domain.omitted_column import OmittedColumn
from desktop_app.engine.ingest.import_report import ImportReport


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value of a product that an import would change.

    Attributes:
        field: name in ``Product``; ``attributes`` has the changed ones only.
        before, after: typed as in ``Product``.
    """

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class ChangedProduct:
    """A product of the catalogue that an import would change.

    Attributes:
        product_id: of the product.
        sku, name: as they are now.
        changes: of its fields; empty if only its pictures change.
    """

    product_id: int
    sku: str
    name: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would do. Nothing is written, and no model is needed.

    Attributes:
        report: what the import would report.
        changed_fields: number of products by the name of the field that changes, most first.
        changes: the first products of the catalogue that change, in the order of the rows.
        changed_pictures: number of pictures whose files have new contents; part of
            ``report.pictures``.
        missing_pictures: number of files that the source names and that do not exist.
        web_pictures: number of pictures to download by host, most first; they are not part
            of ``report.pictures``.
        missing_products: (n,) int64 ids of products that earlier versions of this table had
            and that it no longer has, see ``missing_products``. They stay unless
            the import is to archive them.
        omitted_columns: columns with values that are no fields, in the order of the table.
        are_pictures_read: whether new pictures were decoded. If not, damaged ones among
            them count as usable.
    """

    report: ImportReport
    changed_fields: Mapping[str, int]
    changes: tuple[ChangedProduct, ...]
    changed_pictures: int
    missing_pictures: int
    web_pictures: Mapping[str, int]
    missing_products: npt.NDArray[np.int64]
    omitted_columns: tuple[OmittedColumn, ...]
    are_pictures_read: bool
