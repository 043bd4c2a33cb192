"""A table of decisions is imported as one action per kind, or not at all."""

from pathlib import Path
from typing import NoReturn

import pytest

from desktop_app.catalogue.sqlite.backup_listing import BACKUPS_NAME
from desktop_app.domain.resolution import ResolutionKind
from desktop_app.errors import VitrineError
from tests.engine.audit_catalogue import AuditCatalogue


def _table(tmp_path: Path, *lines: str, heading: str = "decision,sku_a,sku_b") -> Path:
    file = tmp_path / "decisions.csv"
    file.write_text("\n".join([heading, *lines]), encoding="utf-8")
    return file


def test_a_table_is_applied_as_one_action_per_kind(
    audit_catalogue: AuditCatalogue, tmp_path: Path
) -> None:
    one, two, three, four = (audit_catalogue.add(sku) for sku in "ABCD")
    file = _table(tmp_path, "Merge,B,A", "different,C,D", "different,B,D", "LATER,B,C")
    report = audit_catalogue.import_decisions(file)
    assert (report.applied, report.unchanged, report.rejected) == (4, 0, ())
    assert audit_catalogue.store.resolutions.merge_targets() == {one: two}
    expected: dict[tuple[int, int], ResolutionKind] = {
        (one, two): "merge",
        (three, four): "different",
        (two, four): "different",
        (two, three): "later",
    }
    resolutions = audit_catalogue.store.resolutions.pair_resolutions()
    assert {pair: resolutions.kind_of(*pair) for pair in expected} == expected
    assert resolutions.kind_of(one, three) is None
    for _ in range(3):
        assert audit_catalogue.store.history.next_undo() is not None
        audit_catalogue.store.history.undo()
    assert audit_catalogue.store.history.next_undo() is None
    assert audit_catalogue.store.products.count() == 4


def test_decisions_that_hold_already_are_unchanged(
    audit_catalogue: AuditCatalogue, tmp_path: Path
) -> None:
    for sku in "ABC":
        audit_catalogue.add(sku)
    file = _table(tmp_path, "merge,A,B", "variant,C,A")
    audit_catalogue.import_decisions(file)
    report = audit_catalogue.import_decisions(file)
    assert (report.applied, report.unchanged, report.rejected) == (0, 2, ())


def test_merges_of_a_table_can_form_chains(audit_catalogue: AuditCatalogue, tmp_path: Path) -> None:
    one, two, three, four = (audit_catalogue.add(sku) for sku in "ABCD")
    file = _table(tmp_path, "merge,B,C", "merge,A,B", "merge,C,D", "merge,D,A")
    report = audit_catalogue.import_decisions(file)
    assert (report.applied, report.unchanged) == (3, 1)
    resolutions = audit_catalogue.store.resolutions
    assert resolutions.merge_targets() == {two: one, three: one, four: one}
    audit_catalogue.store.history.undo()
    assert resolutions.merge_targets() == {}


def test_the_sku_of_a_merged_product_stands_for_the_reference(
    audit_catalogue: AuditCatalogue, tmp_path: Path
) -> None:
    one, _, three = (audit_catalogue.add(sku) for sku in "ABC")
    report = audit_catalogue.import_decisions(_table(tmp_path, "different,B,C", "merge,A,B"))
    assert report.applied == 2
    resolutions = audit_catalogue.store.resolutions.pair_resolutions()
    assert resolutions.kind_of(one, three) == "different"


def test_lines_that_cannot_be_used_are_rejected_by_number(
    audit_catalogue: AuditCatalogue, tmp_path: Path
) -> None:
    for sku in "ABC":
        audit_catalogue.add(sku)
    file = _table(
        tmp_path,
        "same,A,B",
        "merge,A,=cmd",
        "later,A,",
        "merge,A,A",
        "",
        "different,A,B,C",
        "merge,A,B",
        "variant,B,A",
        "later,A,C",
        "variant,C,A",
    )
    report = audit_catalogue.import_decisions(file)
    assert report.applied == 2
    reasons = {rejection.line: str(rejection.reason) for rejection in report.rejected}
    assert list(reasons) == [2, 3, 4, 5, 7, 9, 10]
    assert reasons[3] == "The catalogue has no product =cmd."
    assert reasons[5] == "Both SKUs are the same."
    assert reasons[9] == "B and A were merged into one."
    assert reasons[10] == "A later line is about the same products."


def test_a_table_without_the_columns_is_an_error(
    audit_catalogue: AuditCatalogue, tmp_path: Path
) -> None:
    file = _table(tmp_path, heading="decision,sku_a,sku")
    with pytest.raises(VitrineError, match="no column sku_b"):
        audit_catalogue.import_decisions(file)


def test_a_cancelled_import_changes_nothing(
    audit_catalogue: AuditCatalogue, tmp_path: Path
) -> None:
    audit_catalogue.add("A")
    audit_catalogue.add("B")
    job = audit_catalogue.audit.import_decisions(_table(tmp_path, "merge,A,B"))
    next(job)
    job.close()
    assert audit_catalogue.store.products.count() == 2
    assert audit_catalogue.store.history.next_undo() is None
    assert not (audit_catalogue.store.cache_folder / BACKUPS_NAME).exists()


def test_an_import_that_fails_in_the_middle_changes_nothing(
    audit_catalogue: AuditCatalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for sku in "ABC":
        audit_catalogue.add(sku)

    def fail() -> NoReturn:
        raise OSError("the disk is gone")

    monkeypatch.setattr(audit_catalogue.store.resolutions, "pair_resolutions", fail)
    with pytest.raises(VitrineError):
        audit_catalogue.import_decisions(_table(tmp_path, "merge,A,B", "later,A,C"))
    assert audit_catalogue.store.products.count() == 3
    assert audit_catalogue.store.history.next_undo() is None
