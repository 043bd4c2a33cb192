"""Lists are exported and decisions are imported."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QToolButton
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from desktop_app.ui.audit.page import AuditPage
from tests.ui.audit.fake_audit import AuditPlan
from tests.ui.audit.page_driver import catalogue_counts, find_page_skus, names
from tests.ui.parts import part


def test_the_listed_groups_are_exported(
    audit_page: AuditPage,
    plan: AuditPlan,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    chosen = (str(tmp_path / "list"), "Workbook (*.xlsx)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    part(audit_page, QToolButton, "level_copy").click()
    with qtbot.waitSignal(audit_page.notice_raised):
        part(audit_page, QAction, "audit_export").trigger()
    table = CalamineWorkbook.from_path(tmp_path / "list.xlsx").get_sheet_by_index(0).to_python()
    cells = {cell for row in table for cell in row}
    assert {"P-2", "P-3", "P-4", "P-5"} <= cells
    assert not {"P-0", "P-1", "P-6"} & cells


def test_decisions_are_imported(
    audit_page: AuditPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    lines = "decision,sku_a,sku_b\ndifferent,P-0,P-1\nlater,P-2,P-3\nmerge,P-4,nobody\n"
    (tmp_path / "decisions.csv").write_text(lines, encoding="utf-8")
    chosen = (str(tmp_path / "decisions.csv"), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: chosen)
    with qtbot.waitSignal(audit_page.notice_raised) as noticed:
        part(audit_page, QAction, "audit_import_decisions").trigger()
    assert str(noticed.args[0].message) == "Decisions imported: 2; unchanged: 0"
    assert str(noticed.args[0].hint).startswith("Rows skipped: 1. Row 4: ")
    qtbot.waitUntil(lambda: names(audit_page) == ["<b>Lamp</b>", "Red cup"])


def test_imported_decisions_update_the_rest_of_the_window(
    audit_page: AuditPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    lines = "decision,sku_a,sku_b\nmerge,P-4,P-5\nmerge,P-2,P-3\n"
    (tmp_path / "decisions.csv").write_text(lines, encoding="utf-8")
    chosen = (str(tmp_path / "decisions.csv"), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: chosen)
    part(audit_page, QAction, "audit_import_decisions").trigger()
    qtbot.waitUntil(lambda: "5 products" in catalogue_counts(audit_page))
    qtbot.waitUntil(lambda: find_page_skus(audit_page) == ["P-0", "P-1", "P-2", "P-4", "P-6"])
