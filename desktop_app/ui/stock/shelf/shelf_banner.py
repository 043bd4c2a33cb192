"""The banner that tells at one glance whether a shelf is as planned."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.shelf import ShelfComparison
from desktop_app.errors import VitrineError
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import announce, frame, heading, label, with_object_name

_ICON_PX: Final = 28


class ShelfBanner(QWidget):
    """An icon, a few words in large letters, and a line below them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "shelf_banner")
        self._theme = theme
        self._comparison: ShelfComparison | None = None
        self._problem: VitrineError | None = None
        self._plan = ""
        self._is_busy = False
        self._icon = with_object_name(QLabel(), "shelf_banner_icon")
        self._title = heading("shelf_banner_title", 1.3, wraps=True)
        self._details = label("shelf_banner_details", role="muted", wraps=True)
        card = frame("shelf_banner_card", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._details)
        row.addWidget(self._icon)
        row.addLayout(texts, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self._show()

    @property
    def text(self) -> str:
        """What is said in large letters."""
        return self._title.text()

    def show_state(
        self,
        plan: str,
        comparison: ShelfComparison | None,
        problem: VitrineError | None,
        *,
        is_busy: bool,
    ) -> None:
        """Show the result of a comparison; a screen reader reads it out if it has changed.

        Args:
            plan: the name of the plan.
            comparison: None if there is none.
            problem: why the photo cannot be compared with the plan.
            is_busy: whether a photo is being read or compared.
        """
        before = self.text
        self._plan, self._comparison, self._problem = plan, comparison, problem
        self._is_busy = is_busy
        self._show()
        if self.text != before and self.isVisible():
            announce(self, self.text)

    def _show(self) -> None:
        icon, colour, title, details = self._contents()
        self._theme.set_icon(self._icon, icon, colour, _ICON_PX)
        self._title.setText(title)
        self._details.setText(details)
        self._details.setVisible(bool(details))
        self.setAccessibleName(title)
        self.setAccessibleDescription(details)

    def _contents(self) -> tuple[str, str, str, str]:
        """Return icon, colour, title and details."""
        comparison, problem = self._comparison, self._problem
        compared = self.tr("Compared with {plan}").format(plan=self._plan)
        if self._is_busy:
            return "table", "text", self.tr("Comparing…"), compared
        if problem is not None:
            hint = "" if problem.hint is None else localised_text(problem.hint)
            return "error", "error", localised_text(problem.message), hint
        if comparison is None:
            hint = self.tr("Take or open a photo of this shelf to see what has changed.")
            return "table", "text", self._plan, hint
        return self._result(comparison, compared)

    def _result(self, comparison: ShelfComparison, compared: str) -> tuple[str, str, str, str]:
        changes, checks = len(comparison.changes), len(comparison.to_check)
        if not changes and not checks:
            same = self.tr("%n facing(s) compared with {plan}", "", comparison.compared)
            return "match", "match", self.tr("As planned"), same.format(plan=self._plan)
        parts = (
            self.tr("%n change(s)", "", changes) if changes else "",
            self.tr("%n to check", "", checks) if checks else "",
        )
        text = " · ".join(part for part in parts if part)
        icon, colour = ("error", "error") if changes else ("warning", "check")
        return icon, colour, text, compared

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
