"""Asks for photos one at a time; the latest wins."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.answer import Hit
from desktop_app.domain.evidence import SimilarityWeights
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.widgets.photo_query import Photo, identify_photo

_BROWSE_LIMIT: Final = 5000


class SearchController(QObject):
    """The questions of the find page, and the photos that wait their turn.

    Signals:
        moved: (position, count) among several photos, from 1.
        asked: a photo is being looked at.
        found: a ``PhotoAnswer``.
        similar_found: the ``Hit`` asked about, and a tuple of ``Hit``.
        browsed: a tuple of ``Hit``, the catalogue itself.
        categories_found: ``dict[str, Category]``, its categories by name.
        missed: one of several photos gave an error, which ``failed`` tells.
        failed: an exception; the question is over.
    """

    moved = Signal(int, int)
    asked = Signal()
    found = Signal(object)
    similar_found = Signal(object, object)
    browsed = Signal(object)
    categories_found = Signal(object)
    missed = Signal()
    failed = Signal(object)

    def __init__(
        self, client: EngineClient, preferences: Preferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._preferences = preferences
        self._photos: Sequence[Photo] = ()
        self._row = 0
        self._only = ""
        self._is_waiting = False
        self._question = LatestTask()
        client.opened.connect(self._on_opened)
        client.ready.connect(self._on_ready)
        client.failed.connect(self.forget)

    def ask(self, photos: Sequence[Photo]) -> None:
        """Ask for the first photo; the others wait for ``step``."""
        if self._client.folder is None:
            self.failed.emit(
                VitrineError(
                    Message("There is no catalogue to search in yet."),
                    Message("Open the sample or import your own products."),
                )
            )
            return
        self._photos = photos
        self._row = 0
        self._only = ""
        self._ask_current()

    def step(self, step: int) -> None:
        """Ask for the next photo (1), or the one before (-1)."""
        row = self._row + step
        if 0 <= row < len(self._photos):
            self._row = row
            self._only = ""
            self._ask_current()

    def narrow(self, category: str) -> None:
        """Ask for the photo again, within one category; empty for all."""
        if self._photos:
            self._only = category
            self._ask_current()

    def ask_again(self) -> None:
        """Ask for the photo again: it would be answered otherwise now."""
        if self._photos:
            self._ask_current()

    def ask_similar(self, hit: Hit, weights: SimilarityWeights) -> None:
        """Ask for products like a hit's picture."""
        if hit.picture is None or not self._client.is_ready:
            return
        top = self._preferences.now.max_hits
        picture_id = hit.picture.id
        task = self._client.run(
            lambda workspace: workspace.similar(picture_id, top=top, weights=weights)
        )
        self._question.replace(task)
        task.on_success(lambda hits: self.similar_found.emit(hit, hits))
        task.on_failure(self.failed)

    def browse(self) -> None:
        """Ask for the catalogue itself, and its categories."""
        task = self._client.read(lambda catalogue: catalogue.browse(limit=_BROWSE_LIMIT))
        task.on_success(self.browsed)
        task.on_failure(self.failed)
        self._client.read(lambda catalogue: catalogue.categories()).on_success(
            self.categories_found
        )

    def forget(self) -> None:
        """Want no answer any more."""
        self._question.cancel()
        self._photos = ()
        self._is_waiting = False
        self.moved.emit(0, 0)

    def _ask_current(self) -> None:
        self.moved.emit(self._row + 1, len(self._photos))
        self.asked.emit()
        # A photo that comes before the model is loaded is asked for as soon as it is.
        self._is_waiting = not self._client.is_ready
        if self._is_waiting:
            return
        photo, category = self._photos[self._row], self._only
        top = self._preferences.now.max_hits
        task = self._client.run(
            lambda workspace: identify_photo(workspace, photo, top=top, category=category)
        )
        self._question.replace(task)
        task.on_success(self.found)
        task.on_failure(self._on_missed)

    def _on_missed(self, error: Exception) -> None:
        if len(self._photos) > 1:
            self.missed.emit()
        self.failed.emit(error)

    def _on_opened(self) -> None:
        self.forget()
        self.browse()

    def _on_ready(self) -> None:
        if self._is_waiting:
            self._ask_current()
