"""The controller of shared catalogues: opens their dialogs, and counts conflicts."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.tally import TallyLine
from desktop_app.engine.counter.shared_acceptance import share_accepted
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.shared.server_functions import ServerFunctions
from desktop_app.ui.shell.shared_watch import SharedWatch
from desktop_app.ui.style.theme import Theme


class SharedController(QObject):
    """Opens the dialogs of shared catalogues.

    Args:
        client: runs use cases on the open catalogue.
        watch: tells what other stations change.
        functions: what is done with servers.
        theme: colours of the dialogs.
        window: parent of the dialogs.

    Signals:
        catalogue_requested: the folder of a local copy to open.
        catalogue_changed: a conflict was settled, which may have changed a product.
        conflicts_counted: the number of conflicts that nobody has settled.
        notice_raised: a notice for the user.
        failed: an error.
    """

    catalogue_requested = Signal(Path)
    catalogue_changed = Signal()
    conflicts_counted = Signal(int)
    notice_raised = Signal(Notice)
    failed = Signal(Exception)

    def __init__(
        self,
        client: EngineClient,
        watch: SharedWatch,
        functions: ServerFunctions,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._client = client
        self._watch = watch
        self._functions = functions
        self._theme = theme
        self._window = window
        self._lane: Lane | None = None
        client.stopping.connect(self._stop)
        client.opened.connect(lambda: self.conflicts_counted.emit(0))
        client.ready.connect(lambda _: self._count())
        watch.received.connect(lambda _: self._count())

    def share_accepted(self, lines: Sequence[TallyLine]) -> None:
        """Tell other stations what was accepted here; nobody waits for it."""
        if self._watch.state is not None and self._client.is_ready:
            task = self._client.write(
                lambda workspace: share_accepted(workspace.catalogue.store, lines)
            )
            task.on_failure(self.failed)

    def open_connect_dialog(self) -> None:
        """Ask for a shared catalogue, and open it."""
        self._open_dialog(None)

    def open_publish_dialog(self) -> None:
        """Ask for a database, and publish the open catalogue to it."""
        if self._client.folder is not None:
            self._open_dialog((self._client.folder, self._client.name))

    def open_conflicts(self) -> None:
        """Show the conflicts between stations."""
        if not self._client.is_ready:
            return
        # Imported here, so that the window starts faster.
        from desktop_app.ui.shared.conflicts_dialog import ConflictsDialog

        dialog = ConflictsDialog(self._client, self._theme, self._window)
        dialog.settled.connect(self.catalogue_changed)
        dialog.read.connect(self.conflicts_counted)
        self._watch.received.connect(dialog.reload)
        dialog.open()

    def _open_dialog(self, published: tuple[Path, str] | None) -> None:
        from desktop_app.ui.shared.server_dialog import ServerDialog

        # A server may take long to answer; nothing else is to wait for that.
        self._lane = self._lane or Lane("server", self)
        dialog = ServerDialog(self._functions, self._lane, published, self._window)
        dialog.copied.connect(self._on_copied)
        dialog.failed.connect(self.failed)
        dialog.open()

    def _on_copied(self, folder: Path, is_password_kept: bool) -> None:
        self.catalogue_requested.emit(folder)
        if not is_password_kept:
            self.notice_raised.emit(
                Notice(
                    "warning",
                    Message("The password is not kept, because there is no keyring."),
                    Message("Write it into the file ~/.pgpass, or enter it at each start."),
                )
            )

    def _count(self) -> None:
        if self._watch.state is None:
            return
        task = self._client.run(lambda workspace: workspace.catalogue.store.conflicts.count_open())
        task.on_success(lambda count: self.conflicts_counted.emit(count))

    def _stop(self) -> None:
        if self._lane is not None:
            self._lane.stop()
