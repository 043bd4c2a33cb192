"""Picture files are read, or it is told why they cannot be."""

import os
from pathlib import Path

import pytest

from desktop_app.errors import VitrineError
from desktop_app.vision.file_reading import MAX_FILE_BYTES, check_file, read_file


def test_a_missing_file_a_folder_and_a_pipe_are_rejected(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, fault in [
        ("gone.jpg", "gone.jpg does not exist"),
        ("bad\0name.jpg", "bad\0name.jpg does not exist"),
        (".", f"{tmp_path.name} is a folder, not a picture"),
        ("pipe", "pipe is not a picture"),
        ("x" * 300, f"{'x' * 300} cannot be read: File name too long"),
    ]:
        with pytest.raises(VitrineError) as caught:
            read_file(tmp_path / name)
        assert str(caught.value) == f"{fault}."
        assert caught.value.hint is not None


def test_a_file_without_permission_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A mock, because tests that run as root have all permissions.
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "shoe.png").write_bytes(b"a picture")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(VitrineError, match=r"permission to read shoe\.png"):
        read_file(tmp_path / "shoe.png")


def test_a_file_over_the_size_limit_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "film.mp4").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(VitrineError, match=r"film\.mp4 is too large for a picture"):
        read_file(tmp_path / "film.mp4")


def test_a_file_is_checked_without_reading_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shoe.png").write_bytes(b"a picture")
    monkeypatch.delattr(Path, "read_bytes")
    check_file(tmp_path / "shoe.png")
    with pytest.raises(VitrineError, match=r"gone\.png does not exist"):
        check_file(tmp_path / "gone.png")
