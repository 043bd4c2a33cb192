"""A short endurance test of the demo, with visitors and lost camera connections."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.soak import Interval, soak
from desktop_app.ui.camera import camera_reader

# Tasks and animations that are under way when the objects are counted.
_OBJECTS_UNDER_WAY = 12


def test_memory_does_not_grow(
    qapp: QApplication,
    catalogue: Path,
    shop_table: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    forgetful_models: None,
) -> None:
    monkeypatch.setattr(camera_reader, "RETRY_S", 0.2)
    photos = tmp_path / "photos"
    photos.mkdir()
    for picture in (shop_table.parent / "pictures").glob("*.png"):
        (photos / f"{picture.stem}.jpg").write_bytes(picture.read_bytes())
    home = tmp_path / "demo"
    home.mkdir()
    intervals: list[Interval] = []
    for interval in soak(qapp, home, 20, 1.5, catalogue=catalogue, photos=photos):
        # The models take their working memory with the first searches.
        if intervals or interval.searches:
            intervals.append(interval)
        if len(intervals) == 5:
            break
    # A leak of one image per search or per frame would exceed this many times over.
    assert intervals[-1].process.memory_mb - intervals[2].process.memory_mb < 20
    first, last = intervals[2].process, intervals[-1].process
    assert last.threads <= first.threads
    assert last.files <= first.files + 1
    assert last.objects <= first.objects + _OBJECTS_UNDER_WAY
