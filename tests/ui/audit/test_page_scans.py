"""A keyboard scanner on the audit page."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.audit.page import AuditPage
from desktop_app.ui.shell.keyboard_scanner import KeyboardScanner
from desktop_app.ui.widgets.search_box import SearchBox
from desktop_app.ui.widgets.single_key_shortcuts import MAX_GAP_MS
from tests.ui.audit.fake_audit import AuditPlan
from tests.ui.audit.page_driver import group_list, main_window, names, title, wait_until_loaded
from tests.ui.parts import find_page, part
from tests.ui.scanner import scan


@pytest.fixture(autouse=True)
def _scanner(qapp: QApplication) -> Iterator[None]:
    scanner = KeyboardScanner(qapp)
    yield
    qapp.removeEventFilter(scanner)
    scanner.deleteLater()


@pytest.mark.parametrize("code", ["M", "D", "MMM", "1MJDV L", "JM4006381333931"])
def test_a_scan_takes_no_decision(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot, code: str
) -> None:
    wait_until_loaded(audit_page, qtbot)
    first = title(audit_page)
    group_list(audit_page).setFocus()
    window = main_window(audit_page)
    scan(window, code)
    qtbot.wait(3 * MAX_GAP_MS)
    assert plan.actions == []
    assert len(names(audit_page)) == 4
    assert title(audit_page) == first
    if len(code) > 3:
        found = part(find_page(window), SearchBox, "search_box")
        qtbot.waitUntil(lambda: found.text() == code)
