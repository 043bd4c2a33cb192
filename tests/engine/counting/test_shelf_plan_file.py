"""The file of a shelf's plan."""

from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest

from desktop_app.engine.counting.shelf_plan_file import (
    plan_contents,
    read_contents,
    read_plan,
    stored_plan,
)
from desktop_app.errors import VitrineError
from tests.engine.counting.shelf_units import shelf

_PLAN = stored_plan("Aisle 3", "Ann", "till", "2026-11-21T16:00:00Z", shelf("AB?"))


def test_a_plan_is_written_and_read(tmp_path: Path) -> None:
    file = tmp_path / "a.shelf"
    file.write_bytes(plan_contents(_PLAN, b"jpeg"))
    assert read_contents(file) == _PLAN
    assert read_plan(file) == (_PLAN, b"jpeg")
    assert [unit.product and unit.product.sku for unit in _PLAN.units] == ["A", "B", None]


@pytest.mark.parametrize("contents", [b"", b"{}", b'{"format": 1, "units": [1]}', b"\xff"])
def test_wrong_contents_are_refused(tmp_path: Path, contents: bytes) -> None:
    file = tmp_path / "a.shelf"
    with ZipFile(file, "w") as archive:
        archive.writestr("plan.json", contents)
    with pytest.raises(VitrineError, match="damaged"):
        read_contents(file)
    file.write_bytes(contents)
    with pytest.raises(VitrineError, match="damaged"):
        read_contents(file)


def test_a_plan_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.shelf"
    file.write_bytes(plan_contents(msgspec.structs.replace(_PLAN, format=2), b"jpeg"))
    with pytest.raises(VitrineError, match="newer"):
        read_plan(file)
