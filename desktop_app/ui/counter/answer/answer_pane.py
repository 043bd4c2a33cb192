"""The right side of the counter page: the keys, an answer, or the accepted product."""

from typing import Final

from PySide6.QtCore import QPropertyAnimation, Signal
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QVBoxLayout, QWidget

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.answer import Verdict
from desktop_app.domain.region import SearchRegion
from desktop_app.ui.counter.answer.accepted_view import AcceptedView
from desktop_app.ui.counter.answer.answer_actions import AnswerActions
from desktop_app.ui.counter.answer.candidates_view import CandidatesView
from desktop_app.ui.counter.answer.shown_answer import ShownAnswer
from desktop_app.ui.counter.answer.verdict_header import VerdictHeader
from desktop_app.ui.counter.capture.capture import Capture
from desktop_app.ui.counter.keys.key_list import KeyList
from desktop_app.ui.counter.why.code_why_view import CodeWhyView
from desktop_app.ui.counter.why.why_view import WhyView
from desktop_app.ui.explanation.explanation_panel import ExplanationPanel
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.current_page_stack import CurrentPageStack
from desktop_app.ui.widgets.search_box import SearchBox
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name

# Number of candidates at first and after each ``more``.
_COUNTS: Final[dict[Verdict, tuple[int, ...]]] = {
    "match": (1, 5, 9),
    "check": (3, 5, 9),
    "unknown": (0, 5, 9),
}
_COUNTS_FOR_WORDS: Final = (5, 9)
# A third candidate is shown at first if its score is at least this share of the second one.
_THIRD_SHARE: Final = 0.25
_FADED_OPACITY: Final = 0.5
_FADE_MS: Final = 600
# Enough for one row; a low window scrolls the whole answer.
_MIN_CONTENT_PX: Final = 176


