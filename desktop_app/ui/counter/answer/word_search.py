"""Products that words find, offered instead of those that look like the capture."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.answer import Hit
from desktop_app.engine.counter.capture_search import MAX_CANDIDATES
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.counter.answer.shown_answer import ShownAnswer


class WordSearch(QObject):
    """Searches by words for the answer that is shown.

    Args:
        client: the engine.
        latest_search: of the counter; a newer search of any kind cancels this one.
        parent: the owner.

    Signals:
        offer_changed: the answer offers other products.
        failed: the exception of a search.
    """

    offer_changed = Signal()
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, latest_search: LatestTask, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._latest_search = latest_search
        self._words_task = LatestTask()

    @property
    def is_running(self) -> bool:
        """Whether the products of the newest words are not offered yet."""
        return self._words_task.is_running

    def search(self, shown: ShownAnswer, words: str) -> None:
        """Offer the products that words find; those of the answer itself without words."""
        self._latest_search.cancel()
        self._words_task.cancel()
        if not words:
            self._offer(shown, shown.answer.hits, "")
            return
        task = self._client.read(lambda catalogue: catalogue.search(words, limit=MAX_CANDIDATES))
        self._words_task.replace(self._latest_search.replace(task)).on_failure(self.failed)
        task.on_success(
            # How well words match is no probability that the photo shows the product.
            lambda hits: self._offer(shown, [replace(hit, score=None) for hit in hits], words)
        )

    def _offer(self, shown: ShownAnswer, hits: Sequence[Hit], words: str) -> None:
        shown.offered, shown.words = hits, words
        self.offer_changed.emit()
