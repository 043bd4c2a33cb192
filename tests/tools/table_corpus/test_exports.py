"""Each export of a shop system is read right."""

from pathlib import Path

import pytest

from tools.table_corpus.case import Case
from tools.table_corpus.check import problems
from tools.table_corpus.exports import exports


@pytest.mark.parametrize("case", exports(), ids=lambda case: case.kind)
def test_an_export_is_read_right(tmp_path: Path, case: Case) -> None:
    assert problems(case, tmp_path / "table.csv") == []
