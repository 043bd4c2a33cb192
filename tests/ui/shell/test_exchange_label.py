"""The status bar says how the exchange with a server is."""

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.synchronisation import SyncState
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.shell.exchange_label import ExchangeLabel

pytestmark = pytest.mark.usefixtures("english")


def test_offline_is_said_with_what_waits_and_why_but_not_marked(
    qtbot: QtBot, announced: list[str]
) -> None:
    label = ExchangeLabel()
    qtbot.addWidget(label)
    label.show_exchange(SyncState())
    assert label.text() == "Connecting…"
    label.show_exchange(SyncState(is_connected=True, last_contact=datetime.now(UTC)))
    assert label.text() == "Connected"
    error = VitrineError(Message("The server db cannot be reached."))
    label.show_exchange(SyncState(waiting=1, error=error))
    assert label.text().startswith("Offline since ")
    assert label.text().endswith(" · 1 change waiting")
    assert "The server db cannot be reached." in label.accessibleDescription()
    assert not label.property("marked")
    # The number of changes that wait is not read out each time.
    label.show_exchange(SyncState(waiting=2, error=error))
    assert len(announced) == 2


def test_a_refused_change_is_marked_and_a_folder_has_no_state(
    qtbot: QtBot, announced: list[str]
) -> None:
    label = ExchangeLabel()
    qtbot.addWidget(label)
    label.show_exchange(SyncState(is_connected=True))
    label.show_exchange(SyncState(is_connected=True, refused=2))
    assert label.text() == "Connected · 2 changes refused"
    assert label.property("marked")
    assert announced == [label.text()]
    label.show_exchange(None)
    assert label.isHidden()
