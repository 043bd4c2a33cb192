"""The entries of a report, before and after rows were imported again."""

from desktop_app.catalogue.io.import_row import TableWarning
from desktop_app.engine.ingest.import_report import ImportReport, Rejection
from desktop_app.errors import Message
from desktop_app.ui.importing.report_entry import after_retry, outcome_of, without

MISSING = Message("The SKU is missing.")
DOUBT = Message("Some letters cannot be read.")
REPORT = ImportReport(
    0, 0, 0, 0, (Rejection(3, MISSING), Rejection(9, MISSING)), (TableWarning(5, "Name", DOUBT),)
)


def test_entries_are_in_the_order_of_the_lines() -> None:
    entries = outcome_of(REPORT).entries
    assert [(one.line, one.column, one.is_rejected) for one in entries] == [
        (3, "", True),
        (5, "Name", False),
        (9, "", True),
    ]


def test_rows_that_are_no_products_are_only_to_be_checked() -> None:
    total = Rejection(8, Message("The row is a total."), is_skipped=True)
    outcome = outcome_of(ImportReport(0, 0, 0, 0, (total,)))
    assert [one.is_rejected for one in outcome.entries] == [False]


def test_finished_rows_leave_the_list_and_others_get_their_new_reasons() -> None:
    gone = Message("a.png does not exist.")
    report = ImportReport(1, 0, 0, 0, (Rejection(9, gone, "A9"),))
    left = after_retry(outcome_of(REPORT).entries, {3, 9}, report)
    assert [(one.line, str(one.reason)) for one in left.entries] == [
        (5, "Some letters cannot be read."),
        (9, "a.png does not exist."),
    ]
    assert left.rejected == 1
    assert left.lines == {5, 9}
    assert left.rejected_lines == {9}


def test_entries_are_removed_by_their_positions() -> None:
    left = without(outcome_of(REPORT), [0, 1])
    assert [one.line for one in left.entries] == [9]
    assert left.rejected_lines == {9}
