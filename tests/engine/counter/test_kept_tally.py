from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.tally import Tally
from desktop_app.engine.counter.customer_tally import CustomerTally
from desktop_app.engine.counter.kept_tally import KeptTally, read_kept_tally, write_kept_tally
from desktop_app.errors import VitrineError
from tests.engine.counter.accepted import APPLES, CUP, GIFT, accepted, batch, label


def test_a_tally_is_read_as_it_was_written(tmp_path: Path) -> None:
    customer = CustomerTally()
    for one in (
        accepted(CUP),
        accepted(CUP),
        accepted(APPLES, label(weight_kg="1.250")),
        accepted(GIFT, batch("L7", date(2027, 1, 31))),
    ):
        customer.add(one)
    file = tmp_path / "new" / "tally.json"
    kept = KeptTally("261127-140322", customer.now)
    write_kept_tally(file, kept)
    found = read_kept_tally(file)
    assert found == kept
    assert found is not None
    assert found.tally.sums() == customer.now.sums()
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_there_may_be_none(tmp_path: Path) -> None:
    assert read_kept_tally(tmp_path / "tally.json") is None


@pytest.mark.parametrize("contents", [b"", b"\xff\xfe", b'{"customer": 1}', b'{"customer": "1"'])
def test_a_damaged_file_is_moved_aside(tmp_path: Path, contents: bytes) -> None:
    file = tmp_path / "tally.json"
    file.write_bytes(contents)
    with pytest.raises(VitrineError, match="is damaged"):
        read_kept_tally(file)
    assert (tmp_path / "tally.damaged").read_bytes() == contents
    assert read_kept_tally(file) is None


def test_a_changed_digit_is_damage(tmp_path: Path) -> None:
    file = tmp_path / "tally.json"
    write_kept_tally(file, KeptTally("261127-140322", Tally()))
    file.write_bytes(file.read_bytes().replace(b"140322", b"140323"))
    with pytest.raises(VitrineError, match="is damaged"):
        read_kept_tally(file)


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(VitrineError, match="cannot be written"):
        write_kept_tally(tmp_path / "file" / "tally.json", KeptTally("1", Tally()))
