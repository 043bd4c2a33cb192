import csv
from pathlib import Path

import pytest

from desktop_app.domain.kept_answer import Correction
from desktop_app.engine.counter.history.answer_export import export_answers
from desktop_app.errors import VitrineError
from tests.engine.counter.history.answers import CODE, CUP, MUG, TEA, WHEN, answer


def read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_answer_is_a_row(tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    corrected = answer(CUP, chosen=CUP, correction=Correction(MUG, WHEN), codes=(CODE,))
    count = export_answers([corrected, answer(TEA, verdict="unknown", has_photo=True)], file)
    assert count == 2
    first, second = read(file)
    local = WHEN.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    assert first["Date and time"] == local
    assert (first["Station"], first["Verdict"]) == ("Till 1", "Check")
    assert (first["State"], first["SKU"], first["Accepted SKU"]) == ("Corrected", "M-2", "C-1")
    assert (first["Codes"], first["Batch"]) == ("4006381333931", "B-17")
    assert (first["Best before"], first["Photos"]) == ("2026-12-24", "0")
    assert (second["State"], second["SKU"]) == ("Without choice", "")
    assert (second["Score"], second["Photos"]) == ("0.9", "1")


def test_text_is_never_a_formula(tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    export_answers([answer(TEA, chosen=TEA, station="=1+1")], file)
    (row,) = read(file)
    assert row["Name"] == row["First offered name"] == "'=HYPERLINK(1)"
    assert row["Station"] == "'=1+1"


def test_headings_and_names_are_in_the_language_of_the_window(tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    export_answers(
        [answer(CUP)],
        file,
        lambda message: f"<{message.template}>",
        lambda product: product.in_language("zh"),
    )
    (row,) = read(file)
    assert row["<First offered name>"] == "红色杯子"
    assert row["<Verdict>"] == "<Check>"


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="no folder"):
        export_answers([], tmp_path / "missing" / "answers.csv")
