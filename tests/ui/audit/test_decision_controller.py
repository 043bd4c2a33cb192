"""Decisions change the list at once, are stored, undone and redone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.resolution import Resolution
from desktop_app.ui.audit.page import AuditPage
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.banner import Banner
from tests.ui.audit.fake_audit import AuditPlan
from tests.ui.audit.page_driver import (
    call_audit,
    catalogue_counts,
    find_page_skus,
    go_to,
    group_list,
    main_window,
    names,
    press,
    skus,
    status_message,
    title,
    wait_for_actions,
    wait_for_undo,
    wait_until_loaded,
)
from tests.ui.parts import find_page, part


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Qt.Key.Key_M, "merge"),
        (Qt.Key.Key_V, "variant"),
        (Qt.Key.Key_D, "different"),
        (Qt.Key.Key_L, "later"),
    ],
)
def test_a_key_resolves_the_group_and_shows_the_next_one(
    audit_page: AuditPage, plan: AuditPlan, key: Qt.Key, kind: str, qtbot: QtBot
) -> None:
    wait_until_loaded(audit_page, qtbot)
    press(audit_page, key)
    assert title(audit_page) == "Blue jar"
    assert len(names(audit_page)) == 3
    wait_for_actions(plan, 1, qtbot)
    (resolution,) = plan.actions[0]
    assert resolution.kind == kind


def test_keys_in_one_burst_resolve_one_group_after_the_other(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    wait_until_loaded(audit_page, qtbot)
    for key in (Qt.Key.Key_D, Qt.Key.Key_V, Qt.Key.Key_J, Qt.Key.Key_L):
        press(audit_page, key)
    wait_for_actions(plan, 3, qtbot)
    decided = [(resolution.kind, skus(resolution)[:2]) for (resolution,) in plan.actions]
    assert decided == [
        ("different", ["P-0", "P-1"]),
        ("variant", ["P-2", "P-3"]),
        ("later", ["P-0", "P-2"]),
    ]


def test_waiting_keys_are_forgotten_when_another_group_is_selected(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    wait_until_loaded(audit_page, qtbot)
    plan.may_load.clear()
    press(audit_page, Qt.Key.Key_D)
    press(audit_page, Qt.Key.Key_V)
    group_list(audit_page).select_row(2)
    plan.may_load.set()
    wait_until_loaded(audit_page, qtbot)
    assert len(plan.actions) == 1


def test_a_decision_is_undone_and_redone(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    go_to(audit_page, "Blue jar", qtbot)
    part(audit_page, QPushButton, "decide_different").click()
    wait_for_actions(plan, 1, qtbot)
    assert names(audit_page) == ["Red cup", "<b>Lamp</b>", "Red cup"]
    undo = part(audit_page, QToolButton, "audit_undo")
    qtbot.waitUntil(undo.isEnabled)
    press(audit_page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: title(audit_page) == "Blue jar")
    wait_for_actions(plan, 0, qtbot)
    redo = part(audit_page, QToolButton, "audit_redo")
    qtbot.waitUntil(redo.isEnabled)
    redo.click()
    wait_for_actions(plan, 1, qtbot)
    qtbot.waitUntil(lambda: "Blue jar" not in names(audit_page))


def test_a_decision_of_an_earlier_session_is_undone(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    jars = (Resolution("different", (3, 4)),)
    call_audit(audit_page, lambda audit: audit.resolve(jars), qtbot)
    audit_page.reload_catalogue()
    main_window(audit_page).undo_commands.load()
    qtbot.waitUntil(lambda: "Blue jar" not in names(audit_page))
    undo = part(audit_page, QToolButton, "audit_undo")
    qtbot.waitUntil(undo.isEnabled)
    undo.click()
    qtbot.waitUntil(lambda: title(audit_page) == "Blue jar")


def test_a_decision_about_part_of_a_group_keeps_its_place_in_the_history(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    def undo_or_redo(key: Qt.Key, count: int) -> None:
        name = "audit_undo" if key == Qt.Key.Key_Z else "audit_redo"
        qtbot.waitUntil(part(audit_page, QToolButton, name).isEnabled)
        with qtbot.waitSignal(undo_commands.catalogue_changed):
            press(audit_page, key, Qt.KeyboardModifier.ControlModifier)
        assert len(plan.actions) == count

    undo_commands = main_window(audit_page).undo_commands

    go_to(audit_page, "Blue jar", qtbot)
    press(audit_page, Qt.Key.Key_D)
    group_list(audit_page).select_row(2)
    wait_until_loaded(audit_page, qtbot)
    press(audit_page, Qt.Key.Key_Space)
    press(audit_page, Qt.Key.Key_D)
    wait_for_actions(plan, 2, qtbot)
    undo_or_redo(Qt.Key.Key_Z, 1)
    undo_or_redo(Qt.Key.Key_Y, 2)
    undo_or_redo(Qt.Key.Key_Z, 1)
    assert "Blue jar" not in names(audit_page)
    undo_or_redo(Qt.Key.Key_Z, 0)
    assert title(audit_page) == "Blue jar"
    # With nothing left to undo, the key does nothing.
    qtbot.waitUntil(lambda: not part(audit_page, QToolButton, "audit_undo").isEnabled())
    press(audit_page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    undo_or_redo(Qt.Key.Key_Y, 1)
    assert "Blue jar" not in names(audit_page)


def test_a_decision_that_cannot_be_stored_is_reported_and_reverted(
    audit_page: AuditPage, plan: AuditPlan, qtbot: QtBot
) -> None:
    go_to(audit_page, "Blue jar", qtbot)
    plan.refuses = True
    press(audit_page, Qt.Key.Key_D)
    assert "Blue jar" not in names(audit_page)
    qtbot.waitUntil(lambda: title(audit_page) == "Blue jar")
    banner = part(audit_page.window(), Banner, "banner")
    assert part(banner, QLabel, "banner_message").text() == "The disk is full."


def test_an_undo_is_refused_after_another_users_decision(
    audit_page: AuditPage, plan: AuditPlan, shop: Path, qtbot: QtBot
) -> None:
    go_to(audit_page, "Blue jar", qtbot)
    press(audit_page, Qt.Key.Key_D)
    wait_for_actions(plan, 1, qtbot)
    elsewhere = open_catalogue(shop, actor=Actor("Bea", "office"))
    elsewhere.resolutions.apply([Resolution("later", (3, 4))])
    elsewhere.close()
    wait_for_undo(audit_page, qtbot)
    press(audit_page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    banner = part(audit_page.window(), Banner, "banner")
    sentence = "Bea at office has changed the same products since."
    qtbot.waitUntil(lambda: part(banner, QLabel, "banner_message").text() == sentence)
    assert len(plan.actions) == 1


def test_a_merge_and_its_undo_update_the_rest_of_the_window(
    audit_page: AuditPage, qtbot: QtBot
) -> None:
    assert "7 products" in catalogue_counts(audit_page)
    wait_until_loaded(audit_page, qtbot)
    press(audit_page, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: "6 products" in catalogue_counts(audit_page))
    assert status_message(audit_page) == "P-1 merged into P-0"
    counts = part(audit_page.window(), QLabel, "status_counts")
    assert not counts.isVisible()
    part(audit_page.window(), QStatusBar, "status_line").clearMessage()
    assert counts.isVisible()
    qtbot.waitUntil(
        lambda: find_page_skus(audit_page) == ["P-0", "P-2", "P-3", "P-4", "P-5", "P-6"]
    )
    assert part(audit_page.window(), QLabel, "result_count").text() == "6 products"
    part(audit_page.window(), QToolButton, "page_audit").click()
    press(audit_page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "7 products" in catalogue_counts(audit_page))
    qtbot.waitUntil(lambda: status_message(audit_page) == "Undone: Merge of 2 products")
    qtbot.waitUntil(lambda: len(find_page_skus(audit_page)) == 7)
    part(audit_page.window(), QToolButton, "page_audit").click()
    press(audit_page, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "6 products" in catalogue_counts(audit_page))
    qtbot.waitUntil(lambda: status_message(audit_page) == "Redone: Merge of 2 products")
    qtbot.waitUntil(lambda: len(find_page_skus(audit_page)) == 6)


def test_the_photo_is_identified_again_after_a_merge(
    audit_page: AuditPage, qtbot: QtBot, draw_picture: Callable[..., Path], tmp_path: Path
) -> None:
    window = audit_page.window()
    assert isinstance(window, MainWindow)
    with qtbot.waitSignal(find_page(window).answer_shown):
        window.search([draw_picture(tmp_path / "photo.png", 1)])
    assert "P-1" in find_page_skus(audit_page)
    part(window, QToolButton, "page_audit").click()
    wait_until_loaded(audit_page, qtbot)
    press(audit_page, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: "6 products" in catalogue_counts(audit_page))
    with qtbot.waitSignal(find_page(window).answer_shown):
        part(window, QToolButton, "page_find").click()
    assert find_page_skus(audit_page)[0] == "P-0"
    assert "P-1" not in find_page_skus(audit_page)
