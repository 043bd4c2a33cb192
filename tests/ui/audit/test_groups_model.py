"""The list of groups: rows, filter and states."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.ui.audit.group_index import GroupFilter
from desktop_app.ui.audit.groups_model import GroupsModel
from desktop_app.ui.audit.row_delegate import ROW_CONTENT_ROLE, RowContent
from tests.ui.audit.samples import index_of, make_group

GROUPS = (
    make_group(1, "exact"),
    make_group(3, "copy", reasons=("price_differs", "same_photograph")),
    make_group(5, "copy", state="later", size=3),
)


@pytest.fixture
def model(english: None) -> GroupsModel:
    made = GroupsModel()
    made.set_groups(index_of(*GROUPS))
    return made


def test_only_matching_groups_have_a_row(model: GroupsModel) -> None:
    assert model.groups() == [GROUPS[0], GROUPS[1]]
    model.set_filter(GroupFilter("copy", "later"))
    assert model.groups() == [GROUPS[2]]
    assert (model.position(0), model.row_of(2), model.row_of(0)) == (2, 0, None)
    assert model.name(0) == "Name 5"


def test_a_resolved_group_loses_its_row(model: GroupsModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.rowsRemoved):
        model.set_state(0, "settled")
    assert model.groups() == [GROUPS[1]]
    # It has no row to remove.
    model.set_state(2, "settled")
    assert model.rowCount() == 1


def test_a_group_that_still_matches_keeps_its_row(model: GroupsModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.dataChanged):
        model.set_state(1, "open")
    assert model.rowCount() == 2


def test_a_row_shows_level_score_and_reasons_or_size(model: GroupsModel) -> None:
    contents: list[RowContent] = [model.index(row, 0).data(ROW_CONTENT_ROLE) for row in (0, 1)]
    assert contents[0] == RowContent((1, 2), "Name 1", "Identical", "90%", "2 products")
    assert contents[1] == RowContent((3, 4), "Name 3", "Same photo", "90%", "price differs")


def test_the_text_for_a_screen_reader_is_complete(model: GroupsModel) -> None:
    text = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == (
        "Name 3, 2 products, Same photograph, 90%, price differs · same photograph, Open"
    )
    assert model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) == "<p>S-3 · S-4</p>"
