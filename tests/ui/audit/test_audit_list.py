"""The left side of the page: groups or issues, their numbers and actions."""

from typing import cast

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.issue import Issue, IssueList
from desktop_app.engine.duplicates.audit_report import AuditState
from desktop_app.ui.audit.audit_list import ISSUE_KINDS, AuditList
from desktop_app.ui.audit.groups_model import GroupsModel
from desktop_app.ui.audit.issues_model import IssuesModel
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from tests.ui.audit.fake_thumbnails import ColourThumbnails
from tests.ui.audit.samples import index_of, make_group
from tests.ui.parts import part


@pytest.fixture
def groups(english: None) -> GroupsModel:
    return GroupsModel()


@pytest.fixture
def audit_list(
    groups: GroupsModel, thumbnails: ColourThumbnails, theme: Theme, qtbot: QtBot
) -> AuditList:
    made = AuditList(groups, IssuesModel(groups), cast("ThumbnailCache", thumbnails), theme)
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
    audit_list: AuditList, state: AuditState | None, text: str, button: str
) -> None:
    audit_list.show_state(state, is_running=False)
    assert part(audit_list, QLabel, "audit_state").text() == text
    run = part(audit_list, QPushButton, "audit_run")
    assert (run.text() if run.isVisible() else "") == button


def test_the_first_run_is_offered_beside_groups_of_identical_files(
    audit_list: AuditList, groups: GroupsModel, qtbot: QtBot
) -> None:
    groups.set_groups(index_of(make_group(1, "exact")))
    audit_list.group_list.select_row(0)
    audit_list.show_state(AuditState(8, 0), is_running=False)
    run = part(audit_list, QPushButton, "audit_run")
    assert run.text() == "Look for duplicates"
    with qtbot.waitSignal(audit_list.run_requested):
        run.click()
    audit_list.show_state(AuditState(8, 0), is_running=True)
    assert not run.isEnabled()


def test_one_kind_of_issues_replaces_the_groups(audit_list: AuditList) -> None:
    kinds: list[str] = []
    audit_list.issue_kind_changed.connect(kinds.append)
    box = part(audit_list, QComboBox, "listed_kind")
    box.setCurrentIndex(3)
    assert audit_list.current_list is audit_list.issue_list
    assert audit_list.issue_list.isVisible()
    assert not audit_list.filters.isVisible()
    box.setCurrentIndex(0)
    assert audit_list.current_list is audit_list.group_list
    assert kinds == [ISSUE_KINDS[2], ""]


def test_groups_and_issues_are_counted(audit_list: AuditList) -> None:
    box = part(audit_list, QComboBox, "listed_kind")
    assert box.itemText(1) == "No picture"
    audit_list.show_open_groups(1200)
    audit_list.show_issue_counts((IssueList("no_picture", (Issue(1, "A", ""),)),))
    assert box.itemText(0).startswith("Duplicates (1")
    assert box.itemText(1) == "No picture (1)"
    assert box.itemText(2) == "Only one picture"


def test_issues_that_are_not_listed_are_counted_and_told(audit_list: AuditList) -> None:
    note, box = part(audit_list, QLabel, "issue_note"), part(audit_list, QComboBox, "listed_kind")
    lists = (IssueList("no_picture", (Issue(1, "A", ""),), unlisted=1234),)
    audit_list.show_issue_counts(lists)
    assert "(1,235)" in box.itemText(1)
    assert not note.isVisible()
    box.setCurrentIndex(1)
    assert note.isVisible()
    assert note.text() == "The first 1 are listed."
    box.setCurrentIndex(2)
    assert not note.isVisible()


def test_the_menu_requests_actions(audit_list: AuditList) -> None:
    requested: list[str] = []
    audit_list.action_requested.connect(requested.append)
    names = ["by_rule", "rules", "export", "import_decisions"]
    for name in names:
        part(audit_list, QAction, f"audit_{name}").trigger()
    assert requested == names
