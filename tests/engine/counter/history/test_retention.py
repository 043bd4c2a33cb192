from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.catalogue.opening import open_answers
from desktop_app.domain.kept_answer import AnswerFilter
from desktop_app.engine.counter.history import retention
from desktop_app.engine.counter.history.answer_folder import AnswerFolder
from desktop_app.engine.counter.history.retention import Retention
from tests.engine.counter.history.answers import WHEN, answer

ALL = AnswerFilter()
MANY_BYTES = 1 << 40
OpenFolder = Callable[[str], AnswerFolder]


@pytest.fixture
def open_folder(tmp_path: Path) -> Iterator[OpenFolder]:
    opened = []

    def open_it(name: str) -> AnswerFolder:
        opened.append(AnswerFolder(tmp_path / name, open_answers))
        return opened[-1]

    yield open_it
    for folder in opened:
        folder.close()


def put(folder: AnswerFolder, minutes: float, photo_bytes: int = 20_000) -> None:
    made = answer(minutes=minutes, has_photo=True)
    folder.write_photo(made.key, b"\xff" * photo_bytes)
    folder.store.put(made, photo_bytes)


def ages(folder: AnswerFolder) -> list[float]:
    """Return the minutes of what is kept, oldest first."""
    kept = folder.store.find(ALL, limit=1_000)[::-1]
    return [(one.answered_at - WHEN).total_seconds() / 60 for one in kept]


def photo_count(folder: AnswerFolder) -> int:
    return len(list(folder.photo_file("").parent.iterdir()))


def test_answers_are_deleted_after_some_days(open_folder: OpenFolder) -> None:
    folder = open_folder("shop")
    for day in range(5):
        put(folder, day * 24 * 60)
    now = WHEN + timedelta(days=5)
    assert Retention(3, MANY_BYTES).apply([folder], now) == 2
    assert ages(folder) == [2 * 1440, 3 * 1440, 4 * 1440]
    assert photo_count(folder) == 3
    assert Retention(3, MANY_BYTES).apply([folder], now) == 0


def test_many_expired_answers_are_deleted_at_once(
    open_folder: OpenFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "_BATCH", 10)
    folder = open_folder("shop")
    for minute in range(25):
        put(folder, minute, 10)
    assert Retention(1, MANY_BYTES).apply([folder], WHEN + timedelta(days=9)) == 25
    assert (ages(folder), photo_count(folder)) == ([], 0)


def test_the_oldest_answers_make_room(open_folder: OpenFolder) -> None:
    folder = open_folder("shop")
    for minute in range(40):
        put(folder, minute)
    limit = folder.store.stored_bytes() - 100_000
    deleted = Retention(30, limit).apply([folder], WHEN)
    assert folder.store.stored_bytes() <= limit
    # No more than needed.
    assert 1 <= deleted <= 6
    assert ages(folder) == list(range(deleted, 40))
    assert photo_count(folder) == 40 - deleted


def test_the_oldest_of_all_catalogues_make_room(open_folder: OpenFolder) -> None:
    first, second = open_folder("first"), open_folder("second")
    for minute in range(10):
        put(first, 2 * minute)
        put(second, 2 * minute + 1)
    limit = first.store.stored_bytes() + second.store.stored_bytes() - 150_000
    Retention(30, limit).apply([first, second], WHEN)
    kept = sorted([*ages(first), *ages(second)])
    assert kept == list(range(20 - len(kept), 20))
    assert 10 <= len(kept) <= 13


def test_an_answer_that_is_too_large_alone_goes_too(open_folder: OpenFolder) -> None:
    folder = open_folder("shop")
    put(folder, 0, 500_000)
    assert Retention(30, 300_000).apply([folder], WHEN) == 1
    assert Retention(30, 1).apply([folder], WHEN) == 0
