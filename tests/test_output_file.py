"""A file that a user names is written as a whole, in a format of its suffix, or not at all."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.errors import VitrineError
from desktop_app.output_file import check_output, output_file

SUFFIXES = (".csv", ".xlsx")


def _write(file: Path, text: str = "new", error: BaseException | None = None) -> None:
    with output_file(file, SUFFIXES) as draft:
        draft.write_text(text)
        if error is not None:
            raise error


def _only_check(file: Path) -> None:
    check_output(file, SUFFIXES)


def _line(act: Callable[[Path], object], file: Path) -> str:
    with pytest.raises(VitrineError) as caught:
        act(file)
    return caught.value.as_line()


def test_the_file_is_replaced_at_the_end(tmp_path: Path) -> None:
    file = tmp_path / "list.CSV"
    file.write_text("earlier")
    _only_check(file)
    assert file.read_text() == "earlier"
    _write(file)
    assert file.read_text() == "new"
    assert [*tmp_path.iterdir()] == [file]


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_what_was_there_stays_after_an_error(tmp_path: Path, error: BaseException) -> None:
    file = tmp_path / "list.csv"
    file.write_text("earlier")
    with pytest.raises((VitrineError, KeyboardInterrupt)):
        _write(file, error=error)
    assert file.read_text() == "earlier"
    assert [*tmp_path.iterdir()] == [file]


def test_a_disk_that_is_found_full_at_the_end_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fail)
    assert "There is not enough space" in _line(_write, tmp_path / "list.csv")
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("act", [_write, _only_check])
def test_what_cannot_be_written_is_refused_before_the_work(
    tmp_path: Path, act: Callable[[Path], object]
) -> None:
    (tmp_path / "folder.csv").mkdir()
    assert _line(act, tmp_path / "list.txt") == (
        "The name list.txt has the suffix of no format; Choose a name that ends in .csv, .xlsx"
    )
    assert "is a folder" in _line(act, tmp_path / "folder.csv")
    assert "is a folder" in _line(act, tmp_path)
    assert "There is no folder" in _line(act, tmp_path / "gone" / "list.csv")


@pytest.mark.parametrize("act", [_write, _only_check])
def test_a_read_only_file_stays(
    tmp_path: Path, act: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("earlier")
    file.chmod(0o444)
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and access(path, mode))
    assert _line(act, file) == f"{file} is read-only and is not replaced; Choose another name"
    assert file.read_text() == "earlier"
