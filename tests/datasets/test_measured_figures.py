"""Figures are kept by benchmark."""

from pathlib import Path

import pytest

from datasets import measured_figures
from datasets.measured_figures import keep_figures, read_figures


def test_figures_are_added_and_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured_figures, "FOLDER", tmp_path / "figures")
    assert read_figures("query") == {}
    keep_figures("query", {"p50": 51.0})
    keep_figures("query", {"p95": 80.0, "p50": 50.0})
    assert read_figures("query") == {"p50": 50.0, "p95": 80.0}
    assert read_figures("other") == {}
