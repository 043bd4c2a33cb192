"""A preview of an import with something of every kind."""

from decimal import Decimal
from typing import Any

import numpy as np

from desktop_app.catalogue.io.import_row import TableWarning
from desktop_app.domain.omitted_column import OmittedColumn
from desktop_app.engine.ingest.import_preview import (
    ChangedProduct,
    FieldChange,
    ImportPreview,
)
from desktop_app.engine.ingest.import_report import ImportReport, Rejection
from desktop_app.errors import Message

EMPTY_REPORT = ImportReport(0, 0, 0, 0, ())


def make_preview(report: ImportReport = EMPTY_REPORT, **values: Any) -> ImportPreview:
    """Return a preview that has only what is given."""
    fields: dict[str, Any] = {
        "changed_fields": {},
        "changes": (),
        "changed_pictures": 0,
        "missing_pictures": 0,
        "web_pictures": {},
        "missing_products": np.array([], np.int64),
        "omitted_columns": (),
        "are_pictures_read": False,
    }
    return ImportPreview(report, **(fields | values))


FULL = make_preview(
    ImportReport(
        added=1200,
        updated=11,
        unchanged=1,
        pictures=9,
        rejected=(
            Rejection(7, Message("The SKU is missing."), "", "Bread"),
            Rejection(8, Message("{name} does not exist.", name="a"), "A8", is_picture=True),
        ),
        warnings=(TableWarning(9, "EAN", Message("{text} is not a GTIN.", text="12"), "A9"),),
        moved=2,
        removed=1,
    ),
    changed_fields={"price": 8, "name": 3},
    changes=(
        ChangedProduct(
            4, "A4", "Apple", (FieldChange("price", Decimal("1.50"), Decimal("1299.00")),)
        ),
    ),
    changed_pictures=3,
    missing_pictures=1,
    web_pictures={"a.example": 5},
    missing_products=np.array([1, 2], np.int64),
    omitted_columns=(OmittedColumn(8, "Shelf", None), OmittedColumn(9, "RRP", "price")),
)
