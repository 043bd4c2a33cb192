"""The entries of an import's report as CSV text."""

import csv
import io

from desktop_app.errors import Message
from desktop_app.ui.importing.rejections_csv import rejections_to_csv
from desktop_app.ui.importing.report_entry import ReportEntry

ENTRIES = (
    ReportEntry(3, Message("{name} is not a picture.", name="=cmd()"), "Photo", "-7", "Two\nlines"),
    ReportEntry(9, Message("The SKU is missing."), name="@Bag"),
)


def test_cells_that_look_like_formulas_are_escaped() -> None:
    assert list(csv.reader(io.StringIO(rejections_to_csv(ENTRIES)))) == [
        ["line", "sku", "name", "column", "reason"],
        ["3", "'-7", "Two\nlines", "Photo", "'=cmd() is not a picture."],
        ["9", "", "'@Bag", "", "The SKU is missing."],
    ]


def test_the_delimiter_can_be_a_tab() -> None:
    assert rejections_to_csv(ENTRIES[1:], delimiter="\t").splitlines() == [
        "line\tsku\tname\tcolumn\treason",
        "9\t\t'@Bag\t\tThe SKU is missing.",
    ]
