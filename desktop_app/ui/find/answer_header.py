"""The header of the results: the verdict, the number of products and the cut-off."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from desktop_app.domain.answer import (
    CategoryGuess,
    Hit,
    Verdict,
)
from desktop_app.domain.evidence import SimilarityWeights
from desktop_app.domain.product import Category
from desktop_app.ui.find.category_chip import CategoryChip
from desktop_app.ui.find.weight_sliders import WeightSliders
from desktop_app.ui.i18n.catalogue_name import localised_catalogue_name
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.number_format import format_number, format_percent
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.label_words import label_sentence
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    heading,
    icon_button,
    label,
    refresh_style,
    set_button_name,
    spoken_heading,
    with_object_name,
)
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_CARD_MARGIN_PX = 16
# Aligns the text with the line below when it is not on a coloured card.
_PLAIN_MARGIN_PX = 6


@dataclass(frozen=True, slots=True)
class BrowsingHeading:
    """The whole catalogue is shown."""

    name: str


@dataclass(frozen=True, slots=True)
class WordsHeading:
    """Products that have the words are shown, or only some whose words are spelt similarly.

    Attributes:
        is_complete: whether there are no further products.
    """

    words: str
    is_exact: bool = True
    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class AnswerHeading:
    """Hits for a photo are shown.

    Attributes:
        best: the first hit; None if there is no hit.
        category_filter: the only category searched; empty for all.
        words: words that all hits have; empty for none.
    """

    verdict: Verdict
    best: Hit | None
    category: CategoryGuess | None
    category_filter: str = ""
    words: str = ""

    @property
    def shown_category(self) -> CategoryGuess | None:
        """The guessed category, unless the first hit is of another one."""
        category = "" if self.best is None else self.best.product.category
        if self.category is None or category in ("", self.category.name):
            return self.category
        return None


@dataclass(frozen=True, slots=True)
class SimilarHeading:
    """Products similar to that of a hit are shown, ranked by these weights."""

    hit: Hit
    weights: SimilarityWeights


Heading = BrowsingHeading | WordsHeading | AnswerHeading | SimilarHeading


class AnswerHeader(QWidget):
    """Describes what the grid shows.

    Signals:
        cut_off_changed: the score below which hits are hidden, 0..1.
        back_requested: the back button was pressed.
        category_chosen: the category to restrict the search to; empty for all.
        weights_changed: ``weights`` has changed.
        addition_requested: the photo shows a product to add to the catalogue.
    """

    cut_off_changed = Signal(float)
    back_requested = Signal()
    category_chosen = Signal(str)
    weights_changed = Signal()
    addition_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "answer_header")
        self._theme = theme
        self._heading: Heading = BrowsingHeading("")
        self._counts = (0, 0, 0)
        self._build()
        self._retranslate()
        theme.changed.connect(self._update_texts)

    @property
    def cut_off(self) -> float:
        """The score below which hits are hidden, 0..1."""
        return self._slider.value() / 100

    @property
    def weights(self) -> SimilarityWeights:
        """The weights of colour, shape and texture in the search for similar products."""
        return self._weights.weights

    def show_categories(self, categories: Mapping[str, Category]) -> None:
        """Set the categories to choose from."""
        self._chip.show_categories(categories)
        self._update_texts()

    def show_heading(self, heading: Heading, *, can_go_back: bool) -> None:
        """Show a heading and have a screen reader read it out."""
        self._heading = heading
        self._back.setVisible(can_go_back)
        self._update_texts()
        text = spoken_heading(self._title.text(), self._sentence.text())
        if isinstance(heading, AnswerHeading):
            text = f"{text} {self._chip.full_text}"
        announce(self, text)

    def show_counts(self, shown: int, total: int, in_catalogue: int) -> None:
        """Show how many products are visible.

        Args:
            shown: hits at or above the cut-off.
            total: all hits.
            in_catalogue: all products of the catalogue.
        """
        self._counts = (shown, total, in_catalogue)
        self._update_counts()

    def show_cut_off(self, score: float) -> None:
        """Set the slider without emitting ``cut_off_changed``."""
        with QSignalBlocker(self._slider):
            self._slider.setValue(round(score * 100))
        self._update_cut_off()

    def _build(self) -> None:
        self._slider = with_object_name(QSlider(Qt.Orientation.Horizontal), "cut_off")
        self._slider.setRange(0, 100)
        self._slider.setPageStep(10)
        self._slider.setFixedWidth(120)
        self._slider.valueChanged.connect(self._on_slider_moved)
        self._cut_off_label = label("cut_off_label", role="muted")
        self._cut_off_label.setBuddy(self._slider)
        self._count = label("result_count", role="muted")
        cut_off = with_object_name(QWidget(), "cut_off_row")
        cut_off_row = QHBoxLayout(cut_off)
        cut_off_row.setContentsMargins(0, 0, 0, 0)
        cut_off_row.setSpacing(8)
        cut_off_row.addWidget(self._cut_off_label)
        cut_off_row.addWidget(self._slider)
        status_row = WrappingRow()
        status_row.setContentsMargins(6, 0, 6, 0)
        status_row.add(self._count)
        status_row.add(cut_off, is_at_end=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(8)
        self._weights = WeightSliders()
        self._weights.weights_changed.connect(self.weights_changed)
        layout.addWidget(self._build_verdict())
        layout.addWidget(self._weights)
        layout.addLayout(status_row)

    def _build_verdict(self) -> QFrame:
        self._verdict = with_object_name(QFrame(), "verdict")
        self._back = icon_button("back")
        self._theme.set_icon(self._back, "back")
        self._back.clicked.connect(self.back_requested)
        self._icon = with_object_name(QLabel(), "verdict_icon")
        self._title = heading("answer_title", 1.3, wraps=True)
        self._sentence = label("verdict_sentence", wraps=True)
        self._chip = CategoryChip(self._theme)
        self._chip.category_chosen.connect(self.category_chosen)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._sentence)
        texts.addSpacing(4)
        texts.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        self._add = button("add_as_product")
        self._theme.set_icon(self._add, "add", side_px=16)
        self._add.clicked.connect(self.addition_requested)
        texts.addSpacing(2)
        texts.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._row = QHBoxLayout(self._verdict)
        self._row.setSpacing(12)
        self._row.addWidget(self._back)
        self._row.addWidget(self._icon)
        self._row.addLayout(texts, 1)
        return self._verdict

    def _retranslate(self) -> None:
        set_button_name(self._back, self.tr("Back (Backspace)"))
        self._add.setText(self.tr("Add as a new product"))
        self._slider.setAccessibleName(self.tr("Cut-off: hide products below this score"))
        self._slider.setToolTip(self.tr("Hide products below this score"))
        self._update_texts()

    def _update_texts(self) -> None:
        shown = self._heading
        verdict = shown.verdict if isinstance(shown, AnswerHeading) else ""
        if self._verdict.property("verdict") != verdict:
            # A new style takes milliseconds, and words are searched for while they are typed.
            self._verdict.setProperty("verdict", verdict)
            refresh_style(self._verdict)
            refresh_style(self._title)
        margin_px = _CARD_MARGIN_PX if verdict else _PLAIN_MARGIN_PX
        self._row.setContentsMargins(margin_px, 10, margin_px, 10)
        self._icon.setVisible(bool(verdict))
        self._add.setVisible(verdict == "unknown")
        if verdict:
            self._theme.set_icon(self._icon, verdict, verdict, 32)
        title, sentence = self._title_and_sentence(shown)
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        if isinstance(shown, AnswerHeading):
            self._chip.show_guess(shown.shown_category, shown.category_filter)
        else:
            self._chip.clear()
        self._weights.setVisible(isinstance(shown, SimilarHeading))
        if isinstance(shown, SimilarHeading):
            self._weights.show_weights(shown.weights)
        has_scores = not isinstance(shown, BrowsingHeading | WordsHeading)
        self._slider.setVisible(has_scores)
        self._cut_off_label.setVisible(has_scores)
        self._update_counts()
        self._update_cut_off()

    def _title_and_sentence(self, shown: Heading) -> tuple[str, str]:
        if isinstance(shown, BrowsingHeading):
            return localised_catalogue_name(shown.name), ""
        if isinstance(shown, SimilarHeading):
            name = localised_title(shown.hit.product)
            return self.tr("Similar products"), self.tr("to {name}").format(name=name)
        if isinstance(shown, WordsHeading):
            sentence = self.tr("for “{words}”")
            if not shown.is_exact:
                sentence = self.tr("Nothing matches “{words}” exactly. Similar spellings:")
            return self.tr("Search results"), sentence.format(words=in_sentence(shown.words))
        return self._verdict_and_sentence(shown)

    def _verdict_and_sentence(self, shown: AnswerHeading) -> tuple[str, str]:
        if shown.best is None and shown.words:
            sentence = self.tr("No product with a picture matches “{words}”.")
            return self.tr("Nothing found"), sentence.format(words=in_sentence(shown.words))
        if shown.best is None:
            sentence = self.tr("No product has a picture yet, so photos cannot find anything.")
            return self.tr("Nothing to compare with"), sentence
        title, sentence = {
            "match": (self.tr("Match"), self.tr("Very likely {name}.")),
            "check": (self.tr("Check"), self.tr("Possibly {name}. Compare before you decide.")),
            "unknown": (
                self.tr("Unknown"),
                self.tr("Probably not in the catalogue. The closest products are shown."),
            ),
        }[shown.verdict]
        if shown.category_filter and shown.verdict == "unknown":
            sentence = self.tr("Probably not in {category}. The closest products are shown.")
        if shown.words and shown.verdict == "unknown":
            sentence = self.tr(
                "Probably none of the products that match “{words}”. The closest are shown."
            )
        category = in_sentence(self._chip.display_name(shown.category_filter))
        name = localised_title(shown.best.product)
        sentence = sentence.format(name=name, category=category, words=in_sentence(shown.words))
        return title, f"{sentence} {label_sentence(shown.best, shown.verdict)}".rstrip()

    def _update_counts(self) -> None:
        shown, total, in_catalogue = self._counts
        heading = self._heading
        searched_all = isinstance(heading, AnswerHeading) and not (
            heading.category_filter or heading.words
        )
        if searched_all and shown == total < in_catalogue:
            text = self.tr("{shown} closest of {all}")
            text = text.format(shown=format_number(shown), all=format_number(in_catalogue))
        elif isinstance(heading, WordsHeading) and not heading.is_complete:
            text = self.tr("The {count} best matches").format(count=format_number(total))
        elif shown == total:
            text = self.tr("%Ln product(s)", "", total)
        else:
            text = self.tr("{shown} of %Ln product(s)", "", total).format(
                shown=format_number(shown)
            )
        self._count.setText(text)

    def _update_cut_off(self) -> None:
        text = self.tr("Hide below {score}").format(score=format_percent(self.cut_off))
        self._cut_off_label.setText(text if self.cut_off else self.tr("No cut-off"))

    def _on_slider_moved(self, value: int) -> None:
        self._update_cut_off()
        self.cut_off_changed.emit(value / 100)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
