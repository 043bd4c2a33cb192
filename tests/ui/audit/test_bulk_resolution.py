"""A rule for many groups takes no group that it does not name."""

from dataclasses import replace

import pytest

from desktop_app.domain.duplicate_group import DuplicateGroup, GroupReason
from desktop_app.ui.audit.bulk_resolution import BulkResolution

GROUP = DuplicateGroup((1, 2), (1, 2), "Cup", ("A", "B"), "copy", 0.9, ("same_photograph",), "open")


@pytest.mark.parametrize(
    ("rule", "is_taken"),
    [
        (BulkResolution(level="copy"), True),
        (BulkResolution(level="exact"), False),
        (BulkResolution(level="copy", least_score=0.9), True),
        (BulkResolution(level="copy", least_score=0.91), False),
        (BulkResolution(level="copy", needs_gtin=True), False),
        (BulkResolution(level="copy", needs_name=True), False),
    ],
)
def test_level_score_and_reasons_count(rule: BulkResolution, is_taken: bool) -> None:
    assert bool(rule.chosen([GROUP])) is is_taken


@pytest.mark.parametrize("reason", ["price_differs", "category_differs"])
def test_a_conflict_is_left_to_a_person_unless_it_is_wanted(reason: GroupReason) -> None:
    group = replace(GROUP, reasons=("same_gtin", reason))
    assert BulkResolution(level="copy", needs_gtin=True).chosen([group]) == []
    assert BulkResolution(level="copy", without_conflict=False).chosen([group]) == [group]


def test_each_group_keeps_its_reference() -> None:
    (settlement,) = BulkResolution(level="copy", ruling="variant").settlements([GROUP])
    assert settlement.kind == "variant"
    assert settlement.product_ids == (1, 2)


def test_only_a_merge_gives_the_reference_what_it_lacks() -> None:
    groups = [replace(GROUP, complementary_values={"brand": "Mokk"}), GROUP]
    merge, variant = BulkResolution(level="copy"), BulkResolution(level="copy", ruling="variant")
    assert [said.fields for said in merge.settlements(groups)] == [{"brand": "Mokk"}, {}]
    assert merge.gains(groups) == {"brand": 1}
    assert [said.fields for said in variant.settlements(groups)] == [{}, {}]
    assert not variant.gains(groups)
