"""Drives the audit page in tests: reads its parts and presses its keys."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QStatusBar, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.resolution import Resolution
from desktop_app.ui.audit.groups_model import GroupsModel
from desktop_app.ui.audit.page import AuditPage
from desktop_app.ui.audit.row_list import RowList
from desktop_app.ui.find.result_grid import ResultGrid
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.single_key_shortcuts import SingleKeyShortcuts
from desktop_app.ui.widgets.tile_delegate import HIT_ROLE
from tests.ui.audit.fake_audit import AuditPlan
from tests.ui.parts import part


def main_window(page: AuditPage) -> MainWindow:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def group_list(page: AuditPage) -> RowList:
    return part(page, RowList, "group_list")


def groups_model(page: AuditPage) -> GroupsModel:
    model = group_list(page).model()
    assert isinstance(model, GroupsModel)
    return model


def names(page: AuditPage) -> list[str]:
    """Return the names of the listed groups."""
    model = groups_model(page)
    return [model.name(row) for row in range(model.rowCount())]


def title(page: AuditPage) -> str:
    """Return the title of the group under review."""
    return part(page, QLabel, "group_title").accessibleName()


def current_panel(page: AuditPage) -> str:
    """Return the object name of the panel on the right."""
    current = part(page, QStackedWidget, "audit_pages").currentWidget()
    return current.objectName() if current is not None else ""


def press(page: AuditPage, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key in the list of groups and wait until it is taken for a command."""
    QTest.keyClick(group_list(page), key, modifier or Qt.KeyboardModifier.NoModifier)
    wait_for_key(page)


def wait_for_key(page: AuditPage) -> None:
    """Wait until the last key is taken for a command, and not for one of a scanner."""
    keys = part(page, SingleKeyShortcuts)
    while keys.is_waiting:
        QTest.qWait(5)


def wait_until_loaded(page: AuditPage, qtbot: QtBot) -> None:
    """Wait until the members of the group are loaded."""
    qtbot.waitUntil(part(page, QPushButton, "decide_merge").isEnabled)


def wait_for_actions(plan: AuditPlan, count: int, qtbot: QtBot) -> None:
    """Wait until this many actions are stored and not undone."""
    qtbot.waitUntil(lambda: len(plan.actions) == count)


def wait_for_undo(page: AuditPage, qtbot: QtBot) -> QToolButton:
    """Wait until there is an action to undo; return the undo button."""
    undo = part(page, QToolButton, "audit_undo")
    qtbot.waitUntil(undo.isEnabled)
    return undo


def go_to(page: AuditPage, name: str, qtbot: QtBot) -> None:
    """Select the first group with this name and wait until it is loaded."""
    group_list(page).select_row(names(page).index(name))
    wait_until_loaded(page, qtbot)


def skus(resolution: Resolution) -> list[str]:
    """Return the SKUs of a resolution's products; the test table numbers them in its order."""
    return [f"P-{product_id - 1}" for product_id in resolution.product_ids]


def call_audit(page: AuditPage, call: Callable[[Any], object], qtbot: QtBot) -> object:
    """Call the audit on the lane of the catalogue and return the result."""
    task = main_window(page).client.run(lambda workspace: call(workspace.audit()))
    with qtbot.waitSignal(task.succeeded) as signal:
        pass
    result: object = signal.args[0]
    return result


def catalogue_counts(page: AuditPage) -> str:
    """Return the counts in the status bar."""
    return part(page.window(), QLabel, "status_counts").text()


def status_message(page: AuditPage) -> str:
    """Return the message in the status bar."""
    return part(page.window(), QStatusBar, "status_line").currentMessage()


def find_page_skus(page: AuditPage) -> list[str]:
    """Switch to the find page and return the SKUs that it lists."""
    part(page.window(), QToolButton, "page_find").click()
    model = part(page.window(), ResultGrid, "result_grid").model()
    return [model.index(row, 0).data(HIT_ROLE).product.sku for row in range(model.rowCount())]
