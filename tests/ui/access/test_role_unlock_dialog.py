"""Unlocking in the window, and what a role is offered there."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.role import Role
from desktop_app.ui.access.role_access import RoleAccess
from desktop_app.ui.access.role_unlock_dialog import RoleUnlockDialog
from desktop_app.ui.shell.main_window import MainWindow
from tests.actor import ACTOR
from tests.locked_computer import ADMIN_PASSWORD, MERCHANDISER_PASSWORD, lock_computer
from tests.ui.conftest import OpenWindow
from tests.ui.parts import part


@pytest.fixture
def window(open_window: OpenWindow, catalogue: Path) -> MainWindow:
    """Return the window of a locked computer."""
    lock_computer()
    return open_window(catalogue)


def _is_offered(window: MainWindow, name: str) -> bool:
    return part(window, QAction, f"command_{name}").isVisible()


def _enter(window: MainWindow, password: str) -> RoleUnlockDialog:
    part(window, QAction, "command_unlock").trigger()
    dialog = part(window, RoleUnlockDialog)
    part(dialog, QLineEdit, "role_unlock_password").setText(password)
    part(dialog, QPushButton, "role_unlock_confirm").click()
    return dialog


def test_a_clerk_is_offered_only_what_a_clerk_may_do(window: MainWindow) -> None:
    hidden = ("import", "export", "back_up", "restore", "settings", "passwords", "teach", "log")
    assert not [name for name in (*hidden, "audit", "lock") if _is_offered(window, name)]
    assert not part(window, QToolButton, "page_audit").isVisible()
    assert part(window, QLabel, "status_role").text() == "clerk"
    for name in ("find", "counter", "basket", "unlock"):
        assert _is_offered(window, name)


def test_the_password_unlocks_until_the_computer_is_locked_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    _enter(window, MERCHANDISER_PASSWORD)
    qtbot.waitUntil(lambda: window.client.role is Role.MERCHANDISER)
    assert _is_offered(window, "import")
    assert _is_offered(window, "audit")
    assert not _is_offered(window, "settings")
    part(window, QAction, "command_audit").trigger()
    part(window, QAction, "command_lock").trigger()
    assert window.client.role is Role.CLERK
    assert not _is_offered(window, "audit")
    # The page that may not be seen any more is left.
    assert part(window, QToolButton, "page_find").isChecked()


def test_the_computer_is_locked_again_without_input(window: MainWindow, qtbot: QtBot) -> None:
    _enter(window, ADMIN_PASSWORD)
    qtbot.waitUntil(lambda: window.client.role is Role.ADMIN)
    access = part(window, RoleAccess)
    assert access._idle.isActive()
    assert access._idle.interval() == 10 * 60_000
    access._idle.timeout.emit()
    assert window.client.role is Role.CLERK
    assert not access._idle.isActive()


def test_a_wrong_password_is_told_and_logged(
    window: MainWindow, catalogue: Path, qtbot: QtBot
) -> None:
    dialog = _enter(window, "guess it")
    problem = part(dialog, QLabel, "role_unlock_problem")
    qtbot.waitUntil(problem.isVisible)
    assert problem.text() == "This password is wrong. Wait 1 s before the next one."
    assert window.client.role is Role.CLERK
    assert part(dialog, QLineEdit, "role_unlock_password").text() == ""

    def logged() -> list[str]:
        with closing(open_catalogue(catalogue, actor=ACTOR)) as store:
            return [entry.kind for entry in store.audit_log.entries(limit=9)]

    qtbot.waitUntil(lambda: logged()[0] == "failed_unlock")


def test_dropped_tables_are_refused_with_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    window.import_requested.emit(tmp_path / "shop.csv")
    assert "A clerk may not import products." in part(window, QLabel, "banner_message").text()
