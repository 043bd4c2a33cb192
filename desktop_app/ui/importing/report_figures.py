"""The figures of an import as cards."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.widgets.widget_factory import frame, heading, label, with_object_name
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_ALWAYS: Final = ("added", "updated", "unchanged", "pictures")
# Rare, and unclear without a reason.
_IF_ANY: Final = ("moved", "removed", "archived", "further_rows", "skipped_rows")
# Of all rows, also if some of them are imported again.
_ONCE: Final = frozenset({"unchanged", "further_rows", "skipped_rows"})


class ReportFigures(QWidget):
    """A card for each figure; those of further imports of the table are added."""

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "report_figures")
        self._counts = dict.fromkeys((*_ALWAYS, *_IF_ANY), 0)
        self._cards: dict[str, QWidget] = {}
        self._figures: dict[str, QLabel] = {}
        self._captions: dict[str, QLabel] = {}
        row = WrappingRow(self)
        for name in self._counts:
            row.add(self._build_card(name), stretch=1)
        self._add(report, tuple(self._counts))

    @property
    def spoken_text(self) -> str:
        """All figures in a line, for a screen reader."""
        shown = [name for name, card in self._cards.items() if not card.isHidden()]
        return ", ".join(
            f"{self._figures[name].text()} {self._captions[name].text()}" for name in shown
        )

    def add(self, report: ImportReport) -> None:
        """Add the figures of rows that were imported again."""
        self._add(report, [name for name in self._counts if name not in _ONCE])

    def _add(self, report: ImportReport, names: Sequence[str]) -> None:
        for name in names:
            self._counts[name] += getattr(report, name, 0)
            self._figures[name].setText(format_number(self._counts[name]))
            self._cards[name].setVisible(name in _ALWAYS or self._counts[name] > 0)
        self._retranslate()

    def _build_card(self, name: str) -> QWidget:
        card = self._cards[name] = frame(f"fact_{name}", "card")
        self._figures[name] = heading(f"figure_{name}", 1.6)
        self._captions[name] = label(f"caption_{name}", role="muted")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(0)
        column.addWidget(self._figures[name])
        column.addWidget(self._captions[name])
        return card

    def _retranslate(self) -> None:
        counts = self._counts
        captions = {
            "added": self.tr("added"),
            "updated": self.tr("updated"),
            "unchanged": self.tr("unchanged"),
            "pictures": self.tr("picture(s)", "", counts["pictures"]),
            "moved": self.tr("picture(s) moved", "", counts["moved"]),
            "removed": self.tr("picture(s) replaced", "", counts["removed"]),
            "archived": self.tr("archived"),
            "further_rows": self.tr("further row(s) of products", "", counts["further_rows"]),
            "skipped_rows": self.tr("row(s) that are no products", "", counts["skipped_rows"]),
        }
        for name, caption_label in self._captions.items():
            caption_label.setText(captions[name])

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
