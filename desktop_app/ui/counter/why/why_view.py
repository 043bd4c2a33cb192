"""Why an answer was given: one of its candidates, explained."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.counter.why.candidate_choice import CandidateChoice
from desktop_app.ui.explanation.explained_hit import ExplainedHit
from desktop_app.ui.explanation.explanation_panel import ExplanationPanel
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import scaled_font, with_object_name


class WhyView(QWidget):
    """Explains a candidate; the user can choose another one.

    Attributes:
        row: the number of the candidate that is explained, from 0; None if none is.
        panel: the explanation.

    Signals:
        row_changed: ``row``.
    """

    row_changed = Signal(object)

    def __init__(self, panel: ExplanationPanel, thumbnails: ThumbnailCache) -> None:
        super().__init__()
        with_object_name(self, "counter_why_view")
        self.panel = panel
        self.row: int | None = None
        self._candidates: Sequence[ExplainedHit] = ()
        self._name = ElidedLabel("counter_why_name")
        self._name.setFont(scaled_font(1.2, QFont.Weight.DemiBold))
        self._choice = CandidateChoice(thumbnails)
        self._choice.row_chosen.connect(self._explain)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._name)
        column.addWidget(panel, 1)
        column.addWidget(self._choice)

    def show_candidates(self, candidates: Sequence[ExplainedHit], row: int) -> None:
        """Explain one of the candidates."""
        self._candidates, self.row = candidates, None
        self._choice.show_hits([one.hit for one in candidates], row)
        self._explain(row)

    def focus_choice(self) -> None:
        """Give the candidate that is explained the keyboard focus."""
        self._choice.focus_chosen()

    def clear(self) -> None:
        """Explain nothing."""
        self._candidates = ()
        self.panel.clear()
        self._set_row(None)

    def _explain(self, row: int) -> None:
        if row == self.row:
            return
        subject = self._candidates[row]
        self._name.set_full_text(localised_title(subject.hit.product))
        self.panel.explain(subject)
        self._set_row(row)

    def _set_row(self, row: int | None) -> None:
        if row != self.row:
            self.row = row
            self.row_changed.emit(row)
