"""Searches of the find page: photos one at a time, words, similar products, the catalogue."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.answer import Hit
from desktop_app.domain.evidence import SimilarityWeights
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.find.words_answer import WordsAnswer, find_words
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.widgets.photo_query import Photo, PhotoAnswer, identify_photo

_MAX_LISTED_PRODUCTS: Final = 5000


class SearchController(QObject):
    """Runs searches; a new search replaces the one that is running.

    Signals:
        position_changed: position and count among several photos, from 1; (0, 0) for none.
        search_started: a photo is being searched for.
        answer_found: the answer for the photo.
        words_found: the products that the words find.
        similar_found: the hit, and a tuple of hits similar to it.
        catalogue_listed: a tuple with a hit for each product of the catalogue.
        categories_listed: a ``dict[str, Category]`` of the categories by name.
        photo_failed: one of several photos could not be searched for; ``failed`` follows.
        failed: the error; the search is over.
    """

    position_changed = Signal(int, int)
    search_started = Signal()
    answer_found = Signal(PhotoAnswer)
    words_found = Signal(WordsAnswer)
    similar_found = Signal(Hit, tuple)
    catalogue_listed = Signal(tuple)
    categories_listed = Signal(object)
    photo_failed = Signal()
    failed = Signal(Exception)

    def __init__(
        self, client: EngineClient, preferences: Preferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._preferences = preferences
        self._photos: Sequence[Photo] = ()
        self._row = 0
        self._category = ""
        self._words = ""
        self._waits_for_ready = False
        self._latest_search = LatestTask()
        client.opened.connect(self._on_opened)
        client.ready.connect(self._on_ready)
        client.failed.connect(self.cancel)

    @property
    def photo(self) -> "Photo | None":
        """The photo that was searched for last; None if there is none."""
        return self._photos[self._row] if self._photos else None

    @property
    def is_searching(self) -> bool:
        """Whether a search is running, or waits until the catalogue is ready."""
        return self._waits_for_ready or self._latest_search.is_running

    def search(self, photos: Sequence[Photo]) -> None:
        """Search for the first photo; ``step`` goes to the others."""
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
        self._category = ""
        self._search_current()

    def step(self, step: int) -> None:
        """Search for the next (1) or the previous (-1) photo; do nothing at the ends."""
        row = self._row + step
        if 0 <= row < len(self._photos):
            self._row = row
            self._category = ""
            self._search_current()

    def search_in_category(self, category: str) -> None:
        """Search for the photo in one category only; empty for all."""
        if self._photos:
            self._category = category
            self._search_current()

    def use_words(self, words: str) -> None:
        """Narrow the next searches for photos to products that have these words."""
        self._words = words

    def search_words(self, words: str, *, with_photo: bool) -> None:
        """Search for words.

        Args:
            words: The words; empty for none, then a photo is needed.
            with_photo: Whether the photo is searched for again among the products that have
                the words, instead of all products that have them.
        """
        self._words = words
        if with_photo:
            self.search_again()
            return
        self._waits_for_ready = False
        task = self._client.read(lambda catalogue: find_words(catalogue, words))
        self._latest_search.replace(task)
        task.on_success(self.words_found).on_failure(self.failed)

    def search_again(self) -> None:
        """Search for the photo again because its answer is out of date."""
        if self._photos:
            self._search_current()

    def search_similar(self, hit: Hit, weights: SimilarityWeights) -> None:
        """Search for products similar to a hit's picture."""
        if hit.picture is None or not self._client.is_ready:
            return
        top = self._preferences.now.max_hits
        picture_id = hit.picture.id
        task = self._client.run(
            lambda workspace: workspace.similar(picture_id, top=top, weights=weights)
        )
        self._latest_search.replace(task)
        task.on_success(lambda hits: self.similar_found.emit(hit, hits))
        task.on_failure(self.failed)

    def list_catalogue(self) -> None:
        """List the products and the categories of the catalogue."""
        products = self._client.read(lambda catalogue: catalogue.browse(limit=_MAX_LISTED_PRODUCTS))
        products.on_success(self.catalogue_listed).on_failure(self.failed)
        categories = self._client.read(lambda catalogue: catalogue.categories())
        categories.on_success(self.categories_listed)

    def cancel(self) -> None:
        """Cancel the search and drop the photos."""
        self._latest_search.cancel()
        self._photos = ()
        self._words = ""
        self._waits_for_ready = False
        self.position_changed.emit(0, 0)

    def _search_current(self) -> None:
        self.position_changed.emit(self._row + 1, len(self._photos))
        self.search_started.emit()
        # A photo that arrives before the model is loaded waits until it is.
        self._waits_for_ready = not self._client.is_ready
        if self._waits_for_ready:
            return
        photo, category, words = self._photos[self._row], self._category, self._words
        top = self._preferences.now.max_hits
        task = self._client.run(
            lambda workspace: identify_photo(
                workspace, photo, top=top, category=category, words=words
            )
        )
        self._latest_search.replace(task)
        task.on_success(self.answer_found).on_failure(self._on_photo_failed)

    def _on_photo_failed(self, error: Exception) -> None:
        if len(self._photos) > 1:
            self.photo_failed.emit()
        self.failed.emit(error)

    def _on_opened(self) -> None:
        self.cancel()
        self.list_catalogue()

    def _on_ready(self) -> None:
        if self._waits_for_ready:
            self._search_current()
