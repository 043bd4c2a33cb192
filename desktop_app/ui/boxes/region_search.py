"""The search in boxes that the user has drawn or resized."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.ui.background.engine_client import EngineClient

UseFound: TypeAlias = Callable[[FoundUnit], None]


@dataclass(eq=False, slots=True)
class _Search:
    photo: RgbImage
    region: Region
    on_found: UseFound
    is_running: bool = False


class RegionSearch(QObject):
    """Searches in boxes, several at a time; they wait until the catalogue is ready.

    Args:
        client: the engine.
        parent: owns it.
        is_held: whether boxes have to wait for something else, such as for the search in the
            whole photo.

    Signals:
        changed: the boxes that are searched.
        failed: the error of a search.
    """

    changed = Signal()
    failed = Signal(Exception)

    def __init__(
        self, client: EngineClient, parent: QObject, *, is_held: Callable[[], bool] = lambda: False
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._is_held = is_held
        self._searches: list[_Search] = []
        client.ready.connect(lambda _: self.go_on())

    def regions(self, photo: RgbImage) -> tuple[Region, ...]:
        """Return the boxes of a photo that are being searched, or wait for it."""
        return tuple(search.region for search in self._searches if search.photo is photo)

    def search(self, photo: RgbImage, region: Region, on_found: UseFound) -> None:
        """Search in a box; ``on_found`` is called with what is in it, unless ``clear`` is.

        Args:
            photo: (h, w, 3) uint8 RGB.
            region: the box.
            on_found: takes the result.
        """
        self._searches.append(_Search(photo, region, on_found))
        self.changed.emit()
        self.go_on()

    def go_on(self) -> None:
        """Search in the boxes that have waited, if they need not wait any longer."""
        if self._is_held() or not self._client.is_ready:
            return
        for search in self._searches:
            if not search.is_running:
                self._run(search)

    def clear(self) -> None:
        """Drop all searches."""
        self._searches.clear()

    def _run(self, search: _Search) -> None:
        search.is_running = True
        photo, region = search.photo, search.region
        task = self._client.run(lambda workspace: workspace.counting().search(photo, [region]))
        task.on_success(partial(self._on_success, search)).on_failure(self.failed)
        task.on_finish(partial(self._on_finished, search))

    def _on_success(self, search: _Search, units: tuple[FoundUnit, ...]) -> None:
        if search in self._searches:
            search.on_found(units[0])

    def _on_finished(self, search: _Search) -> None:
        if search in self._searches:
            self._searches.remove(search)
            self.changed.emit()
