"""Pairs are written as a plain CSV file, completely or not at all."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.engine.export.pair_export import COLUMNS, PairRow, write_pairs
from desktop_app.errors import VitrineError
from desktop_app.progress import finish

ROWS = [
    PairRow("copy", "A", "/a.jpg", "B", "/b.jpg", 0.98765, ("same_photograph", "price_differs")),
    PairRow("same_product", "=1+1", "", "C", "", 0.95, ("same_gtin",)),
]


def _read(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def test_each_pair_is_a_row(tmp_path: Path) -> None:
    file = tmp_path / "pairs.csv"
    finish(write_pairs(ROWS, 2, file))
    assert _read(file) == [
        list(COLUMNS),
        ["copy", "A", "/a.jpg", "B", "/b.jpg", "0.9877", "same_photograph|price_differs"],
        ["same_product", "'=1+1", "", "C", "", "0.95", "same_gtin"],
    ]


def test_no_pairs_make_a_file_with_headings(tmp_path: Path) -> None:
    finish(write_pairs([], 0, tmp_path / "pairs.csv"))
    assert _read(tmp_path / "pairs.csv") == [list(COLUMNS)]


def test_progress_counts_rows(tmp_path: Path) -> None:
    progress = [step.done for step in write_pairs(ROWS * 600, 1200, tmp_path / "pairs.csv")]
    assert progress == [0, 500, 1000]


def test_a_cancelled_export_keeps_the_former_file(tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "pairs.csv").write_text("former")
    job = write_pairs(ROWS * 600, 1200, folder / "pairs.csv")
    next(job)
    job.close()
    assert [(file.name, file.read_text()) for file in folder.iterdir()] == [("pairs.csv", "former")]


def test_an_error_while_rows_are_read_keeps_the_former_file(tmp_path: Path) -> None:
    def rows() -> Iterator[PairRow]:
        yield ROWS[0]
        raise ZeroDivisionError

    (tmp_path / "pairs.csv").write_text("former")
    with pytest.raises(ZeroDivisionError):
        finish(write_pairs(rows(), 2, tmp_path / "pairs.csv"))
    assert (tmp_path / "pairs.csv").read_text() == "former"


def test_a_file_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="There is no folder"):
        finish(write_pairs(ROWS, 2, tmp_path / "gone" / "pairs.csv"))
