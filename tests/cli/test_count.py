"""``vitrine count``."""

from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from tests.cli.conftest import ReadJson


@pytest.fixture
def photo(shop_table: Path) -> str:
    """Return a photo of the product P-3."""
    return str(shop_table.parent / "pictures" / "3.png")


def test_each_photo_gets_a_line_and_rows_also_after_an_unreadable_one(
    catalogue: str, photo: str, shop_table: Path, tmp_path: Path, printed_json: ReadJson
) -> None:
    table = tmp_path / "count.csv"
    photos = [photo, str(shop_table), photo]
    status = main(["count", *photos, "--catalog", catalogue, "--out", str(table), "--json"])
    assert status == ExitStatus.INPUT_ERROR
    first, unreadable, last = printed_json()
    assert first.keys() == {"photo", "items", "unknown", "ms"}
    assert first["photo"] == photo
    assert first["ms"].keys() >= {"decode", "detect", "total"}
    assert unreadable.keys() == {"photo", "error"}
    assert last["items"] == first["items"]
    rows = table.read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "photo,sku,name,count,score"
    assert len(rows) == 1 + 2 * (len(first["items"]) + bool(first["unknown"]))


def test_an_unreadable_photo_is_an_error_line_for_people(
    catalogue: str, photo: str, shop_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["count", str(shop_table), photo, "--catalog", catalogue])
    assert status == ExitStatus.INPUT_ERROR
    printed = capsys.readouterr()
    assert printed.out.startswith(f"{photo}: ")
    assert printed.err.startswith("vitrine: ")
    assert shop_table.name in printed.err


def test_a_table_that_cannot_be_written_is_said_before_photos_are_searched(
    catalogue: str, photo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (photo, str(tmp_path / "missing" / "count.csv")):
        command = ["count", photo, "--catalog", catalogue, "--out", name]
        assert main(command) == ExitStatus.INPUT_ERROR
        printed = capsys.readouterr()
        assert printed.out == ""
        assert len(printed.err.splitlines()) == 1
