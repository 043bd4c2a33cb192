"""The rejections of an import as CSV text."""

import csv
import io

from desktop_app.engine.ingest.import_report import Rejection
from desktop_app.errors import Message
from desktop_app.ui.importing.rejections_csv import rejections_to_csv

REJECTIONS = (
    Rejection(3, Message("{name} is not a picture.", name="=cmd()"), "-7", "Two\nlines"),
    Rejection(9, Message("The SKU is missing."), "", "@Bag"),
)


def test_cells_that_look_like_formulas_are_escaped() -> None:
    assert list(csv.reader(io.StringIO(rejections_to_csv(REJECTIONS)))) == [
        ["line", "sku", "name", "reason"],
        ["3", "'-7", "Two\nlines", "'=cmd() is not a picture."],
        ["9", "", "'@Bag", "The SKU is missing."],
    ]


def test_the_delimiter_can_be_a_tab() -> None:
    assert rejections_to_csv(REJECTIONS[1:], delimiter="\t").splitlines() == [
        "line\tsku\tname\treason",
        "9\t\t'@Bag\tThe SKU is missing.",
    ]
