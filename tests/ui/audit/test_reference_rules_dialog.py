"""The order of the rules that choose references."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.audit.page import AuditPage
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.audit.fake_audit import AuditPlan
from tests.ui.parts import part


def test_the_order_of_the_rules_is_changed_and_stored(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    assert plan.rules[0] == "most_pictures"
    part(audit_page, QAction, "audit_rules").trigger()
    dialog = part(audit_page, QDialog, "rules_dialog")
    listed = part(dialog, QWidget, "rules_list")
    QTest.keyClick(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert not part(dialog, QToolButton, "rule_down").isHidden()
    part(dialog, QPushButton, "rules_accept").click()
    qtbot.waitUntil(lambda: plan.rules[:2] == ("sharpest", "most_pictures"))
    window = audit_page.window()
    assert isinstance(window, MainWindow)
    assert window._preferences.now.reference_rules[0] == "sharpest"
