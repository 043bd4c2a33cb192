"""The exchange of a shared catalogue with its server, as the window follows it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.synchronisation import ReceivedChanges, SyncState
from desktop_app.ui.background.engine_client import EngineClient

if TYPE_CHECKING:
    from desktop_app.catalogue.protocols import Synchronisation

_LOOK_MS: Final = 250
# What others change within this time is shown together.
_REFRESH_MS: Final = 1_000


class SharedWatch(QObject):
    """Looks at the state of the exchange, which takes no database, and takes over changes.

    Args:
        client: opens catalogues.
        parent: owns the watch.

    Attributes:
        state: of the exchange; None for a catalogue in a folder.

    Signals:
        state_changed: the state, a ``SyncState``; None for a catalogue in a folder.
        received: others have changed the catalogue, ``ReceivedChanges``; searches find that.
        failed: an error of taking over changes.
    """

    state_changed = Signal(object)
    received = Signal(ReceivedChanges)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._exchange: Synchronisation | None = None
        self.state: SyncState | None = None
        self._taken = 0
        self._is_taking = False
        self._tables: frozenset[str] = frozenset()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._pause = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._pause.timeout.connect(self._tell)
        client.opened.connect(self._on_opened)
        client.ready.connect(lambda _: self._look())
        client.failed.connect(lambda _: self._end())
        client.stopping.connect(self._end)

    def take_over(self) -> None:
        """Let searches find what others have changed, once photos can be searched for."""
        if self._is_taking or not self._client.is_ready:
            return
        self._is_taking = True
        # It changes nothing but the index, and so may run between the steps of other jobs.
        task = self._client.run_reading_job(lambda workspace: workspace.take_over_changes())
        task.on_success(self._on_taken).on_failure(self.failed).on_finish(self._on_finished)

    def _on_opened(self) -> None:
        self._end()
        task = self._client.read(lambda catalogue: catalogue.synchronisation)
        task.on_success(self._begin)

    def _begin(self, exchange: "Synchronisation | None") -> None:
        self._exchange = exchange
        self.state_changed.emit(None)
        if exchange is not None:
            self._timer.start()
            self._look()

    def _end(self) -> None:
        self._exchange = self.state = None
        self._taken = 0
        self._tables = frozenset()
        self._timer.stop()
        self._pause.stop()

    def _look(self) -> None:
        if self._exchange is None:
            return
        state = self._exchange.state
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
        if state.received != self._taken and self._client.is_ready and not self._is_taking:
            self._taken = state.received
            self.take_over()

    def _on_taken(self, changes: ReceivedChanges) -> None:
        self._tables |= changes.tables
        if self._tables and not self._pause.isActive():
            self._tell()

    def _on_finished(self) -> None:
        self._is_taking = False

    def _tell(self) -> None:
        if self._tables:
            tables, self._tables = self._tables, frozenset()
            self._pause.start()
            self.received.emit(ReceivedChanges(tables))
