"""The middle of the find page: an answer, the grid of its hits, and the way back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.answer import Answer, Hit
from desktop_app.domain.evidence import SimilarityWeights
from desktop_app.domain.product import Category
from desktop_app.ui.find.answer_header import (
    AnswerHeader,
    AnswerHeading,
    BrowsingHeading,
    Heading,
    SimilarHeading,
)
from desktop_app.ui.find.hits_model import HitsModel
from desktop_app.ui.find.photo_confirmation import Asked
from desktop_app.ui.find.result_grid import ResultGrid
from desktop_app.ui.i18n.number_format import percent
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.empty_message import EmptyMessage
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name

_KEEP_CUT_OFF_AFTER_MS: Final = 500


@dataclass(slots=True)
class _Shown:
    """Something the grid shows, or showed and can go back to."""

    heading: Heading
    hits: Sequence[Hit] = ()
    photo: QPixmap | None = None
    row: int = -1
    like: Hit | None = None
    asked: Asked | None = None


class ResultsPane(QWidget):
    """Header above, grid below.

    Signals:
        photo_changed: the photo that belongs to what is shown now; None for none.
        import_wanted: the catalogue is empty and shall not stay so.
        narrowed: the category that alone shall be shown; empty for all.
        similar_wanted: the ``Hit`` whose similar products are shown, weighted anew.
    """

    photo_changed = Signal(object)
    import_wanted = Signal()
    narrowed = Signal(str)
    similar_wanted = Signal(object)

    def __init__(
        self,
        thumbnails: ThumbnailCache,
        preferences: Preferences,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "results_pane")
        self._preferences = preferences
        self._products = 0
        self._shown = _Shown(BrowsingHeading(""))
        self._before: list[_Shown] = []
        self._is_loading = True
        self._hits = HitsModel(self)
        self._header = AnswerHeader(theme)
        self.grid = ResultGrid(self._hits, thumbnails, theme)
        self._note = EmptyMessage("result_note", "box", theme)
        self._keep_cut_off = QTimer(self, singleShot=True, interval=_KEEP_CUT_OFF_AFTER_MS)
        self._build()
        self._header.back_wanted.connect(self.go_back)
        self._header.cut_off_changed.connect(self._on_cut_off_changed)
        self._header.narrowed.connect(self.narrowed)
        self._header.weights_changed.connect(lambda: self.similar_wanted.emit(self._shown.like))
        self._note.button_clicked.connect(self.import_wanted)
        self._keep_cut_off.timeout.connect(self._save_cut_off)
        self._hits.set_cut_off(preferences.now.cut_off)
        self._header.show_cut_off(preferences.now.cut_off)
        self._write_note()

    def show_catalogue(self, hits: Sequence[Hit]) -> None:
        """Show the catalogue itself, or have it ready to go back to."""
        self._is_loading = False
        if self._before:
            self._before[0].hits = hits
        elif isinstance(self._shown.heading, BrowsingHeading):
            self._show(_Shown(self._shown.heading, hits, None, self._shown.row))

    def show_answer(self, answer: Answer, photo: QPixmap, only: str = "") -> None:
        """Show the hits of a photo; the way back leads to the catalogue.

        Args:
            answer: to the photo.
            photo: as it can be shown.
            only: the category that the hits are from; empty for all.
        """
        best = answer.hits[0] if answer.hits else None
        heading = AnswerHeading(answer.verdict, best, answer.category, only)
        asked = None if answer.photo is None else Asked(answer.photo)
        if asked and self.asked and np.array_equal(asked.photo, self.asked.photo):
            asked = self.asked
        self._remember()
        del self._before[1:]
        self._show(_Shown(heading, answer.hits, photo, 0, asked=asked))

    def show_similar(self, hit: Hit, hits: Sequence[Hit], photo: QPixmap | None) -> None:
        """Show products like ``hit``; the way back leads to what is shown now."""
        before = self._shown.like
        # The same ones in another order are no step further.
        if before is None or before.picture != hit.picture:
            self._remember()
        heading = SimilarHeading(hit, self._header.weights)
        self._show(_Shown(heading, hits, photo, 0, hit))

    def go_back(self) -> None:
        """Show again what was shown before."""
        if self._before:
            self._show(self._before.pop())

    def go_home(self) -> None:
        """Show the catalogue itself again."""
        del self._before[1:]
        self.go_back()

    def start_anew(self, name: str) -> None:
        """Forget everything: the catalogue ``name`` is open now."""
        self._before = []
        self._is_loading = True
        self._show(_Shown(BrowsingHeading(name)))

    @property
    def asked(self) -> Asked | None:
        """The photo that the hits answer; None for anything else that is shown."""
        return self._shown.asked

    @property
    def like(self) -> Hit | None:
        """The hit that the others are similar to; None for anything else that is shown."""
        return self._shown.like

    @property
    def weights(self) -> SimilarityWeights:
        """How much colour, shape and texture count among similar products."""
        return self._header.weights

    def show_categories(self, categories: Mapping[str, Category]) -> None:
        """Offer the catalogue's categories."""
        self._header.show_categories(categories)

    def show_products(self, count: int) -> None:
        """Tell how many products the catalogue holds."""
        self._products = count
        self._write_counts()

    def save_now(self) -> None:
        """Keep a cut-off that was just chosen."""
        if self._keep_cut_off.isActive():
            self._keep_cut_off.stop()
            self._save_cut_off()

    def _build(self) -> None:
        self._pages = with_object_name(QStackedWidget(), "result_pages")
        self._pages.addWidget(self.grid)
        self._pages.addWidget(self._note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 16, 4, 0)
        layout.setSpacing(4)
        layout.addWidget(self._header)
        layout.addWidget(self._pages, 1)

    def _remember(self) -> None:
        self._shown.row = self.grid.currentIndex().row()
        self._before.append(self._shown)

    def _show(self, shown: _Shown) -> None:
        self._shown = shown
        self._hits.show(shown.hits)
        self._header.show_heading(shown.heading, can_go_back=bool(self._before))
        self._write_counts()
        self._write_note()
        if 0 <= shown.row < self._hits.rowCount():
            self.grid.setCurrentIndex(self._hits.index(shown.row))
        self.photo_changed.emit(shown.photo)

    def _on_cut_off_changed(self, score: float) -> None:
        self._hits.set_cut_off(score)
        self._write_counts()
        self._write_note()
        self._keep_cut_off.start()

    def _save_cut_off(self) -> None:
        self._preferences.change(cut_off=self._header.cut_off)

    def _write_counts(self) -> None:
        shown = self._hits.rowCount()
        is_catalogue = isinstance(self._shown.heading, BrowsingHeading)
        total = max(shown, self._products) if is_catalogue else self._hits.total
        self._header.show_counts(shown, total, self._products)

    def _write_note(self) -> None:
        if self._hits.total:
            cut_off = percent(self._header.cut_off)
            self._note.show_message(
                self.tr("No product reaches {score}").format(score=cut_off),
                self.tr("Move the slider to the left to see more."),
            )
        elif self._is_loading:
            self._note.show_message(self.tr("Opening the catalogue…"))
        elif isinstance(self._shown.heading, BrowsingHeading):
            self._note.show_message(
                self.tr("This catalogue is empty"),
                self.tr("Import a table or a folder with pictures of your products."),
                self.tr("Import products…"),
            )
        elif isinstance(self._shown.heading, AnswerHeading):
            self._note.show_message(
                self.tr("Nothing found"),
                self.tr("Import the table with its column of pictures, or a folder of pictures."),
                self.tr("Import products…"),
            )
        else:
            self._note.show_message(self.tr("Nothing found"))
        has_rows = self._hits.rowCount() > 0
        self._pages.setCurrentWidget(self.grid if has_rows else self._note)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write_note()
