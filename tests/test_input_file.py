"""Only ordinary files are read: others may have no end, or wait for ever."""

import os
from pathlib import Path

import pytest

from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.catalogue.io.mapping_file import read_mapping
from desktop_app.catalogue.io.order_table import read_order
from desktop_app.catalogue.sqlite.backup_unpacking import unpack_backup
from desktop_app.errors import VitrineError
from desktop_app.input_file import is_ordinary, require_ordinary_file
from desktop_app.progress import finish
from desktop_app.vision.model_card import load_card

pytestmark = pytest.mark.skipif(os.name == "nt", reason="devices are no files there")


@pytest.fixture(params=["pipe", "device", "system"])
def odd(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a CSV file by its name, from which no program should read."""
    file = tmp_path / "odd.csv"
    if request.param == "pipe":
        os.mkfifo(file)
    else:
        target = Path("/dev/zero" if request.param == "device" else "/proc/version")
        if not target.exists():
            pytest.skip("this system has no such file")
        file.symlink_to(target)
    return file


def test_ordinary_files_folders_and_missing_ones_are_left_to_who_opens_them(
    tmp_path: Path,
) -> None:
    (tmp_path / "list.csv").touch()
    for file in (tmp_path / "list.csv", tmp_path, tmp_path / "gone.csv", Path("a\0b")):
        assert is_ordinary(file)


def test_nothing_waits_for_any_other_file(odd: Path, tmp_path: Path) -> None:
    readers = (require_ordinary_file, open_source, read_mapping, read_order, load_card)
    for read in readers:
        with pytest.raises(VitrineError, match=r"is not (an ordinary file|a table of)"):
            read(odd)
    with pytest.raises(VitrineError, match="is not an ordinary file"):
        finish(unpack_backup(odd, tmp_path))
