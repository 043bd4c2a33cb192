"""Passwords and the role of the locked computer are set in the window."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.access.role_lock import RoleLock
from desktop_app.domain.role import Role
from desktop_app.ui.access.lock_dialog import LockDialog
from desktop_app.ui.shell.main_window import MainWindow
from tests.locked_computer import ADMIN_PASSWORD
from tests.ui.parts import part


def _open(window: MainWindow) -> LockDialog:
    part(window, QAction, "command_passwords").trigger()
    return part(window, LockDialog)


def _set(dialog: LockDialog, role: Role, password: str) -> None:
    part(dialog, QLineEdit, f"lock_password_{role}").setText(password)
    part(dialog, QPushButton, f"lock_set_{role}").click()


def test_an_administrator_locks_the_computer_and_stays_one(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = _open(window)
    assert not part(dialog, QLineEdit, "lock_password_merchandiser").isEnabled()
    _set(dialog, Role.ADMIN, ADMIN_PASSWORD)
    state = part(dialog, QLabel, "lock_state")
    qtbot.waitUntil(lambda: state.text() == "There is a password for the administrator.")
    assert window.client.role is Role.ADMIN
    assert part(window, QAction, "command_lock").isVisible()
    part(dialog, QComboBox, "lock_standing_role").setCurrentIndex(1)
    part(dialog, QComboBox, "lock_standing_role").activated.emit(1)
    part(dialog, QSpinBox, "lock_minutes").setValue(3)
    qtbot.waitUntil(lambda: RoleLock(paths.role_lock_file()).idle_minutes == 3)
    assert RoleLock(paths.role_lock_file()).role is Role.MERCHANDISER
    part(dialog, QPushButton, "lock_remove_admin").click()
    qtbot.waitUntil(lambda: state.text().startswith("Nothing is locked"))
    assert not paths.role_lock_file().exists()


def test_a_password_that_is_too_short_is_refused(window: MainWindow, qtbot: QtBot) -> None:
    dialog = _open(window)
    _set(dialog, Role.ADMIN, "short")
    problem = part(dialog, QLabel, "lock_problem")
    qtbot.waitUntil(problem.isVisible)
    assert "at least 6 characters" in problem.text()
    assert not paths.role_lock_file().exists()