class AnswerPane(CurrentPageStack):
    """Shows an answer beside its capture; it decides how many candidates are on the screen.

    Signals:
        candidate_chosen: the number of the candidate, from 0.
        words_entered: words to search for; empty for none.
        search_left: the user wants to go on from the search box to the products.
        code_explained: whether the code of the accepted product is shown, which has to stay.
        region_chosen: the ``SearchRegion`` of the capture that the user has chosen.
    """

    candidate_chosen = Signal(int)
    words_entered = Signal(str)
    search_left = Signal()
    code_explained = Signal(bool)
    region_chosen = Signal(SearchRegion)

    def __init__(
        self, thumbnails: ThumbnailCache, explanation: ExplanationPanel, theme: Theme
    ) -> None:
        super().__init__()
        with_object_name(self, "counter_answer")
        self._level = 0
        self._shown: ShownAnswer | None = None
        self._capture: Capture | None = None
        self._keys = KeyList()
        self._header = VerdictHeader(theme)
        self._candidates = CandidatesView(thumbnails, theme)
        self._why = WhyView(explanation, thumbnails)
        self.search_box = SearchBox(theme)
        self.buttons = AnswerActions(theme)
        self._accepted = AcceptedView(theme)
        self._code_why = CodeWhyView(theme)
        self._answer_page = with_object_name(QWidget(), "counter_answer_page")
        layout = QVBoxLayout(self._answer_page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._header)
        self._candidates.setMinimumHeight(_MIN_CONTENT_PX)
        layout.addWidget(self._candidates, 1)
        layout.addWidget(self._why, 1)
        self._why.hide()
        layout.addWidget(self.search_box)
        layout.addWidget(self.buttons)
        for widget in (self._keys, self._answer_page, self._accepted, self._code_why):
            self.addWidget(widget)
        self._fading = QGraphicsOpacityEffect(self)
        self._fading.setEnabled(False)
        self._answer_page.setGraphicsEffect(self._fading)
        self._animation = QPropertyAnimation(self._fading, b"opacity", self)
        self._animation.setDuration(_FADE_MS)
        self._candidates.candidate_chosen.connect(self.candidate_chosen)
        self._candidates.region_chosen.connect(self.region_chosen)
        self._why.row_changed.connect(self._on_explained)
        self.search_box.words_entered.connect(self.words_entered)
        self.search_box.left.connect(self._on_search_left)
        self.buttons.more_requested.connect(self.show_more)
        self.buttons.search_requested.connect(self.focus_search)
        self._header.why_requested.connect(self.toggle_why)
        self._accepted.why_requested.connect(self.toggle_why)
        self._code_why.close_button.clicked.connect(self.toggle_why)

    @property
    def visible_count(self) -> int:
        """The number of candidates that can be seen, and so be accepted by a key."""
        return self._candidates.count if self._shown is not None else 0

    @property
    def is_faded(self) -> bool:
        """Whether the answer fades."""
        return self._fading.isEnabled()

    @property
    def explained_row(self) -> int | None:
        """The number of the candidate that is explained, from 0; None if none is."""
        return self._why.row

    def show_keys(self) -> None:
        """Show the keys: there is no answer."""
        self._forget()
        self.setCurrentWidget(self._keys)

    def show_searching(self, capture: Capture) -> None:
        """Show a capture whose answer is not there yet; the candidates stay for another region."""
        is_same_photo = capture.is_same_photo(self._capture)
        self._forget()
        self._capture = capture
        self._header.show_searching()
        self._candidates.set_acceptable(False)
        if is_same_photo:
            return
        self.show_faded(False)
        self._candidates.capture.show_capture(capture.image)
        self._candidates.show_candidates(())
        self.search_box.hide()
        self.buttons.hide()
        self.setCurrentWidget(self._answer_page)

    def show_answer(self, shown: ShownAnswer) -> None:
        """Show an answer."""
        self._close_why()
        self._shown, self._capture = shown, shown.capture
        self._level = 0
        self.show_faded(False)
        self.search_box.show_words(shown.words)
        self.search_box.setVisible(shown.answer.verdict == "unknown" or bool(shown.words))
        self.buttons.show()
        self._candidates.capture.show_answer(
            shown.capture.image, shown.answer.region, shown.found.region
        )
        self._header.show_answer(shown)
        self._show_candidates(shown)
        self.setCurrentWidget(self._answer_page)

    def show_offer(self, shown: ShownAnswer) -> None:
        """Show other products of the same answer, which words have found."""
        self._close_why()
        self._shown = shown
        self._level = 0
        self._header.show_answer(shown, is_typing=self.search_box.hasFocus())
        self._show_candidates(shown)

    def show_accepted(self, accepted: AcceptedProduct) -> None:
        """Show the product that was accepted."""
        self._forget()
        self._accepted.show_accepted(accepted)
        self.setCurrentWidget(self._accepted)

    def show_addition(self, panel: QWidget) -> None:
        """Show the panel for a new product."""
        self._shown = None
        self.addWidget(panel)
        self.setCurrentWidget(panel)

    def end_addition(self, panel: QWidget) -> None:
        """Remove the panel: its height is not needed any more."""
        self.removeWidget(panel)
        panel.hide()

    def show_kept(self, accepted: AcceptedProduct) -> None:
        """Say that the photo of an accepted product was kept, if the product is still shown."""
        self._accepted.show_kept(accepted)

    def show_faded(self, is_faded: bool) -> None:
        """Let the answer fade, or show it fully again."""
        if is_faded == self._fading.isEnabled():
            return
        self._animation.stop()
        self._fading.setEnabled(is_faded)
        if is_faded:
            self._animation.setStartValue(1.0)
            self._animation.setEndValue(_FADED_OPACITY)
            self._animation.start()

    def show_more(self) -> None:
        """Show more candidates."""
        if self._shown is not None and self._has_more(self._shown):
            self._close_why()
            self._level += 1
            first_new = self._candidates.count
            self._show_candidates(self._shown)
            self._candidates.scroll_to(first_new)

    def toggle_why(self) -> None:
        """Explain the candidate with the focus, or the first one; or end the explanation."""
        if self.currentWidget() in (self._accepted, self._code_why):
            self._toggle_code()
            return
        shown, row = self._shown, self._why.row
        if row is not None:
            focused = QApplication.focusWidget()
            is_inside = focused is not None and self._why.isAncestorOf(focused)
            self._close_why()
            if is_inside:
                self._candidates.focus_row(row)
        elif shown is not None and shown.offered:
            self._explain(shown)

    def _toggle_code(self) -> None:
        """Show the code by which the product was accepted, or the product again."""
        accepted = self._accepted.explained
        is_shown = self.currentWidget() is self._accepted and accepted is not None
        if accepted is not None and is_shown:
            self._code_why.show_accepted(accepted)
        self.setCurrentWidget(self._code_why if is_shown else self._accepted)
        self.code_explained.emit(is_shown)

    def toggle_whole_picture(self) -> None:
        """Search the whole capture, or a region of it again."""
        self._candidates.capture.toggle_whole()

    def _explain(self, shown: ShownAnswer) -> None:
        focused = self._candidates.focused_row
        # The closest product explains why there is no better one.
        hits = [shown.explained(row) for row in range(max(1, self._candidates.count))]
        self._why.show_candidates(hits, focused or 0)
        self._show_why(True)
        if focused is not None:
            self._why.focus_choice()

    def _on_explained(self, row: int | None) -> None:
        self._header.show_explained(row is not None)
        # It accepts the first one, which is then not the one on the screen.
        self.buttons.set_acceptable(not row)

    def _close_why(self) -> None:
        self._why.clear()
        self._show_why(False)

    def _show_why(self, is_shown: bool) -> None:
        # A stack would need the height of the larger one.
        self._candidates.setVisible(not is_shown)
        self._why.setVisible(is_shown)

    def _forget(self) -> None:
        self._close_why()
        self._shown = self._capture = None

    def focus_search(self) -> None:
        """Let the user search for the product by words."""
        if self._shown is not None:
            self.search_box.show()
            self.search_box.focus_text()

    def _on_search_left(self) -> None:
        self.search_left.emit()
        if self._shown is not None and self._shown.words:
            self._header.show_answer(self._shown)

    def _show_candidates(self, shown: ShownAnswer) -> None:
        self._candidates.show_candidates(shown.offered[: self._limit(shown)])
        # Words may find nothing where the photo has a match: there is nothing to accept.
        verdict = shown.answer.verdict if shown.offered else "unknown"
        self.buttons.show_verdict(verdict, has_more=self._has_more(shown))

    def _limit(self, shown: ShownAnswer) -> int:
        counts = self._counts(shown)
        limit = counts[min(self._level, len(counts) - 1)]
        is_first_check = self._level == 0 and not shown.words and shown.answer.verdict == "check"
        if is_first_check and len(shown.offered) > 2:
            second, third = (hit.score or 0.0 for hit in shown.offered[1:3])
            return limit if third >= _THIRD_SHARE * second else 2
        return limit

    def _has_more(self, shown: ShownAnswer) -> bool:
        is_last = self._level >= len(self._counts(shown)) - 1
        return not is_last and len(shown.offered) > self._limit(shown)

    @staticmethod
    def _counts(shown: ShownAnswer) -> tuple[int, ...]:
        return _COUNTS_FOR_WORDS if shown.words else _COUNTS[shown.answer.verdict]
