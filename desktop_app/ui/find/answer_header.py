"""Above the results: what the answer says, how many there are, and the cut-off."""

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
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.number_format import number, percent
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import (
    announce,
    heading,
    icon_button,
    label,
    refresh_style,
    set_button_name,
    with_object_name,
)

_SIDE_PX = 16
# In line with the words below, where no coloured card surrounds them.
_FLUSH_PX = 6


@dataclass(frozen=True, slots=True)
class BrowsingHeading:
    """The catalogue itself is shown."""

    name: str


@dataclass(frozen=True, slots=True)
class AnswerHeading:
    """Hits for a photo are shown.

    Attributes:
        best: the first; None where there is none.
        only: the one category they are from; empty for all.
    """

    verdict: Verdict
    best: Hit | None
    category: CategoryGuess | None
    only: str = ""


@dataclass(frozen=True, slots=True)
class SimilarHeading:
    """Products similar to that of a hit are shown, by these weights."""

    hit: Hit
    weights: SimilarityWeights


Heading = BrowsingHeading | AnswerHeading | SimilarHeading


class AnswerHeader(QWidget):
    """Says what the grid shows.

    Signals:
        cut_off_changed: the score below which hits are hidden, 0..1.
        back_wanted: to what was shown before.
        narrowed: the category that alone shall be shown; empty for all.
        weights_changed: similar products shall be weighted by ``weights`` now.
    """

    cut_off_changed = Signal(float)
    back_wanted = Signal()
    narrowed = Signal(str)
    weights_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "answer_header")
        self._theme = theme
        self._heading: Heading = BrowsingHeading("")
        self._counts = (0, 0, 0)
        self._build()
        self._retranslate()
        theme.changed.connect(self._write)

    @property
    def cut_off(self) -> float:
        """The score below which hits are hidden, 0..1."""
        return self._slider.value() / 100

    @property
    def weights(self) -> SimilarityWeights:
        """How much colour, shape and texture count among similar products."""
        return self._weights.weights

    def show_categories(self, categories: Mapping[str, Category]) -> None:
        """Offer these categories."""
        self._chip.show_categories(categories)
        self._write()

    def show_heading(self, heading: Heading, *, can_go_back: bool) -> None:
        """Say what is shown now."""
        self._heading = heading
        self._back.setVisible(can_go_back)
        self._write()
        words = f"{self._word.text()}. {self._sentence.text()}"
        announce(
            self, f"{words} {self._chip.words}" if isinstance(heading, AnswerHeading) else words
        )

    def show_counts(self, shown: int, total: int, catalogue: int) -> None:
        """Say how many products are shown.

        Args:
            shown: those that are not cut off.
            total: those that were found.
            catalogue: all that there are.
        """
        self._counts = (shown, total, catalogue)
        self._write_counts()

    def show_cut_off(self, score: float) -> None:
        """Set the slider without telling anyone."""
        with QSignalBlocker(self._slider):
            self._slider.setValue(round(score * 100))
        self._write_cut_off()

    def _build(self) -> None:
        self._slider = with_object_name(QSlider(Qt.Orientation.Horizontal), "cut_off")
        self._slider.setRange(0, 100)
        self._slider.setPageStep(10)
        self._slider.setFixedWidth(120)
        self._slider.valueChanged.connect(self._on_slider_moved)
        self._cut_off_words = label("cut_off_words", role="muted")
        self._cut_off_words.setBuddy(self._slider)
        self._count = label("result_count", role="muted")
        below = QHBoxLayout()
        below.setContentsMargins(6, 0, 6, 0)
        below.setSpacing(8)
        below.addWidget(self._count, 1)
        below.addWidget(self._cut_off_words)
        below.addWidget(self._slider)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(8)
        self._weights = WeightSliders()
        self._weights.weights_changed.connect(self.weights_changed)
        layout.addWidget(self._build_verdict())
        layout.addWidget(self._weights)
        layout.addLayout(below)

    def _build_verdict(self) -> QFrame:
        self._verdict = with_object_name(QFrame(), "verdict")
        self._back = icon_button("back")
        self._theme.set_icon(self._back, "back")
        self._back.clicked.connect(self.back_wanted)
        self._icon = with_object_name(QLabel(), "verdict_icon")
        self._word = heading("verdict_word", 1.3)
        self._sentence = label("verdict_sentence", wraps=True)
        self._chip = CategoryChip(self._theme)
        self._chip.narrowed.connect(self.narrowed)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._word)
        words.addWidget(self._sentence)
        words.addSpacing(4)
        words.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        self._row = QHBoxLayout(self._verdict)
        self._row.setSpacing(12)
        self._row.addWidget(self._back)
        self._row.addWidget(self._icon)
        self._row.addLayout(words, 1)
        return self._verdict

    def _retranslate(self) -> None:
        set_button_name(self._back, self.tr("Back (Backspace)"))
        self._slider.setAccessibleName(self.tr("Cut-off: hide products below this score"))
        self._slider.setToolTip(self.tr("Hide products below this score"))
        self._write()

    def _write(self) -> None:
        shown = self._heading
        verdict = shown.verdict if isinstance(shown, AnswerHeading) else ""
        self._verdict.setProperty("verdict", verdict)
        refresh_style(self._verdict)
        refresh_style(self._word)
        side_px = _SIDE_PX if verdict else _FLUSH_PX
        self._row.setContentsMargins(side_px, 10, side_px, 10)
        self._icon.setVisible(bool(verdict))
        if verdict:
            self._theme.set_icon(self._icon, verdict, verdict, 32)
        word, sentence = self._words_of(shown)
        self._word.setText(word)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        if isinstance(shown, AnswerHeading):
            self._chip.show_guess(shown.category, shown.only)
        else:
            self._chip.hide()
        self._weights.setVisible(isinstance(shown, SimilarHeading))
        if isinstance(shown, SimilarHeading):
            self._weights.show_weights(shown.weights)
        has_scores = not isinstance(shown, BrowsingHeading)
        self._slider.setVisible(has_scores)
        self._cut_off_words.setVisible(has_scores)
        self._write_counts()
        self._write_cut_off()

    def _words_of(self, shown: Heading) -> tuple[str, str]:
        if isinstance(shown, BrowsingHeading):
            return shown.name, ""
        if isinstance(shown, SimilarHeading):
            name = localised_title(shown.hit.product)
            return self.tr("Similar products"), self.tr("to {name}").format(name=name)
        if shown.best is None:
            sentence = self.tr("No product has a picture yet: photos cannot find anything.")
            return self.tr("Nothing to compare with"), sentence
        word, sentence = {
            "match": (self.tr("Match"), self.tr("Very probably {name}.")),
            "check": (self.tr("Check"), self.tr("Perhaps {name}. Compare before you decide.")),
            "unknown": (
                self.tr("Unknown"),
                self.tr("Probably not in the catalogue. These come nearest."),
            ),
        }[shown.verdict]
        if shown.only and shown.verdict == "unknown":
            sentence = self.tr("Probably nothing in {category}. These come nearest.")
        category = self._chip.name_of(shown.only)
        return word, sentence.format(name=localised_title(shown.best.product), category=category)

    def _write_counts(self) -> None:
        shown, total, catalogue = self._counts
        heading = self._heading
        if shown == total < catalogue and isinstance(heading, AnswerHeading) and not heading.only:
            words = self.tr("{shown} nearest of {all}")
            text = words.format(shown=number(shown), all=number(catalogue))
        elif shown == total:
            text = self.tr("%Ln product(s)", "", total)
        else:
            text = self.tr("{shown} of %Ln product(s)", "", total).format(shown=number(shown))
        self._count.setText(text)

    def _write_cut_off(self) -> None:
        words = self.tr("Hide below {score}").format(score=percent(self.cut_off))
        self._cut_off_words.setText(words if self.cut_off else self.tr("No cut-off"))

    def _on_slider_moved(self, value: int) -> None:
        self._write_cut_off()
        self.cut_off_changed.emit(value / 100)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
