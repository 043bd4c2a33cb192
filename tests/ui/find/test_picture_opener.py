"""Opening a picture with the system's default application."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.picture import Picture
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.find.picture_opener import PictureOpener
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.find.page_parts import grid_of
from tests.ui.parts import part


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """Return the addresses opened by the system."""
    urls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", urls.append)
    return urls


@pytest.fixture
def opener(qapp: object) -> Iterator[PictureOpener]:
    lane = Lane("test lane")
    yield PictureOpener(lane)
    assert lane.stop()


def picture(file: Path) -> Picture:
    return Picture(1, 1, str(file), "", 10, 10)


def test_an_existing_file_is_opened(
    opener: PictureOpener, opened: list[QUrl], tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "a picture.png"
    file.touch()
    opener.open(picture(file))
    qtbot.waitUntil(lambda: opened == [QUrl.fromLocalFile(str(file))])


def test_a_missing_file_is_reported(
    opener: PictureOpener, opened: list[QUrl], tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(opener.failed) as failed:
        opener.open(picture(tmp_path / "gone.png"))
    assert str(failed.args[0]).startswith(str(tmp_path / "gone.png"))
    assert opened == []


def test_the_window_shows_a_missing_picture_as_an_error(
    answered: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hit = grid_of(answered).current_hit
    assert hit is not None
    assert hit.picture is not None
    monkeypatch.setattr(Path, "is_file", lambda self: self != Path(hit.picture.path))
    part(answered, QPushButton, "detail_open").click()
    message = part(answered, QLabel, "banner_message")
    qtbot.waitUntil(message.isVisible)
    assert message.text().endswith("2.png no longer exists.")


def test_a_confirmed_photo_has_no_file(
    opener: PictureOpener, opened: list[QUrl], qtbot: QtBot
) -> None:
    photo = Picture(1, 1, "confirmed/c0ffee.jpg", "c0ffee", 10, 10, "confirmed")
    with qtbot.waitSignal(opener.failed) as failed:
        opener.open(photo)
    assert "at the counter" in str(failed.args[0])
    assert opened == []
