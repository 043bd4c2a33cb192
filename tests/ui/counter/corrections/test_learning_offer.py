"""The proposal to learn disturbs nobody: between customers, and once a day."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import window_libraries
from desktop_app.settings import Settings
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.counter.corrections import learning_offer
from desktop_app.ui.counter.corrections.learning_offer import LearningOffer
from desktop_app.ui.settings.preferences import Preferences
from tests.ui.parts import part


@pytest.fixture
def client() -> Iterator[EngineClient]:
    client = EngineClient(window_libraries.open_browser, window_libraries.prepare_workspace)
    yield client
    assert client.stop()


@pytest.fixture
def offer(client: EngineClient, tmp_path: Path, qtbot: QtBot) -> LearningOffer:
    preferences = Preferences(Settings(), tmp_path / "settings.toml")
    offer = LearningOffer(client, preferences, lambda: True)
    qtbot.addWidget(offer)
    return offer


def test_it_waits_until_the_customer_has_gone(
    offer: LearningOffer, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer.show_tally(2)
    offer._show_whether_worthwhile(True)
    assert not offer.isVisible()
    # The list was not closed, but nothing was accepted for a long time.
    monkeypatch.setattr(learning_offer, "_IDLE_S", -1.0)
    offer.refresh()
    assert offer.isVisible()
    offer._show_whether_worthwhile(False)
    assert not offer.isVisible()


def test_it_is_answered_once_a_day(offer: LearningOffer, monkeypatch: pytest.MonkeyPatch) -> None:
    offer._show_whether_worthwhile(True)
    assert offer.isVisible()
    part(offer, QPushButton, "learning_offer_later").click()
    assert not offer.isVisible()
    offer.refresh()
    assert not offer.isVisible()
    monkeypatch.setattr(learning_offer, "_today", lambda: "2099-01-01")
    offer.refresh()
    assert offer.isVisible()
