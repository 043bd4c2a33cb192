"""The preview of an import is printed as JSON and for people."""

import numpy as np

from desktop_app.cli.output.import_preview import preview_as_json, preview_as_lines
from desktop_app.domain.omitted_column import OmittedColumn
from desktop_app.domain.product import Product
from desktop_app.engine.ingest.import_preview import ImportPreview
from desktop_app.engine.ingest.import_report import ImportReport

PREVIEW = ImportPreview(
    ImportReport(1, 9, 0, 4, (), rows=10),
    changed_fields={"price": 8, "name": 1},
    changes=(),
    changed_pictures=1,
    missing_pictures=2,
    web_pictures={"shop.example": 5},
    missing_products=np.arange(1, 26, dtype=np.int64),
    omitted_columns=(OmittedColumn(3, "Offer", "price"), OmittedColumn(5, "", None)),
    are_pictures_read=True,
)
MISSING = [Product(number, f"S{number}", "Tea") for number in range(1, 26)]


def test_the_lines_for_people() -> None:
    _, *lines = preview_as_lines(PREVIEW, MISSING)
    named = ", ".join(f"S{number}" for number in range(1, 21))
    assert lines == [
        "changed fields: price 8, name 1",
        "pictures with new contents: 1",
        "pictures that do not exist: 2",
        "pictures on the web: shop.example 5",
        "columns that are no fields: Offer (looks like price), column 5",
        f"25 products that the table no longer has stay: {named} and 5 more",
        "Nothing is changed.",
    ]


def test_json() -> None:
    value = preview_as_json(PREVIEW, MISSING[:1])
    assert (value["added"], value["updated"], value["dry_run"]) == (1, 9, True)
    assert value["changed_fields"] == {"price": 8, "name": 1}
    assert value["missing"] == [{"sku": "S1", "name": "Tea"}]
    assert value["omitted_columns"] == [
        {"column": "Offer", "number": 3, "looks_like": "price"},
        {"column": "", "number": 5, "looks_like": None},
    ]
