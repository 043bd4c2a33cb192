"""The commands keep their contract: JSON, sentences, exit statuses."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app import cli, paths
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.cli import main
from desktop_app.settings import Settings, save_settings

HIT_KEYS = {"sku", "name", "score", "picture", "evidence"}


def _lines(capsys: pytest.CaptureFixture[str]) -> list[Any]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def catalogue(tmp_path: Path, shop_table: Path, capsys: pytest.CaptureFixture[str]) -> str:
    folder = str(tmp_path / "catalogue")
    assert main(["import", str(shop_table), "--catalog", folder]) == 0
    capsys.readouterr()
    return folder


def test_import_reports_in_json(
    tmp_path: Path, shop_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with shop_table.open("a") as table:
        table.write("P-9,Gone,Toys,1,EUR,pictures/gone.png\n")
    assert main(["import", str(shop_table), "--catalog", str(tmp_path / "c"), "--json"]) == 0
    (report,) = _lines(capsys)
    reason = "The product is in the catalogue without this picture: gone.png does not exist."
    assert report == {
        "added": 7,
        "updated": 0,
        "unchanged": 0,
        "pictures": 6,
        "rejected": [{"line": 8, "reason": reason}],
    }


def test_identify_names_the_skus_that_were_merged(
    catalogue: str, shop_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = SqliteCatalogue.open(Path(catalogue))
    ids = store.ids_by_sku(["P-2", "P-4"])
    store.decisions.act("merge", [((ids["P-2"], ids["P-4"]), {})], author="")
    store.close()
    photo = str(shop_table.parent / "pictures" / "4.png")
    assert main(["identify", photo, "--catalog", catalogue, "--top", "2", "--json"]) == 0
    (answer,) = _lines(capsys)
    merged, other = answer["hits"]
    assert (merged["sku"], merged["aliases"]) == ("P-2", ["P-4"])
    assert other.keys() == HIT_KEYS


def test_identify_answers_a_line_a_photo_and_goes_on_after_a_bad_one(
    catalogue: str, shop_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = str(shop_table.parent / "pictures" / "3.png")
    status = main(
        ["identify", good, str(shop_table), good, "--catalog", catalogue, "--top", "2", "--json"]
    )
    assert status == cli.INPUT_FAULT
    first, bad, last = _lines(capsys)
    assert first["photo"] == good
    assert first["verdict"] in {"match", "check", "unknown"}
    assert first["category"].keys() == {"name", "score"}
    assert [hit.keys() for hit in first["hits"]] == [HIT_KEYS, HIT_KEYS]
    assert first["hits"][0]["sku"] == "P-3"
    assert 0 <= first["hits"][1]["score"] <= first["hits"][0]["score"] <= 1
    parts = {"cosine", "margin", "agreement", "inliers", "lead", "centre"}
    assert first["hits"][0]["evidence"].keys() == parts
    assert first["ms"].keys() == {"decode", "crop", "embed", "search", "verify", "total"}
    assert first["device"] in {"cpu", "cuda"}
    assert bad.keys() == {"photo", "error"}
    assert last["hits"] == first["hits"]


def test_identify_for_people(
    catalogue: str, shop_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = str(shop_table.parent / "pictures" / "3.png")
    assert main(["identify", photo, "--catalog", catalogue]) == 0
    assert "P-3  Product 3" in capsys.readouterr().out


def test_identify_says_that_there_is_nothing_to_compare_with(
    tmp_path: Path, shop_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, folder = tmp_path / "bare.csv", str(tmp_path / "bare")
    table.write_text("sku,name\nA,Apple\n")
    assert main(["import", str(table), "--catalog", folder]) == 0
    capsys.readouterr()
    photo = str(shop_table.parent / "pictures" / "3.png")
    assert main(["identify", photo, "--catalog", folder]) == 0
    words = "unknown; no product has a picture yet"
    assert capsys.readouterr().out == f"{photo}: {words}\n"


def test_identify_within_a_category(
    catalogue: str, shop_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = str(shop_table.parent / "pictures" / "0.png")
    options = ["--catalog", catalogue, "--category", "Tools", "--json"]
    assert main(["identify", photo, *options]) == 0
    (answer,) = _lines(capsys)
    assert {hit["sku"] for hit in answer["hits"]} == {"P-3", "P-4", "P-5"}


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["identify", "x.jpg", "--catalog", "nowhere"], 1, "There is no catalogue in nowhere;"),
        (["import", "nowhere.csv", "--catalog", "c"], 1, "There is no file or folder"),
        (["identify", "--catalog", "c"], 2, "PHOTO"),
        (["evaluate", "--catalog", "nowhere", "--queries", "q.csv"], 1, "There is no catalogue"),
        (["evaluate", "--catalog", "c"], 2, "--queries"),
        (["identify", "x.jpg", "--catalog", "c", "--top", "0"], 2, "--top"),
        (["juggle"], 2, "juggle"),
        (["identify", "x.jpg", "--catalog", "c", "--device", "tpu"], 2, "tpu"),
    ],
)
def test_errors_are_one_line_and_a_status(
    arguments: list[str],
    status: int,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        got = main(arguments)
    except SystemExit as stop:
        got = int(stop.code or 0)
    assert got == status
    printed = capsys.readouterr()
    assert printed.out == ""
    (line,) = printed.err.splitlines()
    assert line.startswith("vitrine: ")
    assert words in line
    assert ";" in line


def test_a_fault_of_the_program_is_its_own(
    catalogue: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("desktop_app.engine.engine.retrieve_candidates", fail)
    picture = str(Path(catalogue).parent / "shop" / "pictures" / "3.png")
    assert main(["identify", picture, "--catalog", catalogue]) == cli.OWN_FAULT
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert "Traceback" in caplog.text
    caplog.clear()


def test_a_key_stops_a_job_and_keeps_what_is_done(
    catalogue: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop_app.engine.engine.retrieve_candidates", stop)
    picture = str(Path(catalogue).parent / "shop" / "pictures" / "3.png")
    assert main(["identify", picture, "--catalog", catalogue]) == cli.STOPPED
    assert capsys.readouterr().err == "vitrine: stopped; what was finished is kept\n"


@pytest.fixture
def queries(shop_table: Path) -> str:
    """Return a table of photos: two of known products, one of none, and two lines at fault."""
    file = shop_table.parent / "queries.csv"
    lines = ["photo,sku", "pictures/3.png,P-3", "pictures/4.png,", "gone.png,P-1"]
    file.write_text("\n".join([*lines, "pictures/1.png,X-1", "pictures/2.png,P-2"]) + "\n")
    return str(file)


def test_evaluate_in_json(catalogue: str, queries: str, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["evaluate", "--catalog", catalogue, "--queries", queries, "--json"])
    assert status == cli.INPUT_FAULT
    (report,) = _lines(capsys)
    assert (report["n"], report["top1"], report["top5"], report["mrr"]) == (3, 1, 1, 1)
    assert 0 <= report["auroc"] <= 1
    assert report["false_accept_at_95"] in {0, 1}
    assert 0 <= report["ece"] <= 1
    assert 0 < report["ms"]["p50"] <= report["ms"]["p95"]
    assert [figures["name"] for figures in report["measures"]][:2] == ["cosine", "euclidean"]
    assert [line["line"] for line in report["rejected"]] == [4, 5]
    assert "gone.png" in report["rejected"][0]["reason"]
    assert "X-1" in report["rejected"][1]["reason"]


def test_evaluate_gives_null_where_a_figure_is_undefined(
    catalogue: str, shop_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = shop_table.parent / "one.csv"
    table.write_text("photo,sku\npictures/3.png,P-3\n")
    assert main(["evaluate", "--catalog", catalogue, "--queries", str(table), "--json"]) == 0
    (report,) = _lines(capsys)
    assert report["top1"] == 1
    assert report["auroc"] is report["false_accept_at_95"] is None


def test_evaluate_for_people(
    catalogue: str, queries: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", "--catalog", catalogue, "--queries", queries]) == cli.INPUT_FAULT
    printed = capsys.readouterr()
    assert "first hit right               100.0%" in printed.out
    first, second = printed.err.splitlines()
    assert first.startswith("vitrine: line 4: ")
    assert second == "vitrine: line 5: The catalogue has no product X-1."


def test_evaluate_writes_a_page_in_the_language_of_the_settings(
    catalogue: str, queries: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_settings(Settings(language="zh_CN"), paths.settings_file())
    page = tmp_path / "report.html"
    arguments = ["evaluate", "--catalog", catalogue, "--queries", queries, "--json"]
    assert main([*arguments, "--report", str(page)]) == cli.INPUT_FAULT
    assert len(_lines(capsys)) == 1
    text = page.read_text(encoding="utf-8")
    assert '<html lang="zh-CN">' in text
    assert "Product 4" in text


def test_evaluate_says_what_it_found_though_the_page_cannot_be_written(
    catalogue: str, queries: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["evaluate", "--catalog", catalogue, "--queries", queries]
    assert main([*arguments, "--report", str(tmp_path / "no" / "r.html")]) == cli.INPUT_FAULT
    printed = capsys.readouterr()
    assert "first hit right" in printed.out
    assert "cannot be written: No such file or directory; Choose" in printed.err


def test_teaching_shows_before_and_after_and_switches_on_what_is_better(
    tmp_path: Path, loud_shop: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path / "catalogue")
    assert main(["import", str(loud_shop()), "--catalog", folder]) == 0
    capsys.readouterr()
    assert main(["teach", "--catalog", folder]) == 0
    said = capsys.readouterr().out
    assert "learnt from 12 products: 48 pictures" in said
    assert "before" in said
    assert "It is switched on" in said
    assert main(["teach", "--catalog", folder, "--json"]) == 0
    (report,) = _lines(capsys)
    assert report["advised"]
    assert report["on"]
    assert 0 <= report["before"] < report["after"] <= 1
    assert main(["teach", "--catalog", folder, "--off"]) == 0
    assert capsys.readouterr().out == "What was learnt is switched off.\n"


def test_teaching_too_little_is_a_sentence(
    catalogue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["teach", "--catalog", catalogue, "--json"]) == cli.INPUT_FAULT
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("vitrine: There is too little to learn from")
    assert main(["teach", "--catalog", catalogue, "--off", "--json"]) == 0
    assert _lines(capsys) == [{"on": False}]


def test_a_measure_that_is_not_learnt_is_a_sentence(
    catalogue: str, shop_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = str(shop_table.parent / "pictures" / "3.png")
    command = ["identify", photo, "--catalog", catalogue, "--measure"]
    assert main([*command, "mahalanobis"]) == cli.INPUT_FAULT
    assert "has to be learnt from the catalogue first; " in capsys.readouterr().err
    assert main([*command, "euclidean", "--json"]) == 0
    assert _lines(capsys)[0]["hits"][0]["sku"] == "P-3"


def test_doctor_says_what_is_in_use(catalogue: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--catalog", catalogue, "--json"]) == 0
    (report,) = _lines(capsys)
    assert report["device"]["name"] in {"cpu", "cuda"}
    assert report["catalogue"]["products"] == 6
    assert report["index"]["state"] == "current"
    assert report["problems"] == []
    assert {"onnxruntime", "onnxruntime-gpu"} & report["versions"].keys()


def test_doctor_finds_a_damaged_catalogue(
    catalogue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (Path(catalogue) / "catalog.sqlite").write_bytes(b"garbage" * 1000)
    assert main(["doctor", "--catalog", catalogue, "--json"]) == cli.INPUT_FAULT
    (report,) = _lines(capsys)
    assert "not a catalogue" in report["problems"][0]


def test_nothing_but_json_and_no_noise_from_native_code(catalogue: str, shop_table: Path) -> None:
    """onnxruntime-gpu on a computer without a GPU writes red lines from native code."""
    photo = shop_table.parent / "pictures" / "3.png"
    command = [sys.executable, "-m", "desktop_app", "identify", str(photo)]
    result = subprocess.run(
        [*command, "--catalog", catalogue, "--json"], capture_output=True, text=True, timeout=120
    )
    assert result.returncode == 0
    assert result.stderr == ""
    assert json.loads(result.stdout)["hits"][0]["sku"] == "P-3"


def test_audit_writes_pairs_and_reports_in_json(
    catalogue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pairs.csv"
    assert main(["audit", "--catalog", catalogue, "--out", str(out), "--json"]) == 0
    (report,) = _lines(capsys)
    assert report["audited"] == 6
    header = out.read_text(encoding="utf-8").splitlines()[0]
    assert header == "level,sku_a,image_a,sku_b,image_b,score,reason"


def test_audit_says_where_it_cannot_write(
    catalogue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "missing" / "pairs.csv"
    assert main(["audit", "--catalog", catalogue, "--out", str(out)]) == 1
    assert capsys.readouterr().err.startswith("vitrine: ")
