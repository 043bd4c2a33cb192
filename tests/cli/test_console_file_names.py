"""Names of files that are no text are shown with �, and end no run."""

import json
import os
import sys
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file names are text")

BAD = os.fsdecode(b"caf\xe9")


@pytest.fixture
def photo(catalogue: str, shop_table: Path) -> Path:
    """Return a photo of a product of the catalogue, with a name that is no text."""
    assert catalogue
    file = shop_table.parent / f"{BAD}.png"
    file.write_bytes((shop_table.parent / "pictures" / "1.png").read_bytes())
    return file


def test_photos_are_searched_and_counted(
    catalogue: str, photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = str(photo.with_name(f"{BAD} gone.png"))
    arguments = [str(photo), gone, "--catalog", catalogue, "--json"]
    for command in (["identify"], ["count", "--out", str(tmp_path / f"{BAD}.csv")]):
        assert main([*command, *arguments]) == ExitStatus.INPUT_ERROR
        first, second = map(json.loads, capsys.readouterr().out.splitlines())
        assert first["photo"].endswith("/caf�.png")
        assert second["error"].startswith("caf� gone.png does not exist")
    assert "caf�.png" in (tmp_path / f"{BAD}.csv").read_text(encoding="utf-8")


def test_what_cannot_be_stored_is_refused_in_one_sentence(
    catalogue: str, photo: Path, shop_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = shop_table.with_name(f"{BAD}.csv")
    table.write_bytes(shop_table.read_bytes())
    own = ["--catalog", catalogue]
    other = ["--catalog", str(shop_table.with_name(BAD))]
    for command in (
        ["import", str(table), *own],
        ["import", str(shop_table), *other],
        ["search", "cup", *other],
        ["stock-take", str(photo), *own],
        ["stock-take", "--name", BAD, *own, str(shop_table.parent / "pictures" / "1.png")],
    ):
        assert main(command) == ExitStatus.INPUT_ERROR, command
        line = capsys.readouterr().err
        assert line.startswith("vitrine: The "), command
        assert "caf�" in line


def test_pictures_are_rejected_one_by_one(
    catalogue: str, photo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(photo.parent), "--catalog", catalogue, "--json"]) == 0
    (rejected,) = json.loads(capsys.readouterr().out)["rejected"]
    assert rejected["reason"] == "The name caf�.png is not valid text."
