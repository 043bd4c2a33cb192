"""The window reads the pictures of a catalogue in the background, after photos."""

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.label import TextLine
from desktop_app.domain.picture import RgbImage
from desktop_app.settings import Settings
from desktop_app.ui.labels import label_lane
from desktop_app.ui.labels.picture_reading import PictureReading
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.vision.label_text import TEXT_VERSION
from tests.actor import ACTOR
from tests.labels import line
from tests.ui.conftest import OpenWindow
from tests.ui.parts import find_page, part


class _Reader:
    """Stands for a reader that reads one word in each picture."""

    def read(self, pixels: RgbImage) -> tuple[TextLine, ...]:
        return (line("Tea"),)


@pytest.fixture
def can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(label_lane, "open_label_reader", _Reader)


def _unread(folder: Path) -> int:
    catalogue = open_catalogue(folder, actor=ACTOR)
    try:
        return catalogue.label_texts.count_missing(TEXT_VERSION)
    finally:
        catalogue.close()


def _wait(window: MainWindow, qtbot: QtBot) -> None:
    counts: list[int] = []

    def is_done() -> bool:
        window.client.run(lambda workspace: workspace.labels.count_unread()).on_success(
            counts.append
        )
        return bool(counts) and counts[-1] == 0

    qtbot.waitUntil(is_done)
    reading = part(window, PictureReading)
    qtbot.waitUntil(lambda: not reading.is_running)


@pytest.mark.usefixtures("can_read")
def test_pictures_are_read_when_the_catalogue_is_open(
    open_window: OpenWindow, catalogue: Path, qtbot: QtBot
) -> None:
    window = open_window(catalogue)
    _wait(window, qtbot)
    window.close()
    assert _unread(catalogue) == 0


@pytest.mark.usefixtures("can_read")
def test_a_photo_that_is_kept_is_read_at_once(
    open_window: OpenWindow, catalogue: Path, qtbot: QtBot
) -> None:
    window = open_window(catalogue)
    _wait(window, qtbot)
    photo = np.random.default_rng(1).integers(0, 255, (90, 90, 3), dtype=np.uint8)
    keys: list[str] = []
    window.client.run(lambda workspace: workspace.learning().confirm(photo, 1)).on_success(
        keys.append
    )
    qtbot.waitUntil(lambda: bool(keys))
    find_page(window).catalogue_changed.emit()
    _wait(window, qtbot)


@pytest.mark.usefixtures("can_read")
def test_nothing_is_read_if_the_user_does_not_want_it(
    open_window: OpenWindow, catalogue: Path, qtbot: QtBot
) -> None:
    settings = Settings(language="en", theme="light", device="cpu", read_labels=False)
    window = open_window(catalogue, settings)
    reading = part(window, PictureReading)
    reading.start()
    assert not reading.is_running
    window.close()
    assert _unread(catalogue) == 6


def test_without_a_reader_pictures_stay_unread(
    open_window: OpenWindow, catalogue: Path, qtbot: QtBot
) -> None:
    window = open_window(catalogue)
    reading = part(window, PictureReading)
    reading.start()
    qtbot.waitUntil(lambda: not reading.is_running)
    window.close()
    assert _unread(catalogue) == 6


@pytest.mark.usefixtures("can_read")
def test_the_window_can_be_closed_meanwhile(
    open_window: OpenWindow, catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(catalogue)
    window.close()
    assert not part(window, PictureReading).is_running
