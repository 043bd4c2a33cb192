"""The panel of a product that is added lives as long as the page."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from shiboken6 import Shiboken

from desktop_app import window_libraries
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.counter.corrections.addition_controller import AdditionController
from desktop_app.ui.style.theme import Theme


@pytest.fixture
def client() -> Iterator[EngineClient]:
    client = EngineClient(window_libraries.open_browser, window_libraries.prepare_workspace)
    yield client
    assert client.stop()


@pytest.fixture
def lane() -> Iterator[Lane]:
    lane = Lane("test lane")
    yield lane
    assert lane.stop()


def test_a_panel_that_was_never_shown_is_deleted_with_the_page(
    client: EngineClient, lane: Lane, theme: Theme
) -> None:
    page = QObject()
    panel = AdditionController(client, lane, theme, page).panel
    Shiboken.delete(page)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not Shiboken.isValid(panel)
