"""The lock of the computer while the window is open."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from desktop_app.access.role_lock import RoleLock
from desktop_app.domain.log_entry import LogKind
from desktop_app.domain.role import Role
from desktop_app.errors import WrongPasswordError
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import Task

if TYPE_CHECKING:
    from desktop_app.engine.catalogue_browser import CatalogueBrowser

_INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class RoleAccess(QObject):
    """Unlocks the computer, locks it again, and tells the engine client the role in force.

    What happens is added to the log of the catalogue that is open, or else of the next one.

    Args:
        lock: of the computer.
        client: of the engine.
        lane: compares passwords, which takes some 0.1 s.
        parent: owns this object.

    Signals:
        changed: the role in force, or what is locked.
        failed: the log cannot be written.
    """

    changed = Signal()
    failed = Signal(Exception)

    def __init__(self, lock: RoleLock, client: EngineClient, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self.lock = lock
        self._client = client
        self._lane = lane
        self._waiting: list[tuple[LogKind, str]] = []
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.lock_now)
        client.opened.connect(self._on_opened)
        # By then, the server of a shared catalogue has told the role of its user.
        client.ready.connect(lambda _: self._read_role())
        client.set_role(lock.role)

    def unlock(self, password: str) -> Task[Role]:
        """Put the role in force that a password belongs to."""
        return self._change(lambda: self.lock.unlock(password), "unlock")

    def lock_now(self) -> None:
        """Put the standing role of the computer in force again."""
        self.lock.lock()
        self._show_role()

    def set_password(self, role: Role, password: str) -> Task[None]:
        """Set the password of a role."""
        return self._change(lambda: self.lock.set_password(role, password), "lock")

    def remove_password(self, role: Role) -> Task[None]:
        """Remove the password of a role."""
        return self._change(lambda: self.lock.remove_password(role), "lock")

    def set_standing_role(self, role: Role, *, idle_minutes: int) -> Task[None]:
        """Set the role while nothing is unlocked, and when it is in force again."""
        return self._change(
            lambda: self.lock.set_standing_role(role, idle_minutes=idle_minutes), "lock"
        )

    def log(self, kind: LogKind, subject: str = "") -> None:
        """Add to the log of the catalogue that is open, or else of the next one."""
        self._waiting.append((kind, subject))
        if self._client.folder is not None:
            self._write_waiting()

    def _change(self, change: Callable[[], Role | None], kind: LogKind) -> Task[Any]:
        task = self._lane.run_write(change)
        task.on_success(lambda role: self._on_changed(kind, role))
        return task.on_failure(self._on_failed)

    def _on_changed(self, kind: LogKind, role: Role | None) -> None:
        self.log(kind, role or "")
        self._show_role()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, WrongPasswordError):
            self.log("failed_unlock")

    def _show_role(self) -> None:
        self._client.set_role(self.lock.role)
        self._read_role()
        app = QCoreApplication.instance()
        assert app is not None
        if self.lock.is_unlocked:
            self._idle.start(self.lock.idle_minutes * 60_000)
            app.installEventFilter(self)
        else:
            # Every event of the program would pass through Python.
            self._idle.stop()
            app.removeEventFilter(self)
        self.changed.emit()

    def _on_opened(self) -> None:
        self._client.set_role(self.lock.role)
        self._write_waiting()

    def _read_role(self) -> None:
        """Ask the open catalogue for the role, which may be less than that of the computer."""
        if self._client.folder is not None:
            task = self._client.read(lambda catalogue: catalogue.store.role)
            task.on_success(self._client.set_role)

    def _write_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []

        def write(catalogue: "CatalogueBrowser") -> None:
            for kind, subject in waiting:
                catalogue.store.audit_log.append(kind, subject)

        if waiting:
            self._client.read(write).on_failure(self.failed)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin the time without input again."""
        if event.type() in _INPUT:
            self._idle.start()
        return super().eventFilter(watched, event)
