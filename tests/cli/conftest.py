"""What tests of commands share: a small catalogue, printed JSON, a fake window."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from desktop_app.cli import main
from desktop_app.settings import Settings

ReadJson: TypeAlias = Callable[[], list[Any]]
WindowCalls: TypeAlias = list[tuple[Settings, dict[str, Any]]]


@pytest.fixture
def catalogue(tmp_path: Path, shop_table: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return the folder of a catalogue with six products, one picture each."""
    folder = str(tmp_path / "catalogue")
    assert main(["import", str(shop_table), "--catalog", folder]) == 0
    capsys.readouterr()
    return folder


@pytest.fixture
def printed_json(capsys: pytest.CaptureFixture[str]) -> ReadJson:
    """Return a function that parses what was printed since its last call, line by line."""
    return lambda: [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def run_window_calls(monkeypatch: pytest.MonkeyPatch) -> WindowCalls:
    """Replace ``run_window`` and return the list of its calls."""
    calls: WindowCalls = []

    def run_window(settings: Settings, **arguments: Any) -> int:
        calls.append((settings, arguments))
        return 0

    monkeypatch.setattr("desktop_app.app.run_window", run_window)
    return calls
