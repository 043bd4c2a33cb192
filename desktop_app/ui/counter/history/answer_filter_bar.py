"""The filters above the list of kept answers."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop_app.domain.kept_answer import AnswerFilter
from desktop_app.domain.product import Product
from desktop_app.engine.counter.history.answer_export import STATE_LABELS, VERDICT_LABELS
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.time_format import format_day
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.search_box import SearchBox
from desktop_app.ui.widgets.widget_factory import button, set_plain_tooltip, with_object_name

_WEEK: Final = "week"
_MAX_TITLE: Final = 30


class AnswerSearchBox(SearchBox):
    """A box to search for answers by words."""

    def _retranslate(self) -> None:
        self.setPlaceholderText(self.tr("Product, code, batch, customer or station"))
        self.set_name(self.tr("Search answers"))
        self.setToolTip(self.tr("Search answers (Ctrl+F)"))


class AnswerFilterBar(QWidget):
    """Words, verdict, what became of the answer, day, and one product.

    Attributes:
        search_box: the box for the words.

    Signals:
        changed: the user has changed a filter.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        with_object_name(self, "answer_filter_bar")
        self._days: Sequence[date] = ()
        self._product: Product | None = None
        self.search_box = AnswerSearchBox(theme)
        self._verdict = with_object_name(QComboBox(), "answer_verdict")
        self._state = with_object_name(QComboBox(), "answer_state")
        self._day = with_object_name(QComboBox(), "answer_day")
        self._chip = button("answer_product")
        theme.set_icon(self._chip, "close", side_px=12)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.search_box, 1)
        for choice in (self._verdict, self._state, self._day):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            choice.activated.connect(lambda _: self.changed.emit())
            row.addWidget(choice)
        row.addWidget(self._chip)
        self.search_box.words_entered.connect(lambda _: self.changed.emit())
        self._chip.clicked.connect(self._drop_product)
        self._retranslate()

    @property
    def answer_filter(self) -> AnswerFilter:
        """The filter that is chosen."""
        since, before = self._span()
        return AnswerFilter(
            self.search_box.words,
            self._verdict.currentData(),
            self._state.currentData(),
            None if self._product is None else self._product.id,
            since,
            before,
        )

    def clear(self) -> None:
        """Choose all answers."""
        self._product = None
        self.search_box.show_words("")
        for choice in (self._verdict, self._state, self._day):
            choice.setCurrentIndex(0)
        self._retranslate()

    def show_days(self, days: Sequence[date]) -> None:
        """Offer the days with answers, newest first."""
        self._days = days
        self._fill_days()

    def show_product(self, product: Product) -> None:
        """Choose the answers of one product only."""
        self._product = product
        self._retranslate()
        self.changed.emit()

    def _drop_product(self) -> None:
        self._product = None
        self._retranslate()
        self.search_box.setFocus()
        self.changed.emit()

    def _span(self) -> tuple[datetime | None, datetime | None]:
        """Return since and before when."""
        chosen = self._day.currentData()
        today = datetime.now().astimezone().date()
        if chosen == _WEEK:
            return _midnight(today - timedelta(days=6)), None
        if isinstance(chosen, date):
            return _midnight(chosen), _midnight(chosen + timedelta(days=1))
        return None, None

    def _retranslate(self) -> None:
        self._verdict.setAccessibleName(self.tr("Verdict"))
        self._state.setAccessibleName(self.tr("State"))
        self._day.setAccessibleName(self.tr("Day"))
        verdicts = [(name, localised_text(label)) for name, label in VERDICT_LABELS.items()]
        states = [(name, localised_text(label)) for name, label in STATE_LABELS.items()]
        _fill(self._verdict, [(None, self.tr("Any verdict")), *verdicts])
        _fill(self._state, [(None, self.tr("Any state")), *states])
        self._fill_days()
        self._chip.setVisible(self._product is not None)
        if self._product is not None:
            title = localised_title(self._product)
            shown = title if len(title) <= _MAX_TITLE else f"{title[: _MAX_TITLE - 1]}…"
            # An ampersand would underline the next character.
            self._chip.setText(shown.replace("&", "&&"))
            set_plain_tooltip(self._chip, title)
            self._chip.setAccessibleName(self.tr("Only {name}; remove").format(name=title))

    def _fill_days(self) -> None:
        today = datetime.now().astimezone().date()
        names = {today: self.tr("Today"), today - timedelta(days=1): self.tr("Yesterday")}
        spans = [(None, self.tr("Any day")), (_WEEK, self.tr("Last 7 days"))]
        _fill(self._day, [*spans, *((day, names.get(day, format_day(day))) for day in self._days)])

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()


def _fill(choice: QComboBox, items: Sequence[tuple[object, str]]) -> None:
    """Offer other items; what is chosen stays if it is among them."""
    chosen = choice.currentData()
    with QSignalBlocker(choice):
        choice.clear()
        for value, text in items:
            choice.addItem(text, value)
        rows = [row for row in range(choice.count()) if choice.itemData(row) == chosen]
        choice.setCurrentIndex(rows[0] if rows else 0)
