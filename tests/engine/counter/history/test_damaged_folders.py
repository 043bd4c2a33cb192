from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.engine.counter.history.damaged_folders import (
    damaged_folders,
    is_damaged,
    move_aside,
)
from desktop_app.engine.counter.history.retention import Retention


def made(root: Path, name: str, size_bytes: int = 10) -> Path:
    folder = root / name
    (folder / "photos").mkdir(parents=True)
    (folder / "photos" / "a.jpg").write_bytes(b"x" * size_bytes)
    return folder


def test_a_folder_is_moved_aside_as_a_whole_more_than_once(tmp_path: Path) -> None:
    moved = [move_aside(made(tmp_path, "shop")) for _ in range(2)]
    assert len(set(moved)) == 2
    assert all((path / "photos" / "a.jpg").is_file() for path in moved)
    assert all(map(is_damaged, moved))
    found = damaged_folders(tmp_path)
    assert [one.size_bytes for one in found] == [10, 10]
    assert all(datetime.now(UTC) - one.moved_at < timedelta(hours=1) for one in found)


def test_nothing_else_counts_as_damaged(tmp_path: Path) -> None:
    made(tmp_path, "shop")
    (tmp_path / "a.damaged-file").write_bytes(b"")
    assert damaged_folders(tmp_path) == []
    assert damaged_folders(tmp_path / "missing") == []


@pytest.mark.parametrize(("days", "max_bytes"), [(3, 1_000), (30, 15)])
def test_damaged_folders_are_kept_no_longer_than_answers(
    tmp_path: Path, days: int, max_bytes: int
) -> None:
    now = datetime.now(UTC)
    old = made(tmp_path, f"a.damaged-{now - timedelta(days=5):%Y%m%dT%H%M%SZ}")
    new = made(tmp_path, "b.damaged-without a time")
    Retention(days, max_bytes).apply([], now, damaged_folders(tmp_path))
    assert (old.exists(), new.exists()) == (False, True)
