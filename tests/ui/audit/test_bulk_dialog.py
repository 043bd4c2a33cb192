"""Many groups are resolved by a rule, after a preview."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.duplicate_group import DuplicateGroup
from desktop_app.domain.resolution import Resolution
from desktop_app.ui.audit.bulk_dialog import BulkDialog
from desktop_app.ui.audit.bulk_rule import BulkRule
from desktop_app.ui.audit.page import AuditPage
from desktop_app.ui.audit.row_list import RowList
from desktop_app.ui.style.theme import Theme
from tests.ui.audit.fake_audit import AuditPlan
from tests.ui.audit.fake_thumbnails import ColourThumbnails
from tests.ui.audit.page_driver import groups_model, names, skus, wait_for_actions
from tests.ui.audit.samples import index_of, make_group
from tests.ui.parts import part


def test_a_rule_resolves_the_groups_of_its_preview(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    part(audit_page, QAction, "audit_by_rule").trigger()
    dialog = part(audit_page, QDialog, "bulk_dialog")
    preview = part(dialog, RowList, "bulk_preview").model()
    confirm = part(dialog, QPushButton, "bulk_confirm")
    # By default only sure duplicates: at least 95 %, with similar names.
    assert preview.rowCount() == 0
    part(dialog, QComboBox, "bulk_level").setCurrentIndex(1)
    assert [preview.index(row, 0).data() for row in range(preview.rowCount())] == ["<b>Lamp</b>"]
    part(dialog, QSpinBox, "bulk_score").setValue(96)
    assert not confirm.isEnabled()
    part(dialog, QSpinBox, "bulk_score").setValue(95)
    part(dialog, QCheckBox, "bulk_similar_names").click()
    part(dialog, QCheckBox, "bulk_no_conflicts").click()
    assert confirm.text() == "Resolve 2 groups"
    part(dialog, QCheckBox, "bulk_gtin").click()
    assert not confirm.isEnabled()
    assert part(dialog, QLabel, "bulk_empty").isVisible()
    part(dialog, QCheckBox, "bulk_gtin").click()
    filled_fields = part(dialog, QLabel, "bulk_filled_fields")
    assert not filled_fields.isVisible()
    confirm.click()
    wait_for_actions(plan, 1, qtbot)
    assert len(plan.actions[0]) == 2
    assert names(audit_page) == ["Red cup", "Red cup"]
    undo = part(audit_page, QToolButton, "audit_undo")
    qtbot.waitUntil(undo.isEnabled)
    undo.click()
    wait_for_actions(plan, 0, qtbot)
    qtbot.waitUntil(lambda: len(names(audit_page)) == 4)


def check_states(rows: RowList) -> list[bool]:
    model = rows.model()
    states = [
        model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(model.rowCount())
    ]
    return [state == Qt.CheckState.Checked for state in states]


def test_an_unchecked_group_is_not_resolved(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    part(audit_page, QAction, "audit_by_rule").trigger()
    dialog = part(audit_page, QDialog, "bulk_dialog")
    part(dialog, QCheckBox, "bulk_similar_names").click()
    part(dialog, QCheckBox, "bulk_no_conflicts").click()
    part(dialog, QComboBox, "bulk_level").setCurrentIndex(1)
    preview, confirm = (
        part(dialog, RowList, "bulk_preview"),
        part(dialog, QPushButton, "bulk_confirm"),
    )
    second = preview.visualRect(preview.model().index(1, 0)).center()
    QTest.mouseClick(preview.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert check_states(preview) == [True, False]
    assert confirm.text() == "Resolve 1 group"
    # Unchecked groups stay so while the rule changes.
    part(dialog, QComboBox, "bulk_level").setCurrentIndex(0)
    part(dialog, QComboBox, "bulk_level").setCurrentIndex(1)
    assert check_states(preview) == [True, False]
    # Without the focus, the key would belong to the page.
    qtbot.waitUntil(dialog.isActiveWindow)
    preview.setFocus()
    preview.select_row(0)
    QTest.keyClick(preview, Qt.Key.Key_Space)
    assert check_states(preview) == [False, False]
    assert preview.isVisible()
    assert not confirm.isEnabled()
    QTest.keyClick(preview, Qt.Key.Key_Space)
    confirm.click()
    wait_for_actions(plan, 1, qtbot)
    assert [skus(resolution) for resolution in plan.actions[0]] == [["P-2", "P-3"]]


def test_filled_in_fields_are_announced_and_merged(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    cups = plan.groups[0]
    plan.groups[0] = replace(
        cups, complementary_values={"brand": "Mokk", "price": Decimal(5), "currency": "EUR"}
    )
    audit_page.reload_catalogue()
    qtbot.waitUntil(lambda: groups_model(audit_page).group(0).complementary_values != {})
    part(audit_page, QAction, "audit_by_rule").trigger()
    dialog = part(audit_page, QDialog, "bulk_dialog")
    part(dialog, QCheckBox, "bulk_similar_names").click()
    filled_fields = part(dialog, QLabel, "bulk_filled_fields")
    assert filled_fields.text() == (
        "Empty fields are filled in where the other products agree: "
        "Brand\N{NO-BREAK SPACE}(1) · Price\N{NO-BREAK SPACE}(1)"
    )
    part(dialog, QComboBox, "bulk_decision").setCurrentIndex(2)
    assert not filled_fields.isVisible()
    part(dialog, QComboBox, "bulk_decision").setCurrentIndex(0)
    assert filled_fields.isVisible()
    part(dialog, QPushButton, "bulk_confirm").click()
    wait_for_actions(plan, 1, qtbot)
    assert plan.actions[0][0].fields == plan.groups[0].complementary_values


def test_all_variants_are_marked_at_once(theme: Theme, english: None, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    index = index_of(make_group(1, "exact"), make_group(3, "variant"), make_group(5, "variant"))
    thumbnails: Any = ColourThumbnails()
    dialog = BulkDialog(index, thumbnails, theme, window)
    confirmed: list[tuple[list[DuplicateGroup], list[Resolution]]] = []
    dialog.confirmed.connect(lambda groups, resolutions: confirmed.append((groups, resolutions)))
    part(dialog, QComboBox, "bulk_level").setCurrentIndex(3)
    assert dialog.rule == BulkRule("variant", 0.0, False, False, False, "variant")
    assert part(dialog, RowList, "bulk_preview").model().rowCount() == 2
    part(dialog, QPushButton, "bulk_confirm").click()
    ((groups, resolutions),) = confirmed
    assert [group.product_ids for group in groups] == [(3, 4), (5, 6)]
    assert resolutions == [Resolution("variant", (3, 4)), Resolution("variant", (5, 6))]
