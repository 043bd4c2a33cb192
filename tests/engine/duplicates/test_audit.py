"""The operations of an audit work together, from the scan to a decision and its undo."""

import csv
from pathlib import Path

import cv2

from desktop_app.domain.duplicate_group import (
    REFERENCE_RULES,
    DuplicateGroup,
    GroupState,
    ReferenceRule,
)
from desktop_app.domain.finding import FindingLevel
from desktop_app.domain.resolution import Resolution
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from tests.engine.duplicates.conftest import sample_picture


def _groups(
    workspace: Workspace, level: FindingLevel, state: GroupState = "open"
) -> list[DuplicateGroup]:
    groups = finish(workspace.audit().groups(REFERENCE_RULES))
    return [group for group in groups if (group.level, group.state) == (level, state)]


def test_the_report_counts_links_and_open_groups(edited_copies: Workspace) -> None:
    report = finish(edited_copies.audit().run())
    groups = finish(edited_copies.audit().groups(REFERENCE_RULES))
    assert report.exact == 3
    assert report.copy >= 4
    assert report.groups + report.variant_groups == len(groups)
    assert all(group.state == "open" for group in groups)


def test_the_state_counts_scanned_pictures(edited_copies: Workspace) -> None:
    before = edited_copies.audit().state()
    assert (before.audited, before.pictures) == (0, 13)
    finish(edited_copies.audit().run())
    after = edited_copies.audit().state()
    assert (after.audited, after.pictures) == (13, 13)


def test_products_with_one_gtin_are_a_group_without_pictures(scanned_copies: Workspace) -> None:
    groups = _groups(scanned_copies, "same_product")
    (group,) = [group for group in groups if "none" in group.skus]
    assert group.reasons[0] == "same_gtin"
    assert "whole" in group.skus


def test_a_resolved_group_is_settled_until_it_is_undone(scanned_copies: Workspace) -> None:
    audit = scanned_copies.audit()
    (exact,) = _groups(scanned_copies, "exact")
    audit.resolve([Resolution("different", exact.product_ids)])
    assert not _groups(scanned_copies, "exact")
    assert len(_groups(scanned_copies, "exact", "settled")) == 1
    scanned_copies.editor().undo()
    assert len(_groups(scanned_copies, "exact")) == 1
    scanned_copies.editor().redo()
    assert not _groups(scanned_copies, "exact")


def test_a_merged_product_leaves_its_groups(scanned_copies: Workspace) -> None:
    audit = scanned_copies.audit()
    (exact,) = _groups(scanned_copies, "exact")
    audit.resolve([Resolution("merge", exact.product_ids)])
    assert not _groups(scanned_copies, "exact")
    (copies,) = _groups(scanned_copies, "copy")
    assert exact.product_ids[0] in copies.product_ids
    assert not set(exact.product_ids[1:]) & set(copies.product_ids)


def test_a_group_can_be_postponed(scanned_copies: Workspace) -> None:
    audit = scanned_copies.audit()
    (exact,) = _groups(scanned_copies, "exact")
    audit.resolve([Resolution("later", exact.product_ids)])
    assert not _groups(scanned_copies, "exact")
    (later,) = _groups(scanned_copies, "exact", "later")
    assert set(later.product_ids) == set(exact.product_ids)


def test_the_rules_choose_the_reference(scanned_copies: Workspace) -> None:
    rules: tuple[tuple[ReferenceRule, ...], ...] = (("cheapest", "oldest"), ("largest", "oldest"))
    for some in rules:
        groups = finish(scanned_copies.audit().groups(some))
        exact = next(group for group in groups if group.level == "exact")
        assert exact.skus[0] == "whole"


def test_all_pairs_are_written_for_other_programs(
    scanned_copies: Workspace, tmp_path: Path
) -> None:
    audit = scanned_copies.audit()
    count = finish(audit.write_pairs(tmp_path / "pairs.csv"))
    with (tmp_path / "pairs.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == count
    levels = {frozenset((row["sku_a"], row["sku_b"])): row["level"] for row in rows}
    assert levels[frozenset(("whole", "same"))] == "exact"
    assert levels[frozenset(("whole", "again"))] == "exact"
    assert levels[frozenset(("same", "mirror"))] == "copy"
    assert levels[frozenset(("whole", "none"))] == "same_product"
    assert all(Path(row["image_a"]).is_file() for row in rows if row["image_a"])


def test_the_health_check_finds_bad_pictures(scanned_copies: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "bad" / "Bad"
    folder.mkdir(parents=True)
    bear = sample_picture("TOY-BEA")
    cv2.imwrite(str(folder / "dark.png"), bear // 4)
    cv2.imwrite(str(folder / "blur.png"), cv2.GaussianBlur(bear, (0, 0), 9))
    cv2.imwrite(str(folder / "tiny.png"), cv2.resize(bear, (60, 60)))
    cv2.imwrite(str(folder / "wide.png"), bear[: bear.shape[0] // 3])
    finish(scanned_copies.import_products(folder.parent))
    finish(scanned_copies.audit().run())
    skus = {
        listed.kind: {issue.sku for issue in listed.issues}
        for listed in finish(scanned_copies.audit().health())
    }
    assert skus["no_picture"] == {"none"}
    assert "MUG-CAT" in skus["one_picture"]
    assert skus["dark"] == {"dark"}
    assert "blur" in skus["blurred"]
    assert not {"MUG-CAT", "whole"} & skus["blurred"]
    assert "tiny" in skus["tiny"]
    assert not {"MUG-CAT", "whole"} & skus["tiny"]
    assert "wide" in skus["unusual_shape"]


def test_pairs_that_are_settled_are_not_counted(scanned_copies: Workspace) -> None:
    before = finish(scanned_copies.audit().run())
    (exact,) = _groups(scanned_copies, "exact")
    scanned_copies.audit().resolve([Resolution("different", exact.product_ids)])
    after = finish(scanned_copies.audit().run())
    assert (before.exact, after.exact) == (3, 0)
    assert after.copy == before.copy
