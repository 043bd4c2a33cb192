"""Errors of the system while a file is written become messages with a next step."""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.atomic_file import write_atomically
from desktop_app.errors import VitrineError
from desktop_app.write_errors import write_errors_as_messages


def _line(file: Path, error: OSError) -> str:
    with pytest.raises(VitrineError) as caught, write_errors_as_messages(file):
        raise error
    return caught.value.as_line()


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))


def test_what_is_wrong_with_the_target_is_said(tmp_path: Path) -> None:
    file = tmp_path / "gone" / "out.csv"
    assert _line(file, _error(errno.ENOENT)) == (
        f"There is no folder {file.parent}; Create it first, or choose another one"
    )
    assert _line(tmp_path, _error(errno.EISDIR)) == f"{tmp_path} is a folder; Name a file in it"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_called_so(tmp_path: Path, number: int) -> None:
    file = tmp_path / "out.csv"
    assert _line(file, _error(number)) == (
        f"There is not enough space to write {file}; Free some space, then try again"
    )


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        (errno.EROFS, "Choose a folder that you may write to"),
        (errno.EBUSY, "Close the program that has it open, or choose another folder"),
    ],
)
def test_the_hint_follows_the_error(tmp_path: Path, number: int, hint: str) -> None:
    line = _line(tmp_path / "out.csv", _error(number))
    assert "out.csv cannot be written" in line
    assert line.endswith(hint)


def test_a_database_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "catalog.sqlite"
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE products (sku)")
    contents = file.read_bytes()
    with pytest.raises(VitrineError, match="is a database"), write_errors_as_messages(file):
        file.write_bytes(b"sku,name")
    assert file.read_bytes() == contents


def test_other_errors_pass(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), write_errors_as_messages(tmp_path / "out.csv"):
        _ = 1 / 0


@pytest.mark.skipif(os.name == "nt", reason="links need a permission there")
def test_a_link_or_a_device_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "kept.csv"
    target.write_text("kept")
    link, pipe = tmp_path / "link.csv", tmp_path / "pipe.csv"
    link.symlink_to(target)
    os.mkfifo(pipe)
    for file in (link, pipe, Path(os.devnull)):
        with (
            pytest.raises(VitrineError, match="is a link or a device and is not replaced"),
            write_errors_as_messages(file),
            write_atomically(file) as draft,
        ):
            draft.write_text("new")
    with write_errors_as_messages(link, is_replaced=False):
        link.write_text("appended")
    assert target.read_text() == "appended"
