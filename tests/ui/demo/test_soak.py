"""A short soak: the demo in a hurry, with visitors and a loose camera cable."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.soak import soak
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
    warm, *rest = soak(qapp, home, 4, 3.0, catalogue=catalogue, photos=photos)
    assert sum(passed.searches for passed in rest) > 0
    # Each search brings pictures of some megabytes, each of the camera's has nearly one.
    assert rest[-1].memory_mb - warm.memory_mb < 20
