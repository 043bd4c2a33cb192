"""The middle of the find page: the header, the grid of hits and the back history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.answer import Answer, Hit, Verdict
from desktop_app.domain.evidence import SimilarityWeights
from desktop_app.domain.product import Category
from desktop_app.ui.find.answer_header import (
    AnswerHeader,
    AnswerHeading,
    BrowsingHeading,
    Heading,
    SimilarHeading,
    WordsHeading,
)
from desktop_app.ui.find.hits_model import HitsModel
from desktop_app.ui.find.photo_confirmation import SearchedPhoto
from desktop_app.ui.find.result_grid import ResultGrid
from desktop_app.ui.find.words_answer import WordsAnswer
from desktop_app.ui.i18n.number_format import format_percent
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.empty_message import EmptyMessage
from desktop_app.ui.widgets.search_box import SearchBox
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name

_SAVE_CUT_OFF_DELAY_MS: Final = 500


@dataclass(slots=True)
class _Results:
    """What the grid shows now, or showed before.

    Attributes:
        photo: the photo to show beside the results; null if none.
        row: the row of the current hit; -1 if there is none.
        similar_to: the hit that the others are similar to.
        searched: the photo that the hits answer.
        words: the words that all hits have; empty for none.
    """

    heading: Heading
    hits: Sequence[Hit] = ()
    photo: QPixmap = field(default_factory=QPixmap)
    row: int = -1
    similar_to: Hit | None = None
    searched: SearchedPhoto | None = None
    words: str = ""


class ResultsPane(QWidget):
    """Search box and header above, grid or message below.

    Attributes:
        search_box: for words that the products have.
        version: counts what has been shown since the start.

    Signals:
        words_changed: the words of other results that are shown again; empty for none.
        photo_changed: the photo of the results; null if they have none.
        import_requested: the import button was pressed.
        category_chosen: the category to restrict the search to; empty for all.
        similar_requested: the ``Hit`` to find similar products of, with new weights.
        addition_requested: the photo shows a product to add to the catalogue.
    """

    words_changed = Signal(str)
    photo_changed = Signal(QPixmap)
    import_requested = Signal()
    category_chosen = Signal(str)
    similar_requested = Signal(Hit)
    addition_requested = Signal()

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
        self._product_count = 0
        self._results = _Results(BrowsingHeading(""))
        self._history: list[_Results] = []
        self.version = 0
        self._is_loading = True
        self._hits = HitsModel(self)
        # Parts are created in their places: each move takes them through the style sheet again.
        self.search_box = SearchBox(theme, self)
        self._header = AnswerHeader(theme, self)
        self._pages = with_object_name(QStackedWidget(self), "result_pages")
        self.grid = ResultGrid(self._hits, thumbnails, theme, self._pages)
        self._message = EmptyMessage("result_note", "box", theme, self._pages)
        self._save_timer = QTimer(self, singleShot=True, interval=_SAVE_CUT_OFF_DELAY_MS)
        self._build()
        self.search_box.left.connect(self._focus_grid)
        self.words_changed.connect(self.search_box.show_words)
        self._header.back_requested.connect(self.go_back)
        self._header.cut_off_changed.connect(self._on_cut_off_changed)
        self._header.category_chosen.connect(self.category_chosen)
        self._header.addition_requested.connect(self.addition_requested)
        self._header.weights_changed.connect(self._on_weights_changed)
        self._message.button_clicked.connect(self.import_requested)
        self._save_timer.timeout.connect(self._save_cut_off)
        self._hits.set_cut_off(preferences.now.cut_off)
        self._header.show_cut_off(preferences.now.cut_off)
        self._update_message()

    def show_catalogue(self, hits: Sequence[Hit]) -> None:
        """Show the catalogue, or keep it for going back while other results are shown."""
        self._is_loading = False
        if self._history:
            self._history[0].hits = hits
        elif isinstance(self._results.heading, BrowsingHeading):
            place = self.grid.verticalScrollBar().value()
            self._show(_Results(self._results.heading, hits, row=self._row_in(hits)))
            self.grid.verticalScrollBar().setValue(place)

    def _row_in(self, hits: Sequence[Hit]) -> int:
        """Return the row of the selected product in other results, or else the same row."""
        row, shown = self.grid.currentIndex().row(), self._results.hits
        if not 0 <= row < len(shown):
            return row
        number = shown[row].product.id
        return next((place for place, hit in enumerate(hits) if hit.product.id == number), row)

    def show_answer(
        self, answer: Answer, photo: QPixmap, category_filter: str = "", words: str = ""
    ) -> None:
        """Show the hits for a photo; going back leads to the catalogue.

        Args:
            answer: the answer.
            photo: the photo to show beside it.
            category_filter: the only category searched; empty for all.
            words: words that all hits have; empty for none.
        """
        best = answer.hits[0] if answer.hits else None
        heading = AnswerHeading(answer.verdict, best, answer.category, category_filter, words)
        searched = None if answer.photo is None else SearchedPhoto(answer.photo, answer.region)
        if searched and self.searched and np.array_equal(searched.photo, self.searched.photo):
            # The same photo in another category keeps its confirmation.
            searched = self.searched
            searched.region = answer.region
        self._push_history()
        del self._history[1:]
        self._show(_Results(heading, answer.hits, photo, 0, searched=searched, words=words))

    def show_words(self, found: WordsAnswer) -> None:
        """Show the products that words find; going back leads to the catalogue."""
        self._push_history()
        del self._history[1:]
        heading = WordsHeading(found.words, found.is_exact, found.is_complete)
        self._show(_Results(heading, found.hits, row=0, words=found.words))

    def show_similar(self, hit: Hit, hits: Sequence[Hit], photo: QPixmap) -> None:
        """Show products similar to ``hit``; going back leads to the present results."""
        previous = self._results.similar_to
        # Other weights for the same picture replace the results.
        if previous is None or previous.picture != hit.picture:
            self._push_history()
        heading = SimilarHeading(hit, self._header.weights)
        self._show(_Results(heading, hits, photo, 0, hit))
        self.words_changed.emit("")

    def go_back(self) -> None:
        """Show the previous results."""
        if self._history:
            self._show(self._history.pop())
            self.words_changed.emit(self._results.words)

    def show_catalogue_again(self) -> None:
        """Go back to the catalogue."""
        del self._history[1:]
        self.go_back()

    def reset(self, name: str) -> None:
        """Clear results and history, for the newly opened catalogue ``name``."""
        self._history = []
        self._is_loading = True
        self._show(_Results(BrowsingHeading(name)))
        self.words_changed.emit("")

    @property
    def searched(self) -> SearchedPhoto | None:
        """The photo that the hits answer; None for other results."""
        return self._results.searched

    @property
    def can_accept(self) -> bool:
        """Whether the products answer something: a photo, words, or a search for similar ones."""
        return not isinstance(self._results.heading, BrowsingHeading)

    @property
    def can_go_back(self) -> bool:
        """Whether other results were shown before."""
        return bool(self._history)

    @property
    def verdict(self) -> Verdict | None:
        """The verdict on the photo; None for other results."""
        heading = self._results.heading
        return heading.verdict if isinstance(heading, AnswerHeading) else None

    @property
    def words(self) -> str:
        """The words that all hits have; empty for none."""
        return self._results.words

    @property
    def similar_to(self) -> Hit | None:
        """The hit that the others are similar to; None for other results."""
        return self._results.similar_to

    @property
    def weights(self) -> SimilarityWeights:
        """The weights of colour, shape and texture in the search for similar products."""
        return self._header.weights

    def show_categories(self, categories: Mapping[str, Category]) -> None:
        """Set the categories to choose from."""
        self._header.show_categories(categories)

    def show_product_count(self, count: int) -> None:
        """Set the number of products in the catalogue."""
        self._product_count = count
        self._update_counts()

    def save_cut_off(self) -> None:
        """Save a changed cut-off now instead of after a delay."""
        if self._save_timer.isActive():
            self._save_timer.stop()
            self._save_cut_off()

    def _build(self) -> None:
        self._pages.addWidget(self.grid)
        self._pages.addWidget(self._message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 16, 4, 0)
        layout.setSpacing(4)
        layout.addWidget(self.search_box)
        layout.addSpacing(4)
        layout.addWidget(self._header)
        layout.addWidget(self._pages, 1)

    def _push_history(self) -> None:
        self._results.row = self.grid.currentIndex().row()
        self._history.append(self._results)

    def _show(self, results: _Results) -> None:
        self._results = results
        self.version += 1
        self.grid.show_numbers(self.can_accept)
        self._hits.show(results.hits)
        self._header.show_heading(results.heading, can_go_back=bool(self._history))
        self._update_counts()
        self._update_message()
        if 0 <= results.row < self._hits.rowCount():
            self.grid.setCurrentIndex(self._hits.index(results.row))
        self.photo_changed.emit(results.photo)

    def _focus_grid(self) -> None:
        self.grid.setFocus()
        if not self.grid.currentIndex().isValid():
            self.grid.select_first()

    def _on_weights_changed(self) -> None:
        self.similar_requested.emit(self._results.similar_to)

    def _on_cut_off_changed(self, score: float) -> None:
        self._hits.set_cut_off(score)
        self._update_counts()
        self._update_message()
        self._save_timer.start()

    def _save_cut_off(self) -> None:
        self._preferences.change(cut_off=self._header.cut_off)

    def _update_counts(self) -> None:
        shown = self._hits.rowCount()
        is_catalogue = isinstance(self._results.heading, BrowsingHeading)
        total = max(shown, self._product_count) if is_catalogue else self._hits.total
        self._header.show_counts(shown, total, self._product_count)

    def _update_message(self) -> None:
        if self._hits.total:
            cut_off = format_percent(self._header.cut_off)
            self._message.show_message(
                self.tr("No product scores {score} or more").format(score=cut_off),
                self.tr("Move the slider to the left to show more."),
            )
        elif self._is_loading:
            self._message.show_message(self.tr("Opening the catalogue…"))
        elif self._results.words:
            self._message.show_message(
                self.tr("No product matches “{words}”").format(words=self._results.words),
                self.tr("Check the spelling, or search for fewer words."),
            )
        elif isinstance(self._results.heading, BrowsingHeading):
            self._message.show_message(
                self.tr("This catalogue is empty"),
                self.tr("Import a table or a folder with pictures of your products."),
                self.tr("Import products…"),
            )
        elif isinstance(self._results.heading, AnswerHeading):
            self._message.show_message(
                self.tr("Nothing found"),
                self.tr("Import a table with a picture column, or a folder of pictures."),
                self.tr("Import products…"),
            )
        else:
            self._message.show_message(self.tr("Nothing found"))
        has_rows = self._hits.rowCount() > 0
        self._pages.setCurrentWidget(self.grid if has_rows else self._message)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._update_message()
