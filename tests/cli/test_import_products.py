"""``vitrine import``."""

from pathlib import Path

import pytest

from desktop_app.cli import main
from tests.cli.conftest import ReadJson


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
