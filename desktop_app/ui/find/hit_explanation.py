"""Why the photo on the find page was answered with a product."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from desktop_app.domain.answer import Hit
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.explanation.explained_hit import ExplainedHit
from desktop_app.ui.find.results_pane import ResultsPane
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache


class HitExplanation(QObject):
    """Opens the explanation of a hit in a dialog.

    Signals:
        failed: the exception of the explanation.
    """

    failed = Signal(Exception)

    def __init__(
        self,
        client: EngineClient,
        thumbnails: ThumbnailCache,
        decoding_lane: Lane,
        theme: Theme,
        results: ResultsPane,
    ) -> None:
        super().__init__(results)
        self._client = client
        self._thumbnails = thumbnails
        self._decoding_lane = decoding_lane
        self._theme = theme
        self._results = results
        self._photo = QPixmap()
        results.photo_changed.connect(self._on_photo_changed)

    def explain_current(self) -> None:
        """Explain the current product, or the first one."""
        hits = self._results.grid.visible_hits(1)
        current = self._results.grid.current_hit or (hits[0] if hits else None)
        if current is not None:
            self.explain(current)

    def explain(self, hit: Hit) -> None:
        """Explain a product, if a photo was searched for."""
        from desktop_app.ui.explanation.explanation_dialog import ExplanationDialog

        searched = self._results.searched
        if searched is None:
            return
        subject = ExplainedHit(hit, searched.photo, self._photo.toImage(), searched.region)
        dialog = ExplanationDialog(
            subject,
            self._client,
            self._thumbnails,
            self._decoding_lane,
            self._theme,
            self._results.window(),
        )
        dialog.panel.failed.connect(self.failed)
        dialog.open()

    def _on_photo_changed(self, photo: QPixmap) -> None:
        self._photo = photo
