from typing import get_args

import pytest

from desktop_app.domain.action import Action, ActionKind, EditKind
from desktop_app.domain.resolution import ResolutionKind
from desktop_app.engine.editing.action_description import describe_action


def _describe(kind: ActionKind, label: str, count: int) -> str:
    return str(describe_action(Action(1, kind, label, count, "Ada", "counter", "")))


@pytest.mark.parametrize(
    ("kind", "label", "count", "text"),
    [
        ("merge", "", 3, "Merge of 3 products"),
        ("import", "shop.csv", 9, "Import of shop.csv"),
        ("row_correction", "shop.csv", 2, "Correction of rows of shop.csv"),
        ("edit", "A-1", 1, "Change of A-1"),
        ("edit", "", 1, "Change of one product"),
        ("edit", "", 7, "Change of 7 products"),
        ("add", "A-1", 1, "Addition of A-1"),
        ("delete", "", 2, "Deletion of 2 products"),
        ("delete", "A-1", 1, "Deletion of A-1"),
        ("variant", "", 2, "Marking of 2 products as variants"),
        ("pictures", "A-1", 1, "Change of the pictures of A-1"),
        ("photo", "A-1", 1, "Addition of a photo to A-1"),
        ("correction", "A-1", 1, "Correction to A-1"),
    ],
)
def test_an_action_is_described(kind: ActionKind, label: str, count: int, text: str) -> None:
    assert _describe(kind, label, count) == text


def test_every_kind_has_its_own_words() -> None:
    kinds: list[ActionKind] = [*get_args(ResolutionKind), *get_args(EditKind)]
    assert len({_describe(kind, "A", 2) for kind in kinds}) == len(kinds)
    assert describe_action(None) is None
