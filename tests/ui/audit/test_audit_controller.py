"""The audit runs, stops and goes on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.audit.page import AuditPage
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.banner import Banner
from tests.ui.audit.fake_audit import AuditPlan
from tests.ui.audit.page_driver import group_list, names
from tests.ui.parts import part

OpenWindow = Callable[..., MainWindow]


def test_the_first_audit_is_offered_and_run(
    open_window: OpenWindow, shop: Path, plan: AuditPlan, qtbot: QtBot
) -> None:
    plan.audited = 0
    window = open_window(shop)
    part(window, QAction, "command_audit").trigger()
    page = part(window, AuditPage)
    note = part(page, QLabel, "audit_note_title")
    qtbot.waitUntil(lambda: note.text() == "Find duplicates")
    part(page, QPushButton, "audit_note_button").click()
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    banner = part(window, Banner, "banner")
    assert part(banner, QLabel, "banner_message").text() == "Pictures compared: 8"


def test_the_audit_of_new_pictures_is_offered_and_run(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    plan.audited = 5
    audit_page.reload_catalogue()
    button = part(audit_page, QPushButton, "audit_run")
    qtbot.waitUntil(button.isVisible)
    assert button.text() == "Compare the rest"
    assert part(audit_page, QLabel, "audit_state").text() == "5 of 8 pictures compared"
    button.setFocus()
    button.click()
    qtbot.waitUntil(lambda: not button.isVisible())
    # The button is gone; the keys of the page still work.
    assert group_list(audit_page).hasFocus()


def test_a_stopped_audit_keeps_its_results_and_can_continue(
    open_window: OpenWindow, shop: Path, plan: AuditPlan, qtbot: QtBot
) -> None:
    plan.audited, plan.never_ends = 0, True
    window = open_window(shop)
    part(window, QAction, "command_audit").trigger()
    note = part(window, QLabel, "audit_note_title")
    qtbot.waitUntil(lambda: note.text() == "Find duplicates")
    part(window, QPushButton, "audit_note_button").click()
    assert note.text() == "Looking for duplicates…"
    qtbot.waitUntil(lambda: plan.audited == 7)
    cancel = part(window, QPushButton, "progress_cancel")
    qtbot.waitUntil(cancel.isVisible)
    cancel.setFocus()
    cancel.click()
    qtbot.waitUntil(lambda: len(names(part(window, AuditPage))) == 4)
    qtbot.waitUntil(lambda: not cancel.isVisible())
    assert group_list(part(window, AuditPage)).hasFocus()
    banner = part(window, Banner, "banner")
    assert part(banner, QLabel, "banner_message").text() == "The audit was stopped."
    button = part(window, QPushButton, "audit_run")
    qtbot.waitUntil(button.isVisible)
    assert button.text() == "Compare the rest"
    plan.never_ends = False
    button.click()
    qtbot.waitUntil(lambda: not button.isVisible())
