"""The counter of a real window, and its history."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktop_app.domain.kept_answer import AnswerFilter, KeptAnswer
from desktop_app.ui.counter.history.history_client import AnswerHistoryClient
from desktop_app.ui.counter.history.page import AnswersPage
from tests.ui.counter.conftest import automatic, camera, manual, pictures
from tests.ui.counter.counter_driver import CounterDriver
from tests.ui.parts import part

__all__ = ["automatic", "camera", "manual", "pictures"]


class HistoryDriver:
    """Reads what the counter of a window has kept, and opens the page of it."""

    def __init__(self, counter: CounterDriver, qtbot: QtBot) -> None:
        self.counter, self._qtbot = counter, qtbot
        self.client: AnswerHistoryClient = counter.page._history.client

    def kept(self) -> list[KeptAnswer]:
        """Return all kept answers, newest first, after all writes that wait."""
        found: list[list[KeptAnswer]] = []
        self.client.read(lambda history: history.find(AnswerFilter(), limit=100)).on_success(
            found.append
        )
        self._qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def open_page(self) -> AnswersPage:
        """Show the page and wait for its rows."""
        part(self.counter.window, QAction, "command_answers").trigger()
        page = part(self.counter.window, AnswersPage)
        count = len(self.kept())
        self._qtbot.waitUntil(lambda: page._model.row_count() == count)
        return page


@pytest.fixture
def history(manual: CounterDriver, qtbot: QtBot) -> HistoryDriver:
    return HistoryDriver(manual, qtbot)


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    return tmp_path / "data"
