"""The group under review: selection, reference, values, and paging."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.audit.fields_model import CELL_ROLE, Cell
from desktop_app.ui.audit.page import AuditPage
from tests.ui.audit.fake_audit import AuditPlan
from tests.ui.audit.page_driver import (
    go_to,
    group_list,
    groups_model,
    names,
    press,
    skus,
    title,
    wait_for_actions,
    wait_until_loaded,
)
from tests.ui.parts import part


def test_only_selected_products_are_resolved_and_always_the_reference(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    group_list(audit_page).select_row(3)
    wait_until_loaded(audit_page, qtbot)
    assert not part(audit_page, QCheckBox, "member_mark_0").isEnabled()
    press(audit_page, Qt.Key.Key_Space)
    assert not part(audit_page, QCheckBox, "member_mark_1").isChecked()
    part(audit_page, QCheckBox, "member_mark_2").click()
    press(audit_page, Qt.Key.Key_M)
    wait_for_actions(plan, 1, qtbot)
    (resolution,) = plan.actions[0]
    assert skus(resolution) == ["P-0", "P-4", "P-5", "P-6"]


def test_a_single_product_cannot_be_resolved(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    wait_until_loaded(audit_page, qtbot)
    press(audit_page, Qt.Key.Key_Space)
    with qtbot.waitSignal(audit_page.status_message):
        press(audit_page, Qt.Key.Key_M)
    assert title(audit_page) == "Red cup"
    assert plan.actions == []


def test_a_merge_is_recommended_only_without_conflicts(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    merge = part(audit_page, QPushButton, "decide_merge")
    go_to(audit_page, "<b>Lamp</b>", qtbot)
    assert merge.property("role") == "primary"
    # The names are not similar.
    go_to(audit_page, "Blue jar", qtbot)
    assert merge.property("role") == ""
    # The names are similar, the prices differ.
    plan.groups[1] = replace(plan.groups[1], reasons=("same_photograph", "alike_names"))
    audit_page.reload_catalogue()
    qtbot.waitUntil(lambda: groups_model(audit_page).group(1).reasons == plan.groups[1].reasons)
    wait_until_loaded(audit_page, qtbot)
    assert merge.property("role") == ""


def test_another_product_becomes_the_reference(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    wait_until_loaded(audit_page, qtbot)
    press(audit_page, Qt.Key.Key_R)
    assert part(audit_page, QLabel, "member_title_0").accessibleName() == "P-1 · reference"
    assert not part(audit_page, QCheckBox, "member_mark_0").isEnabled()
    press(audit_page, Qt.Key.Key_M)
    wait_for_actions(plan, 1, qtbot)
    assert skus(plan.actions[0][0]) == ["P-1", "P-0"]


def text_of(index: QModelIndex) -> str:
    cell: Cell = index.data(CELL_ROLE)
    return cell.text


def test_a_merge_uses_the_chosen_values(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    wait_until_loaded(audit_page, qtbot)
    table = part(audit_page, QTableView, "fields_table")
    cells = table.model()
    assert cells.index(1, 0).data() == "≠ Name"
    assert cells.index(3, 0).data() == "Category"
    assert text_of(cells.index(1, 1)) == "✓ Red cup"
    QTest.mouseClick(
        table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=table.visualRect(cells.index(1, 2)).center(),
    )
    assert text_of(cells.index(1, 2)) == "✓ Cup red"
    assert text_of(cells.index(1, 1)) == "Red cup"
    spoken = cells.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Name, P-1, Cup red, differs, used in a merge"
    table.setCurrentIndex(cells.index(4, 2))
    QTest.keyClick(table, Qt.Key.Key_Return)
    press(audit_page, Qt.Key.Key_M)
    wait_for_actions(plan, 1, qtbot)
    assert plan.actions[0][0].fields == {"name": "Cup red", "price": Decimal("4.90")}


def test_empty_fields_of_the_reference_are_filled_in(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    wait_until_loaded(audit_page, qtbot)
    press(audit_page, Qt.Key.Key_R)
    press(audit_page, Qt.Key.Key_M)
    wait_for_actions(plan, 1, qtbot)
    assert plan.actions[0][0].fields == {"brand": "Mokk"}


def test_the_arrow_keys_step_through_the_pictures_of_the_group(
    audit_page: AuditPage, qtbot: QtBot
) -> None:
    wait_until_loaded(audit_page, qtbot)
    below = part(audit_page, QLabel, "member_below_0")
    assert below.accessibleName() == "1 of 2 · 200 × 200"
    press(audit_page, Qt.Key.Key_Left)
    assert below.accessibleName() == "2 of 2 · 200 × 200"
    press(audit_page, Qt.Key.Key_Left)
    assert below.accessibleName() == "1 of 2 · 200 × 200"
    part(audit_page, QToolButton, "member_next_0").click()
    assert below.accessibleName() == "2 of 2 · 200 × 200"


def test_a_large_group_has_pages_that_all_show_the_reference(
    audit_page: AuditPage, qtbot: QtBot
) -> None:
    group_list(audit_page).select_row(3)
    wait_until_loaded(audit_page, qtbot)
    headers = [part(audit_page, QLabel, f"member_title_{place}") for place in range(4)]
    assert [header.accessibleName() for header in headers] == [
        "P-0 · reference",
        "P-2",
        "P-3",
        "P-4",
    ]
    part(audit_page, QToolButton, "members_next").click()
    assert [header.accessibleName() for header in headers[:3]] == ["P-0 · reference", "P-5", "P-6"]
    assert not headers[3].isVisible()
    assert not part(audit_page, QToolButton, "members_next").isEnabled()


def test_a_merged_group_can_still_be_shown(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    go_to(audit_page, "Blue jar", qtbot)
    press(audit_page, Qt.Key.Key_M)
    wait_for_actions(plan, 1, qtbot)
    qtbot.waitUntil(lambda: part(audit_page, QToolButton, "audit_undo").isEnabled())
    assert part(audit_page, QToolButton, "audit_undo").accessibleName() == (
        "Undo (Ctrl+Z): Merge of 2 products"
    )
    part(audit_page, QComboBox, "group_state").setCurrentIndex(2)
    assert names(audit_page) == ["Blue jar"]
    below = part(audit_page, QLabel, "group_subtitle")
    below = part(audit_page, QLabel, "group_subtitle")
    qtbot.waitUntil(lambda: below.accessibleName() == "Merged into one product: P-2, P-3")
    assert not part(audit_page, QPushButton, "decide_merge").isEnabled()
