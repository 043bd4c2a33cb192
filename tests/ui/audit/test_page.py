"""The audit page as a whole."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.issue import Issue, IssueList
from desktop_app.domain.product_list import ProductFilter
from desktop_app.settings import Settings
from desktop_app.ui.audit.compare_view import CompareView
from desktop_app.ui.audit.page import AuditPage
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.accessible import described_with_markup, nameless, too_small
from tests.ui.audit.fake_audit import AuditPlan, FakeAudit
from tests.ui.audit.page_driver import (
    call_audit,
    current_panel,
    go_to,
    group_list,
    groups_model,
    names,
    press,
    title,
    wait_for_actions,
    wait_for_key,
    wait_until_loaded,
)
from tests.ui.background.jobs import Steps
from tests.ui.parts import find_page, part

OpenWindow = Callable[..., MainWindow]


def test_the_list_shows_the_groups(audit_page: AuditPage) -> None:
    assert names(audit_page) == ["Red cup", "Blue jar", "<b>Lamp</b>", "Red cup"]
    text = group_list(audit_page).model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == (
        "Blue jar, 2 products, Same photograph, 98%, price differs · same photograph, Open"
    )
    assert part(audit_page, QToolButton, "level_copy").accessibleName() == "Same photograph, 2"
    assert part(audit_page, QLabel, "audit_state").text() == "All 8 pictures compared"
    assert not part(audit_page, QPushButton, "audit_run").isVisible()


def test_text_from_the_catalogue_is_shown_as_plain_text(
    audit_page: AuditPage, qtbot: QtBot
) -> None:
    go_to(audit_page, "<b>Lamp</b>", qtbot)
    assert part(audit_page, QLabel, "group_title").textFormat() == Qt.TextFormat.PlainText
    table = part(audit_page, QTableView, "fields_table").model()
    hint = table.index(1, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in hint
    assert "<b>" not in hint


def test_groups_are_filtered_by_level_name_and_state(audit_page: AuditPage) -> None:
    part(audit_page, QToolButton, "level_copy").click()
    assert names(audit_page) == ["Blue jar", "<b>Lamp</b>"]
    QTest.keyClicks(part(audit_page, QLineEdit, "group_text"), "p-5")
    assert names(audit_page) == ["<b>Lamp</b>"]
    assert part(audit_page, QToolButton, "level_same_product").text().endswith("  1")
    QTest.keyClicks(part(audit_page, QLineEdit, "group_text"), "x")
    assert current_panel(audit_page) == ""
    assert part(audit_page, QLabel, "audit_note_title").text() == "No matching groups"
    part(audit_page, QPushButton, "audit_note_button").click()
    assert len(names(audit_page)) == 4
    part(audit_page, QComboBox, "group_state").setCurrentIndex(1)
    assert names(audit_page) == []
    assert part(audit_page, QLabel, "audit_note_title").text() == "No postponed groups"


def test_j_and_k_step_through_the_groups(audit_page: AuditPage) -> None:
    press(audit_page, Qt.Key.Key_J)
    assert title(audit_page) == "Blue jar"
    press(audit_page, Qt.Key.Key_Down)
    assert title(audit_page) == "<b>Lamp</b>"
    press(audit_page, Qt.Key.Key_K)
    press(audit_page, Qt.Key.Key_K)
    press(audit_page, Qt.Key.Key_K)
    assert title(audit_page) == "Red cup"


def test_a_letter_typed_into_the_filter_is_no_shortcut(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    wait_until_loaded(audit_page, qtbot)
    press(audit_page, Qt.Key.Key_Slash)
    field = part(audit_page, QLineEdit, "group_text")
    assert field.hasFocus()
    group_list(audit_page).setFocus()
    audit_page.focus_search()
    assert field.hasFocus()
    QTest.keyClicks(field, "lamp")
    assert field.text() == "lamp"
    assert len(names(audit_page)) == 1
    assert plan.actions == []


def test_space_on_a_button_presses_the_button(audit_page: AuditPage, qtbot: QtBot) -> None:
    wait_until_loaded(audit_page, qtbot)
    split = part(audit_page, QToolButton, "compare_split")
    split.setFocus()
    QTest.keyClick(split, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: part(audit_page, CompareView, "compare_view").mode == "split")
    assert part(audit_page, QCheckBox, "member_mark_1").isChecked()


def test_the_page_says_that_all_groups_are_resolved(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    for count in (1, 2, 3, 4):
        wait_until_loaded(audit_page, qtbot)
        press(audit_page, Qt.Key.Key_D)
        wait_for_actions(plan, count, qtbot)
    assert part(audit_page, QLabel, "audit_note_title").text() == "No open groups"
    assert part(audit_page, QLabel, "audit_note_hint").text() == "4 resolved, 0 postponed."


def confused_cup(audit: FakeAudit) -> Issue:
    return audit.confusion("P-0", "P-2")


def test_the_products_with_an_issue_are_listed_on_the_catalogue_page(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    cup = call_audit(audit_page, confused_cup, qtbot)
    assert isinstance(cup, Issue)
    plan.issues = (IssueList("confusable", (cup,)),)
    audit_page.reload_catalogue()
    kinds = part(audit_page, QComboBox, "listed_kind")
    qtbot.waitUntil(lambda: kinds.itemText(9) == "Easily confused (1)")
    kinds.setCurrentIndex(9)
    with qtbot.waitSignal(audit_page.products_requested) as requested:
        part(audit_page, QPushButton, "issue_open_list").click()
    listed = ProductFilter(product_ids=frozenset([cup.product_id]))
    assert requested.args == [listed, "Easily confused"]
    assert not audit_page.isVisible()


def test_issues_are_shown(audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot) -> None:
    cup = call_audit(audit_page, confused_cup, qtbot)
    assert isinstance(cup, Issue)
    plan.issues = (IssueList("confusable", (cup,)),)
    audit_page.reload_catalogue()
    kinds = part(audit_page, QComboBox, "listed_kind")
    qtbot.waitUntil(lambda: kinds.itemText(9) == "Easily confused (1)")
    kinds.setCurrentIndex(9)
    assert current_panel(audit_page) == "issue_panel"
    assert part(audit_page, QLabel, "issue_subtitle").accessibleName() == (
        "Easily confused · similarity 93% · P-0"
    )
    view = part(audit_page, CompareView, "issue_view")
    qtbot.waitUntil(lambda: view.accessibleName() == "Compared pictures: P-0, P-2")
    facts = part(audit_page, QLabel, "issue_facts").text()
    assert facts.replace("\N{NO-BREAK SPACE}", " ") == (
        "P-0 · Red cup · Mokk · Cups · 4.50 EUR\nP-2 · Blue jar · Mokk · Jars · 7.00 EUR"
    )
    for key in (Qt.Key.Key_M, Qt.Key.Key_2):
        QTest.keyClick(view, key)
        wait_for_key(audit_page)
    assert view.mode == "over"
    assert part(audit_page, CompareView, "compare_view").mode == "side"
    assert len(names(audit_page)) == 4
    kinds.setCurrentIndex(3)
    assert part(audit_page, QLabel, "audit_note_title").text() == "No issues"
    kinds.setCurrentIndex(0)
    assert current_panel(audit_page) == "review_panel"


def test_names_follow_the_language(
    open_window: OpenWindow, shop: Path, plan: AuditPlan, qtbot: QtBot
) -> None:
    window = open_window(shop, Settings(language="zh_CN", theme="dark", device="cpu"))
    part(window, QAction, "command_audit").trigger()
    qtbot.waitUntil(lambda: names(part(window, AuditPage))[:1] == ["红杯子"])
    assert part(window, QToolButton, "level_exact").accessibleName() == "图片完全相同, 1"
    window._preferences.change(language="en")
    qtbot.waitUntil(lambda: names(part(window, AuditPage))[:1] == ["Red cup"])
    assert part(window, QPushButton, "decide_merge").text() == "Merge"


def test_pages_are_switched_by_keys_buttons_and_photos(
    audit_page: AuditPage, qtbot: QtBot, draw_picture: Callable[..., Path], tmp_path: Path
) -> None:
    window = audit_page.window()
    assert isinstance(window, MainWindow)
    pages = part(window, QStackedWidget, "pages")
    assert part(window, QToolButton, "page_audit").isChecked()
    assert not part(window, QAction, "command_camera").isEnabled()
    part(window, QToolButton, "page_find").click()
    assert pages.currentWidget() is find_page(window)
    assert part(window, QAction, "command_find").isChecked()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert pages.currentWidget() is audit_page
    assert group_list(audit_page) is QApplication.focusWidget()
    with qtbot.waitSignal(find_page(window).answer_shown):
        window.search([draw_picture(tmp_path / "photo.png", 2)])
    assert pages.currentWidget() is find_page(window)


def test_the_shortcuts_of_the_page_are_listed(audit_page: AuditPage) -> None:
    window = audit_page.window()
    part(window, QAction, "command_shortcuts").trigger()
    dialog = part(window, QDialog, "shortcuts_dialog")
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Audit", "Merge into the reference", "M", "Ctrl+Z", "←  →"} <= texts
    dialog.close()


def test_every_control_can_be_used_by_everybody(audit_page: AuditPage, qtbot: QtBot) -> None:
    wait_until_loaded(audit_page, qtbot)
    assert nameless(audit_page) == []
    assert described_with_markup(audit_page) == []
    assert too_small(audit_page, 24) == {}


def test_the_page_shows_its_groups_during_an_import(
    open_window: Callable[..., MainWindow], shop: Path, plan: AuditPlan, qtbot: QtBot
) -> None:
    window = open_window(shop)
    importing = Steps()
    task = window.client.run_job(lambda _: importing.job())
    assert importing.has_started.wait(10)
    part(window, QAction, "command_audit").trigger()
    page = part(window, AuditPage)
    importing.go_on.release()
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    task.cancel()
    importing.go_on.release(2)
    with qtbot.waitSignal(task.finished):
        pass


def test_no_duplicates_are_reported_only_when_the_groups_are_known(
    open_window: Callable[..., MainWindow], shop: Path, plan: AuditPlan, qtbot: QtBot
) -> None:
    window = open_window(shop)
    reading = Steps()
    task = window.client.run_reading_job(lambda _: reading.job())
    assert reading.has_started.wait(10)
    part(window, QAction, "command_audit").trigger()
    page = part(window, AuditPage)
    reading.go_on.release()
    qtbot.waitUntil(lambda: part(page, QLabel, "audit_state").text() != "")
    assert part(page, QLabel, "audit_note_title").text() == "Loading…"
    reading.go_on.release(2)
    with qtbot.waitSignal(task.finished):
        pass
    qtbot.waitUntil(lambda: len(names(page)) == 4)


def test_the_group_is_below_the_list_in_a_narrow_window(
    audit_page: AuditPage, qtbot: QtBot
) -> None:
    rows, right = group_list(audit_page), part(audit_page, QStackedWidget, "audit_pages")
    audit_page.window().resize(640, 440)
    qtbot.waitUntil(lambda: right.mapTo(audit_page, QPoint()).y() > rows.height())
    audit_page.window().resize(900, 600)
    qtbot.waitUntil(lambda: right.mapTo(audit_page, QPoint()).y() == 0)


def test_another_catalogue_begins_without_the_filter(
    audit_page: AuditPage, tmp_path: Path, qtbot: QtBot
) -> None:
    field = part(audit_page, QLineEdit, "group_text")
    QTest.keyClicks(field, "p-5")
    window = audit_page.window()
    assert isinstance(window, MainWindow)
    with qtbot.waitSignal(window.client.opened):
        window.opener.open(tmp_path / "Other shop", create=True)
    assert field.text() == ""
    assert not groups_model(audit_page).group_filter.text
    with qtbot.waitSignal(window.client.ready):
        pass
