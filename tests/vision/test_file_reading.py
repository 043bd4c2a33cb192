"""Picture files are read, or it is told why they cannot be."""

import os
from pathlib import Path

import pytest

from desktop_app.errors import VitrineError
from desktop_app.vision import file_reading
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
    def refuse(path: Path, flags: int) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "shoe.png").write_bytes(b"a picture")
    monkeypatch.setattr(os, "open", refuse)
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
    monkeypatch.delattr(file_reading, "_opened")
    check_file(tmp_path / "shoe.png")
    with pytest.raises(VitrineError, match=r"gone\.png does not exist"):
        check_file(tmp_path / "gone.png")


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="files of Linux")
def test_a_file_of_the_system_is_read_to_its_end() -> None:
    assert b"python" in read_file(Path("/proc/self/maps"))


def test_a_file_without_an_end_is_not_read_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As those of /proc that have no size, and wait for what comes next."""
    reading, writing = os.pipe()
    picture = tmp_path / "kmsg.jpg"
    picture.touch()
    monkeypatch.setattr(file_reading, "MAX_FILE_BYTES", 1000)
    opened: list[int] = []

    def open_pipe(path: Path, flags: int) -> int:
        opened.append(flags)
        os.set_blocking(reading, not flags & os.O_NONBLOCK)
        return reading

    monkeypatch.setattr(os, "open", open_pipe)
    monkeypatch.setattr(os, "fstat", lambda _: picture.stat())
    assert read_file(picture) == b""
    os.close(writing)
    assert opened


def test_a_file_that_has_grown_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_reading, "MAX_FILE_BYTES", 1000)
    picture = tmp_path / "a.jpg"
    picture.write_bytes(bytes(1000))
    assert len(read_file(picture)) == 1000
    checked = file_reading._check_status

    def grow(status: os.stat_result, name: str) -> None:
        checked(status, name)
        with picture.open("ab") as file:
            file.write(bytes(1000))

    monkeypatch.setattr(file_reading, "_check_status", grow)
    with pytest.raises(VitrineError, match="too large"):
        read_file(picture)
