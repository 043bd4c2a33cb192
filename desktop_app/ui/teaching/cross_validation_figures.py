"""What learning was worth, as three large figures and a sentence."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.engine.learning.teach_report import TeachReport
from desktop_app.ui.i18n.number_format import decimal, number
from desktop_app.ui.widgets.widget_factory import (
    frame,
    heading,
    label,
    refresh_style,
    with_object_name,
)

_NAMES: Final = ("before", "after", "unseen")


class CrossValidationFigures(QWidget):
    """How often the right product came first: before, after, and for products to come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "trial_figures")
        self._report: TeachReport | None = None
        self._is_on = False
        self._figures: dict[str, QLabel] = {}
        self._captions: dict[str, QLabel] = {}
        cards = QHBoxLayout()
        cards.setSpacing(8)
        for name in _NAMES:
            cards.addWidget(self._build_card(name), 1)
        self._sentence = label("trial_sentence", wraps=True)
        self._method = label("trial_method", role="small", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(cards)
        column.addWidget(self._sentence)
        column.addWidget(self._method)

    def show_report(self, report: TeachReport, *, is_on: bool) -> None:
        """Show what was found out, and what to do about it."""
        self._report = report
        self._is_on = is_on
        self._write()

    def _build_card(self, name: str) -> QWidget:
        card = frame(f"trial_{name}", "card")
        figure = self._figures[name] = heading(f"figure_{name}", 1.8)
        caption = self._captions[name] = label(f"caption_{name}", role="muted", wraps=True)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2)
        column.addWidget(figure)
        column.addWidget(caption)
        column.addStretch(1)
        return card

    def _write(self) -> None:
        report = self._report
        if report is None:
            return
        for name in _NAMES:
            self._figures[name].setText(f"{decimal(100 * getattr(report, name), 1)}%")
        self._figures["after"].setProperty("advised", report.advised)
        refresh_style(self._figures["after"])
        self._captions["before"].setText(self.tr("found first before"))
        self._captions["after"].setText(self.tr("found first after learning"))
        self._captions["unseen"].setText(self.tr("for products that it has not learnt yet"))
        self._sentence.setText(self._advice(report))
        method = self.tr(
            "Tried on {queries} of {pictures} pictures and {photos}; "
            "for each, the pictures that look the same were left out."
        )
        self._method.setText(
            method.format(
                queries=number(report.queries),
                pictures=number(report.pictures),
                photos=self.tr("%Ln confirmed photo(s)", "", report.confirmations),
            )
        )

    def _advice(self, report: TeachReport) -> str:
        if report.advised:
            gain = self.tr("A gain beyond chance (± {points} points).")
            step = "" if self._is_on else self.tr("Switch it on.")
        else:
            gain = self.tr("No gain beyond chance (± {points} points).")
            step = self.tr("Switch it off.") if self._is_on else self.tr("Leave it off.")
        return f"{gain.format(points=decimal(100 * report.uncertainty, 1))} {step}".strip()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
