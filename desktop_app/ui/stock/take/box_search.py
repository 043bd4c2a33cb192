"""Searches in single boxes of a photo: what a box may be, and boxes that were drawn."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask, Task


class BoxSearch(QObject):
    """Searches in regions.

    Signals:
        changed: other drawn boxes are being searched.
        failed: an error.
    """

    changed = Signal()
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._latest = LatestTask()
        self._drawn: dict[int, Region] = {}
        self._last = 0

    @property
    def regions(self) -> tuple[Region, ...]:
        """Drawn boxes that are being searched."""
        return tuple(self._drawn.values())

    def look(self, photo: RgbImage, region: Region, on_found: Callable[[FoundUnit], None]) -> None:
        """Search what a box may be; the newest box replaces the one before."""
        if self._client.is_ready:
            task = self._latest.replace(self._search(photo, region))
            task.on_success(lambda units: on_found(units[0])).on_failure(self.failed)

    def search(
        self, photo: RgbImage, region: Region, on_found: Callable[[FoundUnit], None]
    ) -> None:
        """Search in a box that the user has drawn or resized."""
        if not self._client.is_ready:
            return
        self._last += 1
        number = self._last
        self._drawn[number] = region
        self.changed.emit()

        def on_success(units: tuple[FoundUnit, ...]) -> None:
            if number in self._drawn:
                on_found(units[0])

        task = self._search(photo, region).on_success(on_success).on_failure(self.failed)
        task.on_finish(lambda: self._on_finished(number))

    def cancel(self) -> None:
        """Drop all searches: another photo is shown."""
        self._latest.cancel()
        if self._drawn:
            self._drawn.clear()
            self.changed.emit()

    def _search(self, photo: RgbImage, region: Region) -> Task[tuple[FoundUnit, ...]]:
        return self._client.run(lambda workspace: workspace.counting().search(photo, [region]))

    def _on_finished(self, number: int) -> None:
        if self._drawn.pop(number, None) is not None:
            self.changed.emit()
