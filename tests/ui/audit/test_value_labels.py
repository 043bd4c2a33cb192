"""Every value of the audit has a name; decisions have a sentence."""

from collections.abc import Callable
from typing import Any, get_args

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.duplicate_group import (
    AttributeDifference,
    GroupReason,
    GroupState,
    ReferenceRule,
)
from desktop_app.domain.finding import FindingLevel
from desktop_app.domain.issue import IssueKind
from desktop_app.domain.resolution import ResolutionKind
from desktop_app.ui.audit.fields_model import FIELDS
from desktop_app.ui.audit.value_labels import (
    field_label,
    issue_label,
    level_label,
    reasons_label,
    resolution_label,
    resolution_sentence,
    rule_label,
    short_level_label,
    state_label,
)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("label", "values"),
    [
        (level_label, get_args(FindingLevel)),
        (short_level_label, get_args(FindingLevel)),
        (state_label, get_args(GroupState)),
        (resolution_label, get_args(ResolutionKind)),
        (rule_label, get_args(ReferenceRule)),
        (issue_label, get_args(IssueKind)),
        (field_label, FIELDS),
    ],
)
def test_values_have_different_names(label: Callable[[Any], str], values: tuple[str, ...]) -> None:
    names = {label(value) for value in values}
    assert len(names) == len(values)
    assert "" not in names


def test_every_reason_has_a_name() -> None:
    reasons = get_args(GroupReason)
    assert len(reasons_label(reasons).split(" · ")) == len(reasons)


def test_conflicts_come_first_and_the_reason_of_a_shown_level_is_left_out() -> None:
    reasons: tuple[GroupReason, ...] = ("same_photograph", "alike_names", "price_differs")
    assert reasons_label(reasons) == "price differs · same photograph · similar names"
    assert reasons_label(reasons, shown_level="copy") == "price differs · similar names"


def test_a_sentence_names_at_most_three_other_products() -> None:
    assert resolution_sentence("merge", "A", ["B", "C"]) == "B, C merged into A"
    assert resolution_sentence("later", "A", list("BCDE")) == "A, B, C, D…: postponed"


def test_every_decision_has_its_own_sentence(qapp: QApplication) -> None:
    kinds = get_args(ResolutionKind)
    assert len({resolution_sentence(kind, "A", ["B"]) for kind in kinds}) == len(kinds)


def test_attributes_that_differ_are_named() -> None:
    reasons: tuple[GroupReason, ...] = ("same_style", "attributes_differ")
    colour = AttributeDifference("Colour", ("red", "blue"))
    sizes = AttributeDifference("Size", tuple("12345"))
    assert reasons_label(reasons, [colour, sizes]) == (
        "one style · Colour: red / blue · Size: 1 / 2 / 3 / 4 / …"
    )
    assert reasons_label(reasons) == "one style · attributes differ"
