"""The lane of labels starts when it is needed, and never after it was stopped."""

import threading
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.region import WHOLE_PHOTO
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.labels.label_lane import LabelLane


def _not_opened(*_: Any, **__: Any) -> Any:
    raise AssertionError


def _threads() -> int:
    return sum(thread.name == "labels" for thread in threading.enumerate())


@pytest.mark.parametrize("was_used", [False, True])
def test_nothing_is_read_after_the_end(qtbot: QtBot, was_used: bool) -> None:
    before = _threads()
    opened = threading.Event()
    client = EngineClient(_not_opened, _not_opened)
    lane = LabelLane(client, lambda: opened.set())
    if was_used:
        lane.prepare()
        qtbot.waitUntil(opened.is_set)
    lane.stop()
    opened.clear()
    lane.read(np.zeros((20, 20, 3), np.uint8), WHOLE_PHOTO)
    assert _threads() == before
    assert not opened.is_set()
    client.stop()
