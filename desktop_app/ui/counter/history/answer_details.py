"""A kept answer as it was: photo, candidates, and what became of it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.answer import Hit, Verdict
from desktop_app.domain.kept_answer import KeptAnswer, OfferedProduct
from desktop_app.domain.picture import Picture
from desktop_app.ui.counter.answer.candidates_view import CandidatesView
from desktop_app.ui.counter.history.answer_texts import (
    code_texts,
    product_text,
    state_text,
    verdict_text,
)
from desktop_app.ui.i18n.time_format import format_time
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.search_box import SearchBox
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    heading,
    label,
    refresh_style,
    with_object_name,
)

_ICON_PX: Final = 32
# Number of candidates at first, as at the counter.
_COUNTS: Final[dict[Verdict, int]] = {"match": 1, "check": 3, "unknown": 5}


class RightProductBox(SearchBox):
    """A box to search for the product that the answer should have been."""

    def _retranslate(self) -> None:
        super()._retranslate()
        self.set_name(self.tr("Search for the right product"))


class AnswerDetails(QWidget):
    """Shows an answer; a press on a product says that it was this one.

    Attributes:
        answer: the answer that is shown; None for none.

    Signals:
        product_pressed: the ``Product`` that is the right one.
        words_entered: words to search for the right product with; empty for the candidates.
        same_product_requested: the user wants to see all answers of the product.
        deletion_requested: the user wants to delete the answer.
    """

    product_pressed = Signal(object)
    words_entered = Signal(str)
    same_product_requested = Signal()
    deletion_requested = Signal()

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme) -> None:
        super().__init__()
        with_object_name(self, "answer_details")
        self.answer: KeptAnswer | None = None
        self._theme = theme
        self._hits: Sequence[Hit] = ()
        self._image = QImage()
        self._header = with_object_name(QFrame(), "answer_header")
        self._icon = with_object_name(QLabel(), "answer_icon")
        self._title = heading("answer_title", 1.3)
        self._facts = label("answer_facts", wraps=True)
        self._hint = label("answer_hint", role="muted", wraps=True)
        self._candidates = CandidatesView(thumbnails, theme)
        self.search_box = RightProductBox(theme)
        self._more = button("more_candidates")
        self._same = button("same_product")
        self._delete = button("delete_answer")
        self._build()
        self._candidates.candidate_chosen.connect(self.press)
        self.search_box.words_entered.connect(self.words_entered)
        self._more.clicked.connect(self.show_more)
        self._same.clicked.connect(self.same_product_requested)
        self._delete.clicked.connect(self.deletion_requested)
        self._retranslate()

    def show_answer(self, answer: KeptAnswer) -> None:
        """Show an answer; its photo follows."""
        is_other = self.answer is None or self.answer.key != answer.key
        self.answer = answer
        if is_other:
            self.search_box.show_words("")
            self.show_photo(QImage())
        self.show_candidates()
        self._update()

    def show_photo(self, image: QImage) -> None:
        """Show the photo; a null image if there is none."""
        self._image = image
        if self.answer is not None:
            self._candidates.capture.show_kept(image, self.answer.region)

    def show_hits(self, hits: Sequence[Hit], count: int | None = None) -> None:
        """Offer products: the candidates, or those that words have found.

        Args:
            hits: the products, best first.
            count: how many are shown until the user asks for more; None for all.
        """
        self._hits = hits
        self._candidates.show_candidates(hits[:count])
        self._more.setVisible(self._candidates.count < len(hits))

    def show_candidates(self) -> None:
        """Offer the candidates again."""
        if self.answer is not None:
            self.show_hits(_hits_of(self.answer), _COUNTS[self.answer.verdict])

    def show_more(self) -> None:
        """Offer all products."""
        self.show_hits(self._hits)

    def _build(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._facts)
        row = QHBoxLayout(self._header)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._header)
        layout.addWidget(self._candidates, 1)
        layout.addWidget(self._hint)
        layout.addWidget(self.search_box)
        layout.addLayout(button_row([self._more, self._same], [self._delete]))

    def press(self, row: int) -> None:
        """Say that a product is the right one, by its row."""
        if self.isVisible() and row < self._candidates.count:
            self.product_pressed.emit(self._hits[row].product)

    def _update(self) -> None:
        answer = self.answer
        if answer is None:
            return
        if self._header.property("verdict") != answer.verdict:
            self._header.setProperty("verdict", answer.verdict)
            refresh_style(self._header)
            refresh_style(self._title)
        self._theme.set_icon(self._icon, answer.verdict, answer.verdict, _ICON_PX)
        self._title.setText(verdict_text(answer))
        self._facts.setText("\n".join(self._lines(answer)))
        self._same.setEnabled((answer.product or answer.best) is not None)

    def _lines(self, answer: KeptAnswer) -> list[str]:
        when = format_time(answer.answered_at.isoformat())
        lines = [" · ".join(filter(None, [when, answer.station]))]
        if answer.chosen is not None:
            lines.append(self.tr("Accepted: {product}").format(product=product_text(answer.chosen)))
        else:
            lines.append(self.tr("No product was accepted."))
        if answer.customer:
            lines.append(self.tr("Customer {number}").format(number=answer.customer))
        lines += self._correction_lines(answer)
        if answer.photo_count > 1:
            lines.append(self.tr("Rests on %Ln photo(s).", "", answer.photo_count))
        if codes := code_texts(answer):
            lines.append(" · ".join(codes))
        if not answer.has_photo:
            lines.append(self.tr("There is no photo."))
        return lines

    def _correction_lines(self, answer: KeptAnswer) -> list[str]:
        lines = []
        if answer.correction is not None:
            right = product_text(answer.correction.product)
            when = format_time(answer.correction.corrected_at.isoformat())
            lines.append(f"{state_text(answer)}: {right} · {when}")
        if answer.picture.present_key:
            lines.append(self.tr("The photo is a picture of the product."))
        elif answer.picture.is_undone and answer.correction is None:
            lines.append(self.tr("The photo was a picture of the product; that is undone."))
        return lines

    def _retranslate(self) -> None:
        self._hint.setText(
            self.tr("To correct the answer, press the right product, or search for it.")
        )
        self._more.setText(self.tr("More products"))
        self._same.setText(self.tr("Answers of this product"))
        self._delete.setText(self.tr("Delete answer"))
        self._update()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _hits_of(answer: KeptAnswer) -> list[Hit]:
    return [_hit_of(offered) for offered in answer.offered]


def _hit_of(offered: OfferedProduct) -> Hit:
    product = offered.product
    picture = None
    if offered.picture_id is not None:
        # Only its id is used: for the thumbnail.
        picture = Picture(offered.picture_id, product.id, "", "", 0, 0)
    return Hit(product, picture, offered.score)
