"""``vitrine evaluate``."""

from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.settings import Settings, save_settings
from tests.cli.conftest import ReadJson


@pytest.fixture
def queries(shop_table: Path) -> str:
    """Return a table with two known products, one unknown, and two unusable rows."""
    file = shop_table.parent / "queries.csv"
    lines = ["photo,sku", "pictures/3.png,P-3", "pictures/4.png,", "gone.png,P-1"]
    file.write_text("\n".join([*lines, "pictures/1.png,X-1", "pictures/2.png,P-2"]) + "\n")
    return str(file)


def test_the_figures_are_printed_as_json(
    catalogue: str, queries: str, printed_json: ReadJson
) -> None:
    status = main(["evaluate", "--catalog", catalogue, "--queries", queries, "--json"])
    assert status == ExitStatus.INPUT_ERROR
    (report,) = printed_json()
    assert (report["n"], report["top1"], report["top5"], report["mrr"]) == (3, 1, 1, 1)
    assert 0 <= report["auroc"] <= 1
    assert report["false_accept_at_95"] in {0, 1}
    assert 0 <= report["ece"] <= 1
    assert 0 < report["ms"]["p50"] <= report["ms"]["p95"]
    assert [figures["name"] for figures in report["measures"]][:2] == ["cosine", "euclidean"]
    assert [line["line"] for line in report["rejected"]] == [4, 5]
    assert "gone.png" in report["rejected"][0]["reason"]
    assert "X-1" in report["rejected"][1]["reason"]


def test_an_undefined_figure_is_null(
    catalogue: str, shop_table: Path, printed_json: ReadJson
) -> None:
    table = shop_table.parent / "one.csv"
    table.write_text("photo,sku\npictures/3.png,P-3\n")
    assert main(["evaluate", "--catalog", catalogue, "--queries", str(table), "--json"]) == 0
    (report,) = printed_json()
    assert report["top1"] == 1
    assert report["auroc"] is report["false_accept_at_95"] is None


def test_the_figures_are_printed_for_people(
    catalogue: str, queries: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["evaluate", "--catalog", catalogue, "--queries", queries])
    assert status == ExitStatus.INPUT_ERROR
    printed = capsys.readouterr()
    assert "first hit correct             100.0%" in printed.out
    first, second = printed.err.splitlines()
    assert first.startswith("vitrine: line 4: ")
    assert second == "vitrine: line 5: The catalogue has no product X-1."


def test_the_report_is_in_the_language_of_the_settings(
    catalogue: str, queries: str, tmp_path: Path, printed_json: ReadJson
) -> None:
    save_settings(Settings(language="zh_CN"), paths.settings_file())
    page = tmp_path / "report.html"
    arguments = ["evaluate", "--catalog", catalogue, "--queries", queries, "--json"]
    assert main([*arguments, "--report", str(page)]) == ExitStatus.INPUT_ERROR
    assert len(printed_json()) == 1
    text = page.read_text(encoding="utf-8")
    assert '<html lang="zh-CN">' in text
    assert "Product 4" in text


def test_a_report_that_cannot_be_written_is_told_first_and_costs_no_figures(
    catalogue: str,
    queries: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = str(tmp_path / "missing" / "report.html")
    command = ["evaluate", "--catalog", catalogue, "--queries", queries, "--report", report]
    assert main(command) == ExitStatus.INPUT_ERROR
    first = capsys.readouterr()
    # As if the folder had been removed meanwhile.
    monkeypatch.setattr("desktop_app.output_file.check_output", lambda *_: None)
    assert main(command) == ExitStatus.INPUT_ERROR
    later = capsys.readouterr()
    assert not first.out
    assert "first hit correct" in later.out
    for printed in (first, later):
        assert f"There is no folder {tmp_path / 'missing'}" in printed.err
