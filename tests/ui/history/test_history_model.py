"""The list of all actions is read in pages, and not again after a failure."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QObject, Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.action import Action, HistoryEntry
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.history.history_model import PAGE_ROWS, HistoryModel
from desktop_app.ui.style.theme import Theme
from tests.ui.audit.fake_client import FakeCatalogue, ready_client

pytestmark = pytest.mark.usefixtures("english")
COUNT = PAGE_ROWS + 5


class LongHistory(FakeCatalogue):
    """Has the actions ``COUNT`` to 1; every second one is undone."""

    def __init__(self) -> None:
        self.fails = False

    def history_entries(self, *, before_id: int | None, limit: int) -> list[HistoryEntry]:
        if self.fails:
            raise VitrineError(Message("broken"))
        newest = COUNT if before_id is None else before_id - 1
        ids = range(newest, max(0, newest - limit), -1)
        return [
            HistoryEntry(
                Action(number, "edit", "<b>P</b>", 1234, "Bea", "", "2026-11-21T16:00:00Z"),
                number,
                is_undone=number % 2 == 0,
            )
            for number in ids
        ]


@pytest.fixture
def catalogue() -> LongHistory:
    return LongHistory()


@pytest.fixture
def model(catalogue: LongHistory, theme: Theme, qtbot: QtBot) -> Iterator[HistoryModel]:
    parent = QObject()
    with ready_client(catalogue, qtbot) as client:
        model = HistoryModel(client, theme, parent)
        with qtbot.waitSignal(model.modelReset):
            model.reload()
        yield model
        model.stop()


def test_older_actions_are_read_when_the_user_scrolls(model: HistoryModel, qtbot: QtBot) -> None:
    assert model.rowCount() == PAGE_ROWS
    assert model.canFetchMore(QModelIndex())
    with qtbot.waitSignal(model.rowsInserted):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == COUNT
    assert not model.canFetchMore(QModelIndex())


def test_a_row_says_who_did_what_to_how_many_products(model: HistoryModel) -> None:
    assert [model.index(0, column).data() for column in range(1, 6)] == [
        "Bea",
        "Change of <b>P</b>",
        "1,234",
        f"{COUNT}",
        "",
    ]
    assert model.index(1, 5).data() == "Undone"
    assert model.index(0, 0).data(Qt.ItemDataRole.ForegroundRole) is None
    assert model.index(1, 0).data(Qt.ItemDataRole.ForegroundRole) is not None


def test_a_failure_is_reported_once(
    model: HistoryModel, catalogue: LongHistory, qtbot: QtBot
) -> None:
    catalogue.fails = True
    with qtbot.waitSignal(model.failed):
        model.fetchMore(QModelIndex())
    assert not model.canFetchMore(QModelIndex())
    catalogue.fails = False
    with qtbot.waitSignal(model.modelReset):
        model.reload()
    assert model.canFetchMore(QModelIndex())
