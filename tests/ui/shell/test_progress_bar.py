"""The progress of a job: hidden if the job is short, with count and Cancel otherwise."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.shell import progress_bar
from desktop_app.ui.shell.progress_bar import ProgressBar


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    lane = Lane("test lane")
    yield lane
    assert lane.stop()


def make_bar(qtbot: QtBot) -> ProgressBar:
    bar = ProgressBar()
    qtbot.addWidget(bar)
    return bar


def test_a_short_job_is_not_shown(qtbot: QtBot, lane: Lane) -> None:
    def short() -> Job[None]:
        yield Progress(0, 1, Message("Loading the model"))

    bar = make_bar(qtbot)
    task = lane.run_job(short)
    bar.follow(task)
    with qtbot.waitSignal(task.finished):
        pass
    assert not bar.isVisible()


def test_jobs_are_shown_one_after_another(
    qtbot: QtBot, lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress_bar, "APPEARS_AFTER_MS", 0)
    go_on = threading.Semaphore(0)

    def job(note: Message) -> Job[None]:
        yield Progress(1, 2, note)
        assert go_on.acquire(timeout=10)
        yield Progress(2, 2, note)

    bar = make_bar(qtbot)
    first = lane.run_job(lambda: job(Message("Loading the model")))
    second = lane.run_job(lambda: job(Message("Building the index")))
    bar.follow(first)
    bar.follow(second)
    note = bar.findChildren(QLabel, "progress_note")[0]
    for text in ("Loading the model", "Building the index"):
        qtbot.waitUntil(lambda text=text: note.text() == text)  # type: ignore[misc] # of the test
        assert bar.isVisible()
        go_on.release()
    qtbot.waitUntil(bar.isHidden)


def test_a_long_job_shows_its_progress_and_can_be_cancelled(
    qtbot: QtBot, lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress_bar, "APPEARS_AFTER_MS", 0)
    go_on = threading.Event()

    def long() -> Job[None]:
        yield Progress(1200, 5000, Message("Importing products"))
        assert go_on.wait(10)
        yield Progress(5000, 5000, Message("Importing products"))

    bar = make_bar(qtbot)
    task = lane.run_job(long)
    bar.follow(task)
    numbers = bar.findChildren(QLabel, "progress_numbers")[0]
    qtbot.waitUntil(lambda: bar.isVisible() and bool(numbers.text()))
    assert numbers.text().startswith("1,200 / 5,000 · ")
    assert numbers.text().endswith("left")
    assert bar.findChildren(QLabel, "progress_note")[0].text() == "Importing products"
    assert bar.findChildren(QProgressBar)[0].value() == 1200
    with qtbot.waitSignal(task.finished):
        bar.findChildren(QPushButton, "progress_cancel")[0].click()
        go_on.set()
    assert not bar.isVisible()
    assert task.is_cancelled
