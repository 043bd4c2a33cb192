"""Changes of the open catalogue by another window, the command line, or in its folder."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.errors import VitrineError
from desktop_app.ui.background.engine_client import EngineClient


class ForeignChanges(QObject):
    """Looks for changes by other programs whenever the window becomes active.

    Signals:
        found: another program has changed the catalogue since the last look.
        lost: the catalogue is no longer where it was opened, an error; emitted once.
    """

    found = Signal()
    lost = Signal(Exception)

    def __init__(self, client: EngineClient, window: QWidget) -> None:
        super().__init__(window)
        self._client = client
        self._version: int | None = None
        self._is_lost = False
        client.opened.connect(self._on_opened)
        window.installEventFilter(self)

    def look(self) -> None:
        """Compare the catalogue with the last look, in the background."""
        if self._client.folder is not None:
            task = self._client.read(lambda catalogue: catalogue.foreign_version)
            task.on_success(self._on_read).on_failure(self._on_failed)

    def _on_opened(self) -> None:
        self._version = None
        self._is_lost = False
        self.look()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, VitrineError) and not self._is_lost:
            self._is_lost = True
            self.lost.emit(error)

    def _on_read(self, version: int) -> None:
        self._is_lost = False
        before, self._version = self._version, version
        if before not in (None, version):
            self.found.emit()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look when the window becomes active."""
        if event.type() == QEvent.Type.WindowActivate:
            self.look()
        return super().eventFilter(watched, event)
