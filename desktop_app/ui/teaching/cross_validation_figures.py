"""The result of the cross-validation: three figures and a recommendation."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.engine.learning.teach_report import TeachReport
from desktop_app.ui.i18n.number_format import format_decimal, format_number
from desktop_app.ui.widgets.widget_factory import (
    frame,
    heading,
    label,
    refresh_style,
    with_object_name,
)

_FIGURES: Final = ("before", "after", "unseen")


class CrossValidationFigures(QWidget):
    """Share of queries with a correct first hit: before, after, and for unseen products."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "cross_validation_figures")
        self._report: TeachReport | None = None
        self._is_on = False
        self._figures: dict[str, QLabel] = {}
        self._captions: dict[str, QLabel] = {}
        cards = QHBoxLayout()
        cards.setSpacing(8)
        for name in _FIGURES:
            cards.addWidget(self._build_card(name), 1)
        self._sentence = label("cross_validation_sentence", wraps=True)
        self._method = label("cross_validation_method", role="small", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(cards)
        column.addWidget(self._sentence)
        column.addWidget(self._method)

    def show_report(self, report: TeachReport, *, is_on: bool) -> None:
        """Show the figures of a report and the recommendation."""
        self._report = report
        self._is_on = is_on
        self._update_texts()

    def _build_card(self, name: str) -> QWidget:
        card = frame(f"cross_validation_{name}", "card")
        figure = self._figures[name] = heading(f"figure_{name}", 1.8)
        caption = self._captions[name] = label(f"caption_{name}", role="muted", wraps=True)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2)
        column.addWidget(figure)
        column.addWidget(caption)
        column.addStretch(1)
        return card

    def _update_texts(self) -> None:
        report = self._report
        if report is None:
            return
        for name in _FIGURES:
            self._figures[name].setText(f"{format_decimal(100 * getattr(report, name), 1)}%")
        self._figures["after"].setProperty("advised", report.advised)
        refresh_style(self._figures["after"])
        self._captions["before"].setText(self.tr("correct first hit before learning"))
        self._captions["after"].setText(self.tr("correct first hit after learning"))
        self._captions["unseen"].setText(self.tr("correct first hit for new products"))
        self._sentence.setText(self._recommendation(report))
        method = self.tr(
            "Cross-validated with {queries} of {pictures} pictures and {photos}. "
            "Pictures that look the same as the query were left out."
        )
        self._method.setText(
            method.format(
                queries=format_number(report.queries),
                pictures=format_number(report.pictures),
                photos=self.tr("%Ln confirmed photo(s)", "", report.confirmations),
            )
        )

    def _recommendation(self, report: TeachReport) -> str:
        if report.advised and self._is_on:
            text = self.tr("A significant improvement (± {points} points).")
        elif report.advised:
            text = self.tr("A significant improvement (± {points} points). Switch it on.")
        elif self._is_on:
            text = self.tr("No significant improvement (± {points} points). Switch it off.")
        else:
            text = self.tr("No significant improvement (± {points} points). Keep it off.")
        return text.format(points=format_decimal(100 * report.uncertainty, 1))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._update_texts()
