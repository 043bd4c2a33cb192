import csv
import os
import sys
import threading
from pathlib import Path

import pytest

from desktop_app.domain.product import Product
from desktop_app.engine.counter.till_entry import FIELDS
from desktop_app.engine.counter.till_table import TillTable
from desktop_app.errors import VitrineError
from tests.engine.counter.accepted import entry


def rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "accepted.csv"


def test_rows_are_appended_below_one_heading(file: Path) -> None:
    TillTable(file).send(entry("a"))
    TillTable(file).send(entry("b", Product(2, "=2+2", 'Cup "A", red\nnew')))
    found = rows(file)
    assert found[0] == list(FIELDS)
    assert [row[0] for row in found[1:]] == ["a", "b"]
    assert found[2][3:5] == ["'=2+2", 'Cup "A", red\nnew']
    assert file.read_bytes().startswith(b"\xef\xbb\xbfid,")


def test_an_entry_that_comes_again_is_there_once(file: Path) -> None:
    table = TillTable(file)
    for entry_id in ("a", "b", "a", "b"):
        table.send(entry(entry_id))
    assert [row[0] for row in rows(file)[1:]] == ["a", "b"]


def test_a_row_follows_a_line_without_an_end(file: Path) -> None:
    TillTable(file).send(entry("a"))
    file.write_bytes(file.read_bytes().rstrip())
    TillTable(file).send(entry("b"))
    assert [row[0] for row in rows(file)] == ["id", "a", "b"]


def test_another_table_is_left_alone(file: Path) -> None:
    file.write_text("sku,name\nA,B\n", encoding="utf-8")
    with pytest.raises(VitrineError, match="is another table"):
        TillTable(file).send(entry())
    assert file.read_text(encoding="utf-8") == "sku,name\nA,B\n"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="There is no folder"):
        TillTable(tmp_path / "gone" / "a.csv").send(entry())


@pytest.mark.skipif(sys.platform == "win32", reason="flock")
def test_a_locked_file_gets_a_sentence(file: Path) -> None:
    import fcntl

    TillTable(file).send(entry("a"))
    with file.open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(VitrineError, match="cannot be written") as error:
            TillTable(file).send(entry("b"))
        assert "Close the program" in str(error.value.hint)
    TillTable(file).send(entry("b"))
    assert len(rows(file)) == 3


def test_a_full_disk_leaves_no_half_row(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    TillTable(file).send(entry("a"))
    before = file.read_bytes()
    real_write, calls = os.write, []

    def write(number: int, data: bytes) -> int:
        calls.append(data)
        if len(calls) == 1:
            return real_write(number, data[:5])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(VitrineError, match="not enough space"):
        TillTable(file).send(entry("b"))
    assert file.read_bytes() == before


def test_two_stations_append_at_once(file: Path) -> None:
    ids = [[f"{station}{number}" for number in range(40)] for station in "ab"]

    def append(own: list[str]) -> None:
        for entry_id in own:
            TillTable(file).send(entry(entry_id))

    stations = [threading.Thread(target=append, args=(own,)) for own in ids]
    for station in stations:
        station.start()
    for station in stations:
        station.join()
    found = rows(file)
    assert [row[0] for row in found].count("id") == 1
    assert sorted(row[0] for row in found[1:]) == sorted(ids[0] + ids[1])


def test_a_table_of_an_earlier_version_keeps_its_columns(file: Path) -> None:
    earlier = FIELDS[: FIELDS.index("customer")]
    old_row = ",".join(["old"] + ["x"] * (len(earlier) - 1))
    file.write_text(f"\ufeff{','.join(earlier)}\r\n{old_row}\r\n", encoding="utf-8", newline="")
    for _ in range(2):
        TillTable(file).send(entry("new"))
    found = rows(file)
    assert [len(row) for row in found] == [len(earlier)] * 3
    assert [row[0] for row in found] == ["id", "old", "new"]
