"""Every decision and its undo is read out by screen readers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktop_app.ui.audit.page import AuditPage
from tests.ui.audit.fake_audit import AuditPlan
from tests.ui.audit.page_driver import press, wait_for_actions, wait_until_loaded
from tests.ui.parts import part


@pytest.mark.parametrize(
    ("key", "word"),
    [
        (Qt.Key.Key_M, "merged into"),
        (Qt.Key.Key_V, "marked as variants"),
        (Qt.Key.Key_D, "different products"),
        (Qt.Key.Key_L, "postponed"),
    ],
)
def test_a_decision_and_its_undo_are_read_out(
    audit_page: AuditPage,
    plan: AuditPlan,
    announced: list[str],
    qtbot: QtBot,
    key: Qt.Key,
    word: str,
) -> None:
    wait_until_loaded(audit_page, qtbot)
    press(audit_page, key)
    wait_for_actions(plan, 1, qtbot)
    qtbot.waitUntil(lambda: any(word in text for text in announced))
    undo = part(audit_page.window(), QAction, "command_undo")
    qtbot.waitUntil(undo.isEnabled)
    undo.trigger()
    qtbot.waitUntil(lambda: any(text.startswith("Undone") for text in announced))
