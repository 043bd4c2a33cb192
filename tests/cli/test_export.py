"""``vitrine export``."""

from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from tests.cli.conftest import ReadJson


def test_products_and_pictures_are_written(
    catalogue: str, tmp_path: Path, printed_json: ReadJson
) -> None:
    out, pictures = tmp_path / "shop.csv", tmp_path / "images"
    arguments = ["--out", str(out), "--pictures", str(pictures), "--json"]
    assert main(["export", "--catalog", catalogue, *arguments]) == 0
    (report,) = printed_json()
    assert report == {"products": 6, "pictures": 6, "thumbnails": 0, "out": str(out)}
    assert len(list(pictures.iterdir())) == 6
    assert len(out.read_text(encoding="utf-8").splitlines()) == 7


def test_the_result_is_printed_for_people(
    catalogue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "shop.xlsx"
    assert main(["export", "--catalog", catalogue, "--out", str(out), "--previews"]) == 0
    assert capsys.readouterr().out == f"6 products in {out}\n"


def test_an_unknown_suffix_and_a_missing_catalogue_are_input_errors(
    catalogue: str, tmp_path: Path
) -> None:
    wrong = ["--out", str(tmp_path / "shop.doc")]
    assert main(["export", "--catalog", catalogue, *wrong]) == ExitStatus.INPUT_ERROR
    missing = ["--out", str(tmp_path / "shop.csv")]
    folder = tmp_path / "none"
    assert main(["export", "--catalog", str(folder), *missing]) == ExitStatus.INPUT_ERROR
    assert not folder.exists()


def test_previews_without_cells_are_wrong_usage(
    catalogue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "shop.csv"
    arguments = ["export", "--catalog", catalogue, "--out", str(out), "--previews"]
    assert main(arguments) == ExitStatus.USAGE_ERROR
    assert capsys.readouterr().err.startswith("vitrine: --previews has no effect on shop.csv; ")
    assert not out.exists()


def test_a_folder_of_pictures_is_written_alone(
    catalogue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "images"
    assert main(["export", "--catalog", catalogue, "--pictures", str(folder)]) == 0
    assert len([file for file in folder.rglob("*") if file.is_file()]) == 6
    assert capsys.readouterr().out.startswith(f"6 products in {folder}\n6 pictures in {folder}")


def test_an_export_to_nowhere_is_wrong_usage(
    catalogue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--catalog", catalogue]) == ExitStatus.USAGE_ERROR
    assert "The option --out is missing" in capsys.readouterr().err
