"""``vitrine count``."""

from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.domain.region import WHOLE_PHOTO
from desktop_app.engine.counting.counting import Counting
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


def test_an_order_is_compared_with_all_photos_together(
    catalogue: str,
    photo: str,
    shop_table: Path,
    tmp_path: Path,
    printed_json: ReadJson,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Every photo shows one thing, whatever the detector says.
    monkeypatch.setattr(Counting, "detect", lambda *_: (WHOLE_PHOTO,))
    order = tmp_path / "order.csv"
    order.write_text("sku,quantity\nP-3,2\nGONE,1\n", encoding="utf-8")
    command = ["count", photo, photo, "--catalog", catalogue, "--order", str(order), "--json"]
    assert main(command) == ExitStatus.INPUT_ERROR
    *_, checked = printed_json()
    assert not checked["complete"]
    assert checked["unknown"] == 0
    states = {
        line["sku"]: (line["ordered"], line["counted"], line["state"], line["in_catalog"])
        for line in checked["order"]
    }
    assert states == {"P-3": (2, 2, "complete", True), "GONE": (1, 0, "missing", False)}
    order.write_text("sku,quantity\nP-3,2\n", encoding="utf-8")
    assert main(command) == ExitStatus.OK
    assert printed_json()[-1]["complete"]
    unread = ["count", photo, photo, str(shop_table), *command[3:]]
    assert main(unread) == ExitStatus.INPUT_ERROR
    assert not printed_json()[-1]["complete"]


def test_a_wrong_order_is_said_before_photos_are_searched(
    catalogue: str, photo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = tmp_path / "order.csv"
    order.write_text("sku,quantity\nP-3,some\n", encoding="utf-8")
    command = ["count", photo, "--catalog", catalogue, "--order", str(order)]
    assert main(command) == ExitStatus.INPUT_ERROR
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "line 2" in printed.err


def test_an_interruption_leaves_the_table_and_says_so(
    catalogue: str,
    photo: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Counting, "count", interrupt)
    table = tmp_path / "count.csv"
    status = main(["count", photo, "--catalog", catalogue, "--out", str(table)])
    assert status == ExitStatus.INTERRUPTED
    assert f"{table} was not written" in capsys.readouterr().err
    assert not table.exists()
    assert main(["count", photo, "--catalog", catalogue]) == ExitStatus.INTERRUPTED
    assert "completed work is kept" in capsys.readouterr().err
