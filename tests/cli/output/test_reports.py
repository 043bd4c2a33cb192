"""Results of long commands, as JSON values and as text."""

from dataclasses import replace
from pathlib import Path

from desktop_app.catalogue.io.import_row import TableWarning
from desktop_app.cli.output.reports import (
    audit_as_lines,
    import_as_json,
    import_as_line,
    teaching_as_lines,
)
from desktop_app.engine.duplicates.audit_report import AuditReport
from desktop_app.engine.ingest.import_report import ImportReport, Rejection
from desktop_app.engine.learning.teach_report import TeachReport
from desktop_app.errors import Message

IMPORT = ImportReport(
    1,
    2,
    3,
    4,
    (Rejection(7, Message("The SKU is missing."), "", "Cup"),),
    (TableWarning(8, "Price", Message("It is no price.")),),
    moved=5,
    removed=6,
    rows=9,
    further_rows=1,
    rejected_rows=1,
    skipped_rows=1,
)
TEACHING = TeachReport(
    products=12,
    pictures=48,
    confirmations=1,
    queries=48,
    before=0.5,
    after=0.75,
    unseen=0.6,
    uncertainty=0.1,
    unseen_uncertainty=0.1,
    advised=True,
    seconds=3.2,
)


def test_an_import_as_json_has_its_rejected_rows() -> None:
    assert import_as_json(IMPORT) == {
        "added": 1,
        "updated": 2,
        "unchanged": 3,
        "pictures": 4,
        "moved": 5,
        "removed": 6,
        "archived": 0,
        "rows": 9,
        "skipped": 1,
        "rejected": [{"line": 7, "reason": "The SKU is missing."}],
        "warnings": [{"line": 8, "column": "Price", "reason": "It is no price."}],
    }


def test_an_import_as_a_line_has_counts_that_add_up() -> None:
    more = "1 further rows of these products, "
    line = f"9 rows: 1 added, 2 updated, 3 unchanged, {more}1 rejected, 1 skipped; 4 pictures"
    assert import_as_line(IMPORT) == f"{line}, 5 moved, 6 removed"
    plain = replace(IMPORT, moved=0, removed=0, further_rows=0)
    assert import_as_line(plain) == line.replace(more, "")


def test_learning_shows_the_shares_before_and_after() -> None:
    lines = teaching_as_lines(TEACHING, is_on=True)
    assert "12 products: 48 pictures, 1 confirmed photo(s), in 3 s" in lines[0]
    assert [line.split()[-1] for line in (lines[2], lines[4])] == ["50.0%", "60.0%"]
    assert "75.0%" in lines[3]
    assert "10.0%" in lines[3]


def test_learning_says_what_is_switched_on() -> None:
    rejected = replace(TEACHING, advised=False)
    assert "is switched on" in teaching_as_lines(TEACHING, is_on=True)[-1]
    assert "stays switched on" in teaching_as_lines(rejected, is_on=True)[-1]
    assert "nothing is changed" in teaching_as_lines(rejected, is_on=False)[-1]


def test_an_audit_shows_its_counts_and_its_file() -> None:
    lines = audit_as_lines(AuditReport(9, 1, 2, 3, 4, 5, 6, 5.6), 17, Path("pairs.csv"))
    assert lines[0] == "scanned 9 new pictures in 6 s"
    assert lines[1].endswith(": 5 groups")
    assert lines[2] == "pairs of variants 4: 6 groups"
    assert lines[3] == "17 pairs of pictures in pairs.csv"
