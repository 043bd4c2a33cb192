"""Groups are checked and unchecked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.audit.checkable_groups_model import CheckableGroupsModel
from desktop_app.ui.audit.groups_model import GroupsModel
from tests.ui.audit.samples import index_of, make_group

_CHECK_ROLE = Qt.ItemDataRole.CheckStateRole
FIRST, SECOND = make_group(1), make_group(3)


@pytest.fixture
def groups(qapp: QApplication) -> GroupsModel:
    model = GroupsModel()
    model.set_groups(index_of(FIRST, SECOND))
    return model


def test_groups_are_checked_at_first(groups: GroupsModel) -> None:
    model = CheckableGroupsModel(groups)
    assert model.index(0, 0).data(_CHECK_ROLE) == Qt.CheckState.Checked
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    assert model.checked_groups() == [FIRST, SECOND]


def test_a_group_is_unchecked_and_checked(groups: GroupsModel, qtbot: QtBot) -> None:
    model = CheckableGroupsModel(groups)
    index = model.index(0, 0)
    with qtbot.waitSignal(model.dataChanged):
        assert model.setData(index, Qt.CheckState.Unchecked, _CHECK_ROLE)
    assert index.data(_CHECK_ROLE) == Qt.CheckState.Unchecked
    assert model.checked_groups() == [SECOND]
    model.setData(index, Qt.CheckState.Checked, _CHECK_ROLE)
    assert model.checked_groups() == [FIRST, SECOND]


def test_an_unchecked_group_stays_unchecked_when_other_groups_are_set(groups: GroupsModel) -> None:
    model = CheckableGroupsModel(groups)
    model.setData(model.index(1, 0), Qt.CheckState.Unchecked, _CHECK_ROLE)
    groups.set_groups(index_of(FIRST))
    groups.set_groups(index_of(SECOND, FIRST))
    assert model.checked_groups() == [FIRST]


def test_everything_else_is_that_of_the_group(groups: GroupsModel) -> None:
    model = CheckableGroupsModel(groups)
    assert model.index(1, 0).data() == "Name 3"
    assert not model.setData(model.index(0, 0), "another name")
