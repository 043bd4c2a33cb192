"""The history on the counter page: it records the answers and shows those of today."""

from desktop_app.ui.counter.counter_controller import CounterController
from desktop_app.ui.counter.history.answer_recorder import AnswerRecorder
from desktop_app.ui.counter.history.answer_strip import AnswerStrip
from desktop_app.ui.counter.history.history_client import AnswerHistoryClient
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.page import Page
from desktop_app.ui.style.theme import Theme


class CounterHistory:
    """Connects the history with the counter page.

    Attributes:
        client: keeps the answers.
        recorder: what is kept.
        strip: today's answers.
    """

    def __init__(
        self,
        client: AnswerHistoryClient,
        controller: CounterController,
        preferences: Preferences,
        theme: Theme,
        page: Page,
    ) -> None:
        self.client = client
        self.recorder = AnswerRecorder(controller, client, page)
        self.strip = AnswerStrip(client, preferences, theme)
        self.strip.answer_requested.connect(page.answer_requested)
        self.strip.status_message.connect(page.status_message)
        client.failed.connect(page.failed)
