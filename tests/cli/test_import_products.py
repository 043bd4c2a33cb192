"""``vitrine import``."""

import functools
import json
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.domain import download_limits
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
    assert report == counts | {"warnings": [], "rows": 7, "skipped": 0, "archived": 0}
    assert rejection["line"] == 8
    assert "gone.png" in rejection["reason"]


def test_the_report_is_printed_for_people(
    tmp_path: Path, shop_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_row_without_its_picture(shop_table)
    assert main(["import", str(shop_table), "--catalog", str(tmp_path / "c")]) == 0
    printed = capsys.readouterr()
    counts = "7 added, 0 updated, 0 unchanged, 0 rejected, 0 skipped"
    assert printed.out == f"7 rows: {counts}; 6 pictures\n"
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
    allowed = functools.partial(download_limits.DownloadLimits, allows_private=True)
    monkeypatch.setattr(download_limits, "DownloadLimits", allowed)
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
        assert "downloading 1 picture from 127.0.0.1\n" in printed.err
        assert (json.loads(printed.out)["pictures"], server.requests) == (1, ["/1.png"])


def test_the_reading_of_a_table_can_be_chosen(
    tmp_path: Path, printed_json: ReadJson, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "shop.csv"
    table.write_text("sku#our key#name#price\nx#y#z#w\n1#A1#Größe#cheap\n", encoding="cp850")
    (tmp_path / "map.json").write_text('{"sku": "y", "name": "z", "price": "w"}')
    arguments = ["import", str(table), "--catalog", str(tmp_path / "c"), "--json"]
    arguments += ["--encoding", "cp850", "--delimiter", "#", "--header-row", "2"]
    assert main([*arguments, "--map", str(tmp_path / "map.json")]) == 0
    (report,) = printed_json()
    assert (report["added"], report["rejected"]) == (1, [])
    assert report["warnings"] == [
        {"line": 3, "column": "w", "reason": "The price cheap cannot be read."}
    ]


def test_a_line_of_headings_is_a_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["import", "shop.csv", "--catalog", str(tmp_path), "--header-row", "0"]
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "0 is not a line number" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "options", "sentence"),
    [
        ("shop.csv", ["--sheet", "2"], "--sheet has no effect on a CSV file; Leave it out"),
        ("shop.xlsx", ["--encoding", "utf-8"], "--encoding has no effect on a workbook; "),
        ("shop.ods", ["--delimiter", ";"], "--delimiter has no effect on a workbook; "),
        (".", ["--header-row", "2"], "--header-row has no effect on a folder of pictures; "),
        (".", ["--pictures", "."], "--pictures has no effect on a folder of pictures; "),
        ("shop.csv", ["--encoding", ""], "--encoding is empty; Leave it out or name one"),
        ("shop.csv", ["--map", "map.json"], "map.json names no column; Write it as "),
    ],
)
def test_an_option_without_effect_is_wrong_usage(
    name: str,
    options: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "map.json").write_text("{}")
    assert main(["import", name, "--catalog", "c", *options]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"vitrine: {sentence}")


def test_a_missing_folder_of_pictures_is_refused_at_once(
    tmp_path: Path, shop_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["import", str(shop_table), "--catalog", str(tmp_path / "c")]
    assert main([*arguments, "--pictures", str(tmp_path / "none")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"vitrine: There is no folder {tmp_path / 'none'}; ")
    assert not (tmp_path / "c").exists()


def test_headings_without_a_sku_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "shop.csv"
    table.write_text("Price list\nColour,Price\nred,3.20\n")
    assert main(["import", str(table), "--catalog", str(tmp_path / "c")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "Line 2 has these headings: Colour, Price" in line
    assert "--map FILE" in line


def test_a_dry_run_prints_what_the_import_then_prints(
    tmp_path: Path, shop_table: Path, printed_json: ReadJson
) -> None:
    add_row_without_its_picture(shop_table)
    folder = tmp_path / "c"
    arguments = ["import", str(shop_table), "--catalog", str(folder), "--json"]
    assert main([*arguments, "--dry-run"]) == 0
    assert not folder.exists()
    assert main(arguments) == 0
    preview, report = printed_json()
    assert {name: preview[name] for name in report} == report
    assert (preview["dry_run"], preview["missing_pictures"], preview["missing"]) == (True, 1, [])


def test_products_that_the_table_no_longer_has(
    catalogue: str, shop_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = shop_table.read_text().replace("0.50", "0.75").splitlines()
    shop_table.write_text("\n".join(lines[:5]) + "\n")
    arguments = ["import", str(shop_table), "--catalog", catalogue]
    assert main([*arguments, "--dry-run"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "changed fields: price 1",
        "2 products that the table no longer has stay: P-4, P-5",
        "Nothing is changed.",
    ]
    assert main([*arguments, "--dry-run", "--archive-missing"]) == 0
    printed = capsys.readouterr().out
    assert "2 products that the table no longer has will be archived: P-4, P-5" in printed
    assert main([*arguments, "--archive-missing"]) == 0
    assert capsys.readouterr().out.endswith("2 products archived\n")
    assert main(["search", "Product", "--catalog", catalogue, "--json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4
