"""The left side of the page: groups or issues, their numbers and actions."""

from typing import cast

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.issue import Issue, IssueList
from desktop_app.engine.duplicates.audit_report import AuditState
from desktop_app.ui.audit.groups_model import GroupsModel
from desktop_app.ui.audit.issues_model import IssuesModel
from desktop_app.ui.audit.work_list import ISSUE_KINDS, WorkList
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from tests.ui.audit.fake_thumbnails import ColourThumbnails
from tests.ui.audit.samples import index_of, make_group
from tests.ui.parts import part


@pytest.fixture
def groups(english: None) -> GroupsModel:
    return GroupsModel()


@pytest.fixture
def work(groups: GroupsModel, thumbnails: ColourThumbnails, theme: Theme, qtbot: QtBot) -> WorkList:
    made = WorkList(groups, IssuesModel(groups), cast("ThumbnailCache", thumbnails), theme)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("state", "text", "button"),
    [
        (None, "", ""),
        (AuditState(8, 8), "All 8 pictures compared", ""),
        (AuditState(1, 1), "All 1 picture compared", ""),
        (AuditState(8, 5), "5 of 8 pictures compared", "Compare the rest"),
        # The message on the right has the button.
        (AuditState(8, 0), "0 of 8 pictures compared", ""),
    ],
)
def test_the_state_of_the_audit_is_shown(
    work: WorkList, state: AuditState | None, text: str, button: str
) -> None:
    work.show_state(state, is_running=False)
    assert part(work, QLabel, "audit_state").text() == text
    run = part(work, QPushButton, "audit_run")
    assert (run.text() if run.isVisible() else "") == button


def test_the_first_run_is_offered_beside_groups_of_identical_files(
    work: WorkList, groups: GroupsModel, qtbot: QtBot
) -> None:
    groups.set_groups(index_of(make_group(1, "exact")))
    work.group_list.select_row(0)
    work.show_state(AuditState(8, 0), is_running=False)
    run = part(work, QPushButton, "audit_run")
    assert run.text() == "Look for duplicates"
    with qtbot.waitSignal(work.run_requested):
        run.click()
    work.show_state(AuditState(8, 0), is_running=True)
    assert not run.isEnabled()


def test_one_kind_of_issues_replaces_the_groups(work: WorkList) -> None:
    kinds: list[str] = []
    work.issue_kind_changed.connect(kinds.append)
    box = part(work, QComboBox, "listed_kind")
    box.setCurrentIndex(3)
    assert work.current_list is work.issue_list
    assert work.issue_list.isVisible()
    assert not work.filters.isVisible()
    box.setCurrentIndex(0)
    assert work.current_list is work.group_list
    assert kinds == [ISSUE_KINDS[2], ""]


def test_groups_and_issues_are_counted(work: WorkList) -> None:
    box = part(work, QComboBox, "listed_kind")
    assert box.itemText(1) == "No picture"
    work.show_open_groups(1200)
    work.show_issue_counts((IssueList("no_picture", (Issue(1, "A", ""),)),))
    assert box.itemText(0).startswith("Duplicates (1")
    assert box.itemText(1) == "No picture (1)"
    assert box.itemText(2) == "Only one picture"


def test_the_menu_requests_actions(work: WorkList) -> None:
    requested: list[str] = []
    work.action_requested.connect(requested.append)
    names = ["by_rule", "rules", "export", "import_decisions"]
    for name in names:
        part(work, QAction, f"audit_{name}").trigger()
    assert requested == names
