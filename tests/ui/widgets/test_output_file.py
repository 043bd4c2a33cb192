"""A file that is going to be written gets a suffix of its formats."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.output_file import choose_output

FORMATS = {".csv": "Tables (*.csv)", ".xlsx": "Workbooks (*.xlsx)"}


@pytest.mark.parametrize(
    ("answers", "chosen"),
    [
        ([("list.XLSX", "Tables (*.csv)")], "list.XLSX"),
        ([("list", "Workbooks (*.xlsx)")], "list.xlsx"),
        ([("list 27.11", "")], "list 27.11.csv"),
        ([("there", ""), ("there.csv", "")], "there.csv"),
        ([("there", ""), ("", "")], None),
    ],
)
def test_the_name_gets_a_suffix_and_no_file_is_replaced_unasked(
    answers: Sequence[tuple[str, str]],
    chosen: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    (tmp_path / "there.csv").touch()
    coming = iter([(name and str(tmp_path / name), label) for name, label in answers])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: next(coming))
    parent = QWidget()
    qtbot.addWidget(parent)
    file = choose_output(parent, "Save list", "", FORMATS)
    assert file == (None if chosen is None else tmp_path / chosen)
    assert not [*coming]
