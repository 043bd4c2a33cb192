"""``vitrine import``."""

import functools
import json
from pathlib import Path

import pytest

from desktop_app.catalogue.io import web_download
from desktop_app.cli import main
from tests.cli.conftest import ReadJson
from tests.picture_server import picture_server


def add_row_without_its_picture(table: Path) -> None:
    with table.open("a") as file:
        file.write("P-9,Gone,Toys,1,EUR,pictures/gone.png\n")


def test_the_report_is_printed_as_json(
    tmp_path: Path, shop_table: Path, printed_json: ReadJson
) -> None:
    add_row_without_its_picture(shop_table)
    assert main(["import", str(shop_table), "--catalog", str(tmp_path / "c"), "--json"]) == 0
    (report,) = printed_json()
    (rejection,) = report.pop("rejected")
    counts = {"added": 7, "updated": 0, "unchanged": 0, "pictures": 6, "moved": 0, "removed": 0}
    assert report == counts | {"warnings": []}
    assert rejection["line"] == 8
    assert "gone.png" in rejection["reason"]


def test_the_report_is_printed_for_people(
    tmp_path: Path, shop_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_row_without_its_picture(shop_table)
    assert main(["import", str(shop_table), "--catalog", str(tmp_path / "c")]) == 0
    printed = capsys.readouterr()
    assert printed.out == "7 added, 0 updated, 0 unchanged, 6 pictures\n"
    assert printed.err.startswith("vitrine: line 8: ")


def test_picture_paths_start_from_the_given_folder(
    tmp_path: Path, shop_table: Path, printed_json: ReadJson
) -> None:
    moved_table = shop_table.rename(tmp_path / "products.csv")
    arguments = ["import", str(moved_table), "--catalog", str(tmp_path / "c"), "--json"]
    assert main([*arguments, "--pictures", str(shop_table.parent)]) == 0
    (report,) = printed_json()
    assert (report["pictures"], report["rejected"]) == (6, [])


def test_pictures_in_the_web_are_downloaded_only_if_asked_for(
    shop_table: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    allowed = functools.partial(web_download.DownloadLimits, allows_private=True)
    monkeypatch.setattr(web_download, "DownloadLimits", allowed)
    table = tmp_path / "web.csv"
    with picture_server() as server:
        server.files["/1.png"] = (shop_table.parent / "pictures" / "1.png").read_bytes()
        table.write_text(f"sku,name,image\nA1,Tea,{server.address}/1.png\n")
        arguments = ["import", str(table), "--catalog", str(tmp_path / "catalogue")]
        assert main([*arguments, "--json"]) == 0
        printed = capsys.readouterr()
        assert (json.loads(printed.out)["pictures"], server.requests) == (0, [])
        assert main([*arguments, "--download", "--json"]) == 0
        printed = capsys.readouterr()
        assert "downloading 1 pictures from 127.0.0.1\n" in printed.err
        assert (json.loads(printed.out)["pictures"], server.requests) == (1, ["/1.png"])
