"""The proposal to learn from the photos of the counter."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.widgets.widget_factory import announce, button, label, with_object_name

# A customer whose list was not closed has gone after this time.
_IDLE_S: Final = 300.0
_CHECK_MS: Final = 60_000


class LearningOffer(QFrame):
    """A sentence with two buttons, hidden while a customer is served.

    It is shown if ``CatalogueLearning.is_worthwhile`` says so, and once it was answered, not
    before the next day.

    Args:
        client: the engine.
        preferences: remember the day of the last answer.
        is_free: whether nothing is captured, answered or entered.

    Signals:
        learning_requested: the user wants to learn.
    """

    learning_requested = Signal()

    def __init__(
        self, client: EngineClient, preferences: Preferences, is_free: Callable[[], bool]
    ) -> None:
        super().__init__()
        with_object_name(self, "learning_offer")
        self.setProperty("role", "card")
        self._client = client
        self._preferences = preferences
        self._is_free = is_free
        self._is_worthwhile = False
        self._has_customer = False
        self._accepted_s = 0.0
        self._latest_check = LatestTask()
        self._timer = QTimer(self, interval=_CHECK_MS)
        self._timer.timeout.connect(self.refresh)
        self._sentence = label("learning_offer_sentence", wraps=True)
        self._learn = button("learning_offer_learn", role="primary")
        self._later = button("learning_offer_later")
        self._learn.clicked.connect(self._on_learn)
        self._later.clicked.connect(self._note_answer)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._learn)
        buttons.addWidget(self._later)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self._sentence)
        layout.addLayout(buttons)
        self._retranslate()
        self.hide()
        client.opened.connect(lambda: self._show_whether_worthwhile(False))
        client.ready.connect(lambda _: self.check())

    def check(self) -> None:
        """Find out whether learning is worthwhile, after photos were kept or something learned."""
        if not self._client.is_ready:
            return
        task = self._client.run(lambda workspace: workspace.learning().is_worthwhile())
        self._latest_check.replace(task).on_success(self._show_whether_worthwhile)

    def show_tally(self, piece_count: int) -> None:
        """Follow the tally: a customer is served while something is in it."""
        self._has_customer = bool(piece_count)
        self._accepted_s = time.monotonic()
        self.refresh()

    def refresh(self) -> None:
        """Show the proposal or hide it, as it is due now."""
        is_idle = time.monotonic() - self._accepted_s > _IDLE_S
        is_due = self._is_worthwhile and self._preferences.now.learning_offered_on != _today()
        is_shown = is_due and self._is_free() and (is_idle or not self._has_customer)
        if is_due and not self._timer.isActive():
            self._timer.start()
        elif not is_due:
            self._timer.stop()
        if is_shown and self.isHidden():
            announce(self, self._sentence.text())
        self.setVisible(is_shown)

    def _show_whether_worthwhile(self, is_worthwhile: bool) -> None:
        self._is_worthwhile = is_worthwhile
        self.refresh()

    def _on_learn(self) -> None:
        self._note_answer()
        self.learning_requested.emit()

    def _note_answer(self) -> None:
        self._preferences.change(learning_offered_on=_today())
        self.refresh()

    def _retranslate(self) -> None:
        self._sentence.setText(
            self.tr("Many photos were confirmed. Vitrine can learn from them to answer better.")
        )
        self._learn.setText(self.tr("Learn…"))
        self._later.setText(self.tr("Not today"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _today() -> str:
    return datetime.now(UTC).astimezone().date().isoformat()
