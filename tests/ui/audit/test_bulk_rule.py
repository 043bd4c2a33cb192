"""A bulk rule matches groups and resolves them."""

from dataclasses import replace

import pytest

from desktop_app.domain.duplicate_group import DuplicateGroup, GroupReason
from desktop_app.ui.audit.bulk_rule import BulkRule

GROUP = DuplicateGroup((1, 2), (1, 2), "Cup", ("A", "B"), "copy", 0.9, ("same_photograph",), "open")


@pytest.mark.parametrize(
    ("rule", "matches"),
    [
        (BulkRule(level="copy"), True),
        (BulkRule(level="exact"), False),
        (BulkRule(level="copy", min_score=0.9), True),
        (BulkRule(level="copy", min_score=0.91), False),
        (BulkRule(level="copy", requires_same_gtin=True), False),
        (BulkRule(level="copy", requires_similar_names=True), False),
    ],
)
def test_level_score_and_reasons_must_match(rule: BulkRule, matches: bool) -> None:
    assert bool(rule.matching([GROUP])) is matches


@pytest.mark.parametrize(
    "reason", ["price_differs", "category_differs", "colour_differs", "size_differs"]
)
def test_groups_with_a_conflict_match_only_if_they_are_not_excluded(reason: GroupReason) -> None:
    group = replace(GROUP, reasons=("same_gtin", reason))
    assert BulkRule(level="copy", requires_same_gtin=True).matching([group]) == []
    assert BulkRule(level="copy", excludes_conflicts=False).matching([group]) == [group]


def test_variants_differ_in_colour_without_a_conflict() -> None:
    variants = replace(GROUP, level="variant", reasons=("colour_differs",))
    assert BulkRule(level="variant").matching([variants]) == [variants]


def test_the_proposed_reference_is_kept() -> None:
    (resolution,) = BulkRule(level="copy", kind="variant").resolutions([GROUP])
    assert resolution.kind == "variant"
    assert resolution.product_ids == (1, 2)


def test_only_a_merge_fills_in_empty_fields() -> None:
    groups = [replace(GROUP, complementary_values={"brand": "Mokk"}), GROUP]
    merge, variant = BulkRule(level="copy"), BulkRule(level="copy", kind="variant")
    assert [resolution.fields for resolution in merge.resolutions(groups)] == [
        {"brand": "Mokk"},
        {},
    ]
    assert merge.filled_fields(groups) == {"brand": 1}
    assert [resolution.fields for resolution in variant.resolutions(groups)] == [{}, {}]
    assert not variant.filled_fields(groups)
