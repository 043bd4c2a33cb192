"""A short endurance test of the demo, with visitors and lost camera connections."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.soak import Interval, soak
from desktop_app.ui.camera import camera_reader


def test_memory_does_not_grow(
    qapp: QApplication,
    catalogue: Path,
    shop_table: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(camera_reader, "RETRY_S", 0.2)
    photos = tmp_path / "photos"
    photos.mkdir()
    for picture in (shop_table.parent / "pictures").glob("*.png"):
        (photos / f"{picture.stem}.jpg").write_bytes(picture.read_bytes())
    home = tmp_path / "home"
    home.mkdir()
    intervals: list[Interval] = []
    for interval in soak(qapp, home, 20, 1.5, catalogue=catalogue, photos=photos):
        # The models take their working memory with the first searches.
        if intervals or interval.searches:
            intervals.append(interval)
        if len(intervals) == 5:
            break
    # A leak of one image per search or per frame would exceed this many times over.
    assert intervals[-1].memory_mb - intervals[2].memory_mb < 20
