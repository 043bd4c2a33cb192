"""The message says why there is nothing to show, and offers the next step."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.duplicate_group import GroupState
from desktop_app.engine.duplicates.audit_report import AuditState
from desktop_app.ui.audit.group_index import GroupFilter, GroupIndex
from desktop_app.ui.audit.page_message import PageMessage
from desktop_app.ui.style.theme import Theme
from tests.ui.audit.samples import index_of, make_group
from tests.ui.parts import part

AUDITED = AuditState(8, 8)
EMPTY = GroupIndex((), ())
ALL = GroupFilter()


@pytest.fixture
def message(theme: Theme, english: None, qtbot: QtBot) -> PageMessage:
    made = PageMessage(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def texts(message: PageMessage) -> tuple[str, str]:
    """Return title and hint."""
    title, hint = (part(message, QLabel, f"audit_note_{name}") for name in ("title", "hint"))
    return title.text(), hint.text()


@pytest.mark.parametrize(
    ("state", "group_filter", "is_running", "title"),
    [
        (None, ALL, False, "Loading…"),
        (AUDITED, ALL, True, "Looking for duplicates…"),
        (AuditState(8, 0), ALL, False, "Find duplicates"),
        (AuditState(0, 0), ALL, False, "No pictures yet"),
        (AUDITED, ALL, False, "No duplicates found"),
    ],
)
def test_without_groups_the_state_of_the_audit_is_the_reason(
    message: PageMessage,
    state: AuditState | None,
    group_filter: GroupFilter,
    is_running: bool,
    title: str,
) -> None:
    message.explain_no_group(state, EMPTY, group_filter, is_running=is_running, is_loading=False)
    assert texts(message)[0] == title


def test_groups_that_are_being_loaded_are_not_reported_as_missing(message: PageMessage) -> None:
    message.explain_no_group(AUDITED, EMPTY, ALL, is_running=False, is_loading=True)
    assert texts(message)[0] == "Loading…"


@pytest.mark.parametrize(
    ("group_state", "group_filter", "title"),
    [
        ("settled", GroupFilter(text="cup"), "No matching groups"),
        ("settled", GroupFilter(level="copy"), "No matching groups"),
        ("settled", GroupFilter(state="open"), "No open groups"),
        ("settled", GroupFilter(state="later"), "No postponed groups"),
        ("open", GroupFilter(state="settled"), "No resolved groups"),
    ],
)
def test_with_groups_the_filter_is_the_reason(
    message: PageMessage, group_state: GroupState, group_filter: GroupFilter, title: str
) -> None:
    index = index_of(make_group(1, "exact", group_state))
    message.explain_no_group(AUDITED, index, group_filter, is_running=False, is_loading=False)
    assert texts(message)[0] == title


def test_resolved_and_postponed_groups_are_counted(message: PageMessage) -> None:
    index = index_of(make_group(1, state="settled"), make_group(3, state="later"))
    message.explain_no_group(AUDITED, index, ALL, is_running=False, is_loading=False)
    assert texts(message) == ("No open groups", "1 resolved, 1 postponed.")


def test_the_button_runs_the_audit_or_resets_the_filter(message: PageMessage, qtbot: QtBot) -> None:
    button = part(message, QPushButton, "audit_note_button")
    message.explain_no_group(AuditState(8, 0), EMPTY, ALL, is_running=False, is_loading=False)
    with qtbot.waitSignal(message.run_requested):
        button.click()
    index = index_of(make_group(1, state="settled"))
    message.explain_no_group(
        AUDITED, index, GroupFilter(text="x"), is_running=False, is_loading=False
    )
    with qtbot.waitSignal(message.show_all_requested):
        button.click()


def test_issues_are_loading_or_none(message: PageMessage) -> None:
    message.explain_no_issue(is_known=False)
    assert texts(message)[0] == "Loading…"
    message.explain_no_issue(is_known=True)
    assert texts(message)[0] == "No issues"


def test_without_duplicates_variants_are_offered(message: PageMessage, qtbot: QtBot) -> None:
    index = index_of(make_group(1, "variant"), make_group(3, "variant"))
    message.explain_no_group(AUDITED, index, ALL, is_running=False, is_loading=False)
    title, hint = texts(message)
    assert title == "No open groups"
    assert hint.endswith("Variants are listed apart: 2 groups.")
    with qtbot.waitSignal(message.show_variants_requested):
        part(message, QPushButton, "audit_note_button").click()
