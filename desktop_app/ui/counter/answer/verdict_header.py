"""The verdict in words, colour and sign."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.counter.answer.code_sentence import code_sentence
from desktop_app.ui.counter.answer.shown_answer import ShownAnswer
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.label_words import label_sentence
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    heading,
    label,
    refresh_style,
    spoken_heading,
    with_object_name,
)
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_ICON_PX = 40
_MIN_TOLD_PX = 180
_WHY_ICON_PX = 18


class VerdictHeader(QFrame):
    """Says how sure the answer is, and what to do with it.

    Signals:
        why_requested: the button for the explanation was pressed.
    """

    why_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        with_object_name(self, "counter_verdict")
        self._theme = theme
        self._shown: ShownAnswer | None = None
        self._is_typing = False
        self._icon = with_object_name(QLabel(), "counter_verdict_icon")
        self._title = heading("counter_title", 1.7, wraps=True)
        self._sentence = label("counter_sentence", wraps=True)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._sentence)
        told = QWidget()
        told_row = QHBoxLayout(told)
        told_row.setContentsMargins(0, 0, 0, 0)
        told_row.setSpacing(12)
        told_row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        told_row.addLayout(texts, 1)
        # The title must not be wrapped for the button beside it.
        told.setMinimumWidth(_MIN_TOLD_PX)
        row = WrappingRow(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.add(told, stretch=1)
        row.add(self._build_why(theme), is_at_end=True)

    def show_explained(self, is_explained: bool) -> None:
        """Show whether the answer is being explained."""
        self._why.setChecked(is_explained)

    def show_searching(self) -> None:
        """Show that the capture is being searched for."""
        self._shown = None
        self._update()

    def show_answer(self, shown: ShownAnswer, *, is_typing: bool = False) -> None:
        """Show an answer and have a screen reader read it out.

        Args:
            shown: the answer.
            is_typing: whether the user still types the words that its products are found by.
        """
        self._shown, self._is_typing = shown, is_typing
        self._update()
        announce(self, spoken_heading(self._title.text(), self._sentence.text()))

    def _build_why(self, theme: Theme) -> QPushButton:
        self._why = button("counter_why")
        self._why.setCheckable(True)
        theme.set_icon(self._why, "why", side_px=_WHY_ICON_PX)
        self._why.clicked.connect(self._on_why_clicked)
        return self._why

    def _on_why_clicked(self, is_checked: bool) -> None:
        # It shows what there is, whatever was asked for.
        self._why.setChecked(not is_checked)
        self.why_requested.emit()

    def _update(self) -> None:
        verdict = "" if self._shown is None else self._shown.answer.verdict
        if self.property("verdict") != verdict:
            self.setProperty("verdict", verdict)
            refresh_style(self)
            refresh_style(self._title)
        self._icon.setVisible(bool(verdict))
        self._why.setText(self.tr("Why? (Y)"))
        self._why.setVisible(self._shown is not None and bool(self._shown.offered))
        if verdict:
            self._theme.set_icon(self._icon, verdict, verdict, _ICON_PX)
        title, sentence = self._texts(self._shown)
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def _texts(self, shown: ShownAnswer | None) -> tuple[str, str]:
        if shown is None:
            return self.tr("Searching…"), ""
        if shown.words:
            title = {
                "match": self.tr("Sure"),
                "check": self.tr("Check"),
                "unknown": self.tr("Not in the catalogue"),
            }[shown.answer.verdict]
            return title, self._sentence_for_words(shown)
        title, sentence = {
            "match": (self.tr("Sure"), self.tr("{name}. Enter accepts it.")),
            "check": (self.tr("Check"), self.tr("Which one is it? Press its number.")),
            "unknown": (
                self.tr("Not in the catalogue"),
                self.tr("No product looks like this one."),
            ),
        }[shown.answer.verdict]
        name = localised_title(shown.offered[0].product) if shown.offered else ""
        sentence = code_sentence(shown) or sentence.format(name=name)
        for addition in self._additions(shown):
            sentence = self.tr("{sentence} {addition}").format(sentence=sentence, addition=addition)
        return title, sentence

    def _additions(self, shown: ShownAnswer) -> Iterator[str]:
        """Yield what the answer rests on, if that is more than one look at one photo."""
        if shown.answer.photo_count > 1:
            yield self.tr("Rests on %Ln photo(s).", "", shown.answer.photo_count)
        words = label_sentence(next(iter(shown.offered), None), shown.answer.verdict)
        if words:
            yield words

    def _sentence_for_words(self, shown: ShownAnswer) -> str:
        if not shown.offered:
            return self.tr("Nothing is found for “{words}”.").format(words=shown.words)
        if self._is_typing:
            found = self.tr("Products for “{words}”. Press Enter, then choose one.")
            return found.format(words=shown.words)
        if len(shown.offered) > 1:
            return self.tr("Which one is it? Press its number.")
        name = localised_title(shown.offered[0].product)
        return self.tr("{name}. Enter accepts it.").format(name=name)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._update()
