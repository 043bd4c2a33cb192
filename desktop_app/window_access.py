"""Roles in the window: unlocking, passwords, what is not offered, and the log.

``app.py`` connects all this once, when it builds the window.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from desktop_app.access.refusal import RefusedError
from desktop_app.access.role_lock import RoleLock
from desktop_app.domain.role import Right, Role
from desktop_app.ui.access.role_access import RoleAccess
from desktop_app.ui.access.role_guard import RoleGuard
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.settings.settings_log import SettingsLog
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.menus import Menus
from desktop_app.ui.shell.page_stack import PageStack
from desktop_app.ui.shell.page_switcher import PageSwitcher
from desktop_app.ui.shell.start_page import StartPage
from desktop_app.ui.shell.status_bar import StatusBar
from desktop_app.ui.shell.window_dialogs import show_settings
from desktop_app.ui.style.theme import Theme

Part = TypeVar("Part", bound=QObject)


def add_access(
    window: MainWindow, lock: RoleLock, lane: Lane, theme: Theme, preferences: Preferences
) -> None:
    """Connect the lock of the computer with the window.

    Args:
        window: the main window.
        lock: of the computer.
        lane: compares passwords.
        theme: of the dialogs.
        preferences: the settings, whose changes are logged.
    """
    access = RoleAccess(lock, window.client, lane, window)
    guard = RoleGuard(window.client, window)
    stack, menus = _part(window, PageStack), _part(window, Menus)
    switcher, status_bar = _part(window, PageSwitcher), _part(window, StatusBar)
    guard.add(_part(window, StartPage))
    stack.page_created.connect(lambda one: guard.add(stack.page(one)))

    def show_role() -> None:
        menus.show_role(window.client.role, is_locked=lock.is_set, is_unlocked=lock.is_unlocked)
        switcher.show_role(window.client.role)
        is_all = window.client.role is Role.ADMIN and not lock.is_set
        status_bar.show_role(None if is_all else window.client.role)
        shown = stack.shown
        if shown is not None and not (shown.right is None or window.client.may(shown.right)):
            stack.show_page(next(one for one in stack.pages if one.right is None))

    def on_role_changed() -> None:
        show_role()
        stack.refresh_pages()
        window.undo_commands.load()

    window.client.role_changed.connect(on_role_changed)
    access.changed.connect(show_role)
    access.failed.connect(window.show_error)
    _add_commands(window, access, theme, preferences)
    settings_log = SettingsLog(preferences, window)
    settings_log.changed.connect(lambda names: access.log("settings", names))
    show_role()


def _add_commands(
    window: MainWindow, access: RoleAccess, theme: Theme, preferences: Preferences
) -> None:
    def unlock() -> None:
        from desktop_app.ui.access.role_unlock_dialog import RoleUnlockDialog

        RoleUnlockDialog(access, window).open()

    def set_passwords() -> None:
        from desktop_app.ui.access.lock_dialog import LockDialog

        LockDialog(access, window).open()

    def show_log() -> None:
        from desktop_app.ui.history.log_window import LogWindow

        shown = window.findChild(LogWindow) or LogWindow(window.client, theme, window)
        shown.show()
        shown.raise_()
        shown.activateWindow()

    commands: dict[str, tuple[Right | None, Callable[[], None]]] = {
        "unlock": (None, unlock),
        "lock": (None, access.lock_now),
        "passwords": (Right.MANAGE_USERS, set_passwords),
        "log": (Right.READ_LOG, show_log),
    }
    others = {"privacy": _action(window, "privacy").trigger}
    commands["settings"] = (
        Right.CHANGE_SETTINGS,
        lambda: show_settings(window, preferences, others),
    )
    for name, (right, slot) in commands.items():
        window.set_command(name, slot if right is None else _checked(window, right, slot))


def _checked(window: MainWindow, right: Right, slot: Callable[[], None]) -> Callable[[], None]:
    """Return a command that is refused with a sentence if the role lacks the right."""

    def run() -> None:
        if window.client.may(right):
            slot()
        else:
            window.show_error(RefusedError(window.client.role, right))

    return run


def _action(window: MainWindow, name: str) -> QAction:
    action = window.findChild(QAction, f"command_{name}")
    assert action is not None
    return action


def _part(window: MainWindow, kind: type[Part]) -> Part:
    part = window.findChild(kind)
    assert part is not None
    return part
