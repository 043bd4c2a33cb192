"""``vitrine teach``."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.engine.learning import catalogue_examples
from tests.cli.conftest import ReadJson


@pytest.fixture(autouse=True)
def _few_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calibrate with few queries: each takes two runs of the model."""
    monkeypatch.setattr(catalogue_examples, "_MIN_QUERIES", 10)
    monkeypatch.setattr(catalogue_examples, "_MAX_QUERIES", 10)


def test_an_improvement_is_shown_and_switched_on(
    tmp_path: Path,
    cluttered_shop: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    printed_json: ReadJson,
) -> None:
    folder = str(tmp_path / "catalogue")
    assert main(["import", str(cluttered_shop()), "--catalog", folder]) == 0
    capsys.readouterr()
    assert main(["teach", "--catalog", folder]) == 0
    printed = capsys.readouterr().out
    assert "learned from 12 products: 48 pictures" in printed
    assert "before" in printed
    assert "It is switched on" in printed
    assert "scores measured with 10 photos" in printed
    assert main(["teach", "--catalog", folder, "--json"]) == 0
    (report,) = printed_json()
    assert report["advised"]
    assert report["on"]
    assert report["calibration"]["queries"] == 10
    assert 0 <= report["before"] < report["after"] <= 1
    assert main(["teach", "--catalog", folder, "--off"]) == 0
    assert capsys.readouterr().out == "What was learned is switched off.\n"


def test_too_few_pictures_are_an_input_error(
    catalogue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["teach", "--catalog", catalogue, "--json"]) == ExitStatus.INPUT_ERROR
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("vitrine: There is too little to learn from")


def test_switching_off_works_before_anything_was_learned(
    catalogue: str, printed_json: ReadJson
) -> None:
    assert main(["teach", "--catalog", catalogue, "--off", "--json"]) == 0
    assert printed_json() == [{"on": False}]
