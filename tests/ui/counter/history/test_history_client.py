"""The history of a counter: what is told, and what is deleted by itself."""

import errno
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.kept_answer import KeptAnswer
from desktop_app.engine.counter.history.answer_folder import FILE_NAME, AnswerFolder
from tests.engine.counter.history.answers import answer
from tests.ui.counter.history.conftest import HistoryDriver

PHOTO = np.zeros((60, 80, 3), np.uint8)


def test_a_full_disk_is_told_once_until_it_is_mended(
    history: HistoryDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    told: list[str] = []
    history.counter.page.failed.connect(lambda error: told.append(str(error)))
    with monkeypatch.context() as patched:
        patched.setattr(AnswerFolder, "write_photo", full)
        for _ in range(3):
            history.client.keep(answer(has_photo=True), PHOTO)
        assert len(history.kept()) == 3
    assert len(told) == 1
    assert "the disk is full" in told[0]
    history.client.keep(answer(has_photo=True), PHOTO)
    assert history.kept()[0].has_photo
    monkeypatch.setattr(AnswerFolder, "write_photo", full)
    history.client.keep(answer(has_photo=True), PHOTO)
    assert len(history.kept()) == 5
    assert len(told) == 2


def test_what_is_too_old_is_deleted_when_an_answer_is_kept(
    history: HistoryDriver, qtbot: QtBot
) -> None:
    now = datetime.now(UTC)
    for days in (40, 5):
        history.client.keep(answer(answered_at=now - timedelta(days=days)), None)
    assert [one.answered_at.date() for one in history.kept()] == [(now - timedelta(days=5)).date()]
    with qtbot.waitSignal(history.client.changed):
        history.counter.page._preferences.change(answer_days=3)
    assert history.kept() == []


def test_the_size_is_limited(history: HistoryDriver, data_folder: Path) -> None:
    history.counter.page._preferences.change(answer_megabytes=1)
    noise = np.random.default_rng(1).integers(0, 255, (400, 400, 3), dtype=np.uint8)
    now = datetime.now(UTC)
    for number in range(16):
        history.client.keep(answer(answered_at=now + timedelta(seconds=number)), noise)
        if number % 4 == 0:
            history.kept()
    kept = history.kept()
    size = sum(file.stat().st_size for file in data_folder.rglob("*") if file.is_file())
    assert size < 1_000_000
    assert 5 < len(kept) < 16
    assert kept[-1].answered_at > now


def test_answers_of_another_catalogue_are_not_shown(
    history: HistoryDriver, catalogue: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    history.client.keep(answer(), None)
    assert len(history.kept()) == 1
    window = history.counter.window
    with qtbot.waitSignal(window.client.ready):
        window.opener.open(tmp_path / "other", create=True)
    qtbot.waitUntil(lambda: history.client.is_open)
    assert history.kept() == []
    with qtbot.waitSignal(window.client.ready):
        window.opener.open(catalogue)
    qtbot.waitUntil(lambda: history.client.is_open)
    assert len(history.kept()) == 1


def test_an_answer_is_kept_and_announced_if_old_ones_cannot_be_deleted(
    history: HistoryDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuck(*_: object) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    told: list[str] = []
    announced: list[KeptAnswer] = []
    history.counter.page.failed.connect(lambda error: told.append(str(error)))
    history.client.kept.connect(announced.append)
    old = datetime.now(UTC) - timedelta(days=40)
    monkeypatch.setattr(AnswerFolder, "delete", stuck)
    for _ in range(3):
        history.client.keep(answer(answered_at=old), None)
    assert len(history.kept()) == len(announced) == 3
    assert [text.partition(":")[0] for text in told] == ["Not all answers could be deleted"]


def test_damaged_answers_are_moved_aside_and_the_next_one_is_kept(
    history: HistoryDriver, data_folder: Path
) -> None:
    told: list[str] = []
    history.counter.page.failed.connect(lambda error: told.append(str(error)))
    history.client.keep(answer(), None)
    assert len(history.kept()) == 1
    (file,) = data_folder.rglob(FILE_NAME)
    file.write_bytes(b"damaged" * 10_000)
    new = answer()
    history.client.keep(new, None)
    assert [one.key for one in history.kept()] == [new.key]
    assert len(told) == 1
    assert "was damaged" in told[0]
    assert len(list(data_folder.rglob(FILE_NAME))) == 2


def test_nothing_is_read_after_the_end(history: HistoryDriver) -> None:
    history.kept()
    history.client.shut_down()
    history.client.read(lambda _: None)
    assert not [one for one in threading.enumerate() if one.name == "kept answers"]
