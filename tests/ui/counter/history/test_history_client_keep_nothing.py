"""With ``keep nothing`` the counter writes nothing, whatever is identified."""

import hashlib
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.settings import Settings
from tests.ui.conftest import OpenWindow
from tests.ui.counter.counter_driver import CounterCamera, CounterDriver
from tests.ui.counter.history.conftest import HistoryDriver
from tests.ui.parts import part


def on_disk(*folders: Path) -> dict[str, str]:
    """Return the contents of all files as a hash, and the rows of all databases as text."""
    found = {}
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            # The shared memory of SQLite changes by reading.
            if file.is_file() and not file.name.endswith("-shm"):
                found[str(file)] = hashlib.sha256(file.read_bytes()).hexdigest()
            if file.name.endswith(".sqlite"):
                connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
                found[f"{file}: rows"] = "\n".join(connection.iterdump())
                connection.close()
    return found


@pytest.fixture
def silent(
    open_window: OpenWindow, catalogue: Path, camera: CounterCamera, qtbot: QtBot
) -> CounterDriver:
    """Return a counter whose settings say to keep nothing."""
    settings = Settings(
        language="en",
        theme="light",
        device="cpu",
        counter_hold_still=False,
        accept_action="copy",
        keep_answers=False,
    )
    driver = CounterDriver(open_window(catalogue, settings), camera, qtbot)
    driver.wait_for_guidance("Hold a product up")
    return driver


def test_nothing_is_written_whatever_is_identified(
    silent: CounterDriver,
    pictures: list[Path],
    catalogue: Path,
    data_folder: Path,
    qtbot: QtBot,
) -> None:
    before = on_disk(catalogue, data_folder)
    silent.answer(pictures[2])
    silent.press(Qt.Key.Key_Return)
    silent.wait_for("live")
    # A correction, whose photo would be kept otherwise.
    silent.camera.clear()
    silent.wait_for_motion("empty")
    silent.answer(pictures[4])
    silent.press("M")
    silent.press("2")
    qtbot.waitUntil(lambda: len(silent.accepted) == 2)
    silent.wait_for("live")
    silent.photograph()
    silent.press("P")
    silent.press(Qt.Key.Key_Escape)
    silent.page.use_scan("P-1")
    silent.wait_for("accepted")
    silent.answer(pictures[0])
    history = HistoryDriver(silent, qtbot)
    assert history.kept() == []
    page = history.open_page()
    qtbot.waitUntil(lambda: not page._table.isVisible())
    assert on_disk(catalogue, data_folder) == before
    assert not (data_folder / "answers").exists()


def test_what_was_kept_is_deleted_when_nothing_is_to_be_kept(
    manual: CounterDriver,
    history: HistoryDriver,
    pictures: list[Path],
    data_folder: Path,
    qtbot: QtBot,
) -> None:
    manual.answer(pictures[2])
    assert len(history.kept()) == 1
    assert list(data_folder.rglob("*.jpg"))
    manual.page._preferences.change(keep_answers=False)
    qtbot.waitUntil(lambda: not (data_folder / "answers").exists())
    assert not part(manual.page, QPushButton, "answer_strip_toggle").isVisible()
    manual.press(Qt.Key.Key_Return)
    manual.answer(pictures[3])
    assert history.kept() == []
    assert not (data_folder / "answers").exists()
