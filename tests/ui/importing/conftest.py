"""A table for import tests."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def unusual_table(tmp_path: Path, draw_picture: Callable[..., Path]) -> Path:
    """Return a table with unrecognisable headings and two bad rows."""
    folder = tmp_path / "odd"
    for seed in range(4):
        draw_picture(folder / "elsewhere" / f"{seed}.png", seed)
    lines = ["K1,What,Pic", "A,Apple,0.png", "B,Bread,1.png", ",Nothing,2.png", "D,Date,gone.png"]
    table = folder / "table.csv"
    table.write_text("\n".join(lines), encoding="utf-8")
    return table
