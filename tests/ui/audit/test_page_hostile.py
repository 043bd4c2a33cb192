"""The audit page obeys no text of the catalogue: groups, members, values and issues."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.issue import Issue, IssueList
from desktop_app.ui.audit.page import AuditPage
from tests.ui.audit.fake_audit import AuditPlan
from tests.ui.audit.page_driver import call_audit, group_list, wait_until_loaded
from tests.ui.hostile_texts import hostile_count, make_hostile, obeyed
from tests.ui.parts import part


@pytest.fixture
def shop(shop: Path) -> Path:
    """Return the folder of a catalogue with texts that are made to harm."""
    make_hostile(shop, with_skus=False)
    return shop


def test_groups_and_issues(audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot) -> None:
    window = audit_page.window()
    for row in (0, 2):
        group_list(audit_page).select_row(row)
        wait_until_loaded(audit_page, qtbot)
        assert hostile_count(audit_page) > 1
        assert obeyed(window) == []
    confused = call_audit(audit_page, lambda audit: audit.confusion("P-0", "P-2"), qtbot)
    assert isinstance(confused, Issue)
    plan.issues = (IssueList("confusable", (confused,)),)
    audit_page.reload_catalogue()
    kinds = part(audit_page, QComboBox, "listed_kind")
    qtbot.waitUntil(lambda: kinds.itemText(9) == "Easily confused (1)")
    kinds.setCurrentIndex(9)
    facts = part(audit_page, QLabel, "issue_facts")
    qtbot.waitUntil(lambda: "<img" in facts.text())
    assert obeyed(window) == []
